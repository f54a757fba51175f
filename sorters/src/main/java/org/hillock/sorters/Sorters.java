package org.hillock.sorters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The registry of sorters and the launchers ({@code spikeinterface.sorters}). Only built-in sorters are known. */
public final class Sorters {
    private Sorters() {}

    /** The names of all sorters. */
    public static List<String> availableSorters() {
        return Catalog.standard().ofKind(Sorter.class).stream()
                .map(OperationType::name)
                .sorted()
                .toList();
    }

    /** The names of the sorters that can run here: all, since all are built in. */
    public static List<String> installedSorters() {
        return availableSorters();
    }

    /** The parameters of a sorter with their defaults. */
    public static ObjectNode getDefaultParams(String sorterName) {
        OperationType<?> type = type(sorterName);
        return type.toJson(type.withDefaults());
    }

    /** What each parameter of a sorter means. */
    public static Map<String, String> getParamsDescription(String sorterName) {
        Map<String, String> docs = new LinkedHashMap<>();
        type(sorterName).parameters().forEach(parameter -> docs.put(parameter.name(), parameter.doc()));
        return docs;
    }

    /** What a sorter does. */
    public static String getSorterDescription(String sorterName) {
        return type(sorterName).doc();
    }

    /** One line per sorter: name and version. */
    public static String printSorterVersions() {
        StringBuilder out = new StringBuilder();
        for (String name : availableSorters()) {
            out.append(name)
                    .append(": ")
                    .append(((Sorter) type(name).withDefaults()).version())
                    .append('\n');
        }
        return out.toString();
    }

    /** A sorter with some parameters given by name, the others by default. */
    public static Sorter sorter(String sorterName, ObjectNode params) {
        return (Sorter) type(sorterName).fromJson(params);
    }

    private static OperationType<?> type(String sorterName) {
        return Catalog.standard().named(Sorter.class, sorterName);
    }

    /**
     * Runs a sorter and keeps its log, parameters and sorting in a folder.
     *
     * @param folder output folder; replaced where it exists and {@code removeExistingFolder}
     * @param params parameters by name; others take their defaults, unknown ones are refused
     * @return the sorting, with the recording registered
     */
    public static Sorting runSorter(
            String sorterName,
            Recording recording,
            Path folder,
            boolean removeExistingFolder,
            ObjectNode params,
            SorterRun run) {
        return SorterFolder.run(sorter(sorterName, params), recording, folder, removeExistingFolder, run)
                .sorting();
    }

    /** Runs a sorter without any folder. */
    public static Sorting runSorter(String sorterName, Recording recording, ObjectNode params) {
        return sorter(sorterName, params).sort(recording, SorterRun.silent()).sorting();
    }

    /** A recording's name and a sorter's name: the key of a run. */
    public record RunKey(String recordingName, String sorterName) {}

    /** What happens where the folder of a run exists. */
    public enum ModeIfFolderExists {
        /** Refuse. */
        RAISE,
        /** Run again. */
        OVERWRITE,
        /** Keep a run that ended well, run others again. */
        KEEP
    }

    /** How the runs follow one another. */
    public enum Engine {
        /** One after the other. */
        LOOP,
        /** Several at a time, on threads. */
        THREADS
    }

    /**
     * Runs several sorters on several recordings; each run has the folder {@code <working>/<recording>/<sorter>}.
     *
     * @param sorterParams parameters by sorter name
     * @param threads number of runs at a time for {@link Engine#THREADS}
     * @return the sortings in the order recording, sorter
     */
    public static Map<RunKey, Sorting> runSorters(
            List<String> sorterList,
            Map<String, Recording> recordings,
            Path workingFolder,
            Map<String, ObjectNode> sorterParams,
            ModeIfFolderExists mode,
            Engine engine,
            int threads,
            SorterRun run) {
        Map<RunKey, Path> folders = new LinkedHashMap<>();
        for (String recordingName : recordings.keySet()) {
            for (String sorterName : sorterList) {
                Path folder = workingFolder.resolve(recordingName).resolve(sorterName);
                if (mode == ModeIfFolderExists.RAISE && Files.exists(folder)) {
                    throw new WrongArgumentException("run_sorters: " + folder
                            + " must not exist yet. Choose mode overwrite or keep, or another working folder.");
                }
                folders.put(new RunKey(recordingName, sorterName), folder);
            }
        }
        Map<RunKey, Sorting> results = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(engine == Engine.LOOP ? 1 : Math.max(1, threads))) {
            Map<RunKey, Future<Sorting>> futures = new LinkedHashMap<>();
            folders.forEach((key, folder) ->
                    futures.put(key, pool.submit(() -> one(key, folder, recordings, sorterParams, mode, run))));
            for (Map.Entry<RunKey, Future<Sorting>> future : futures.entrySet()) {
                results.put(future.getKey(), result(future.getValue(), pool));
            }
        }
        return results;
    }

    /** The names {@code recording_0}, {@code recording_1} … for a list of recordings. */
    public static Map<String, Recording> named(List<Recording> recordings) {
        Map<String, Recording> named = new LinkedHashMap<>();
        for (int i = 0; i < recordings.size(); i++) {
            named.put("recording_" + i, recordings.get(i));
        }
        return named;
    }

    private static Sorting one(
            RunKey key,
            Path folder,
            Map<String, Recording> recordings,
            Map<String, ObjectNode> sorterParams,
            ModeIfFolderExists mode,
            SorterRun run) {
        if (mode == ModeIfFolderExists.KEEP && endedWell(folder)) {
            return SorterFolder.read(folder);
        }
        ObjectNode params = sorterParams.getOrDefault(key.sorterName(), PythonJson.NODES.objectNode());
        Recording recording =
                Optional.ofNullable(recordings.get(key.recordingName())).orElseThrow();
        return runSorter(key.sorterName(), recording, folder, true, params, run);
    }

    private static boolean endedWell(Path folder) {
        Path log = folder.resolve(SorterFolder.LOG);
        if (!Files.isRegularFile(log)) {
            return false;
        }
        JsonNode error = PythonJson.read(log).path("error");
        return error.isBoolean() && !error.booleanValue();
    }

    private static Sorting result(Future<Sorting> future, ExecutorService pool) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            pool.shutdownNow();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("run_sorters: interrupted.");
        }
    }
}
