package org.hillock.sorters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The folder of a sorter's run: recording, parameters and log as JSON, and the sorting under {@code sorter_output}. */
public final class SorterFolder {
    static final String RECORDING = "spikeinterface_recording.json";
    static final String PARAMS = "spikeinterface_params.json";
    static final String LOG = "spikeinterface_log.json";
    private static final String OUTPUT = "sorter_output";
    private static final String SORTING = "sorting";

    private SorterFolder() {}

    static SorterResult run(Sorter sorter, Recording recording, Path folder, boolean removeExisting, SorterRun run) {
        OperationType<Sorter> type = OperationType.of(sorter);
        try (StagedOutput output = StagedOutput.folder(folder, removeExisting, Optional.empty())) {
            Path inside = output.path();
            if (recording.checkIfDumpable()) {
                PythonJson.write(
                        inside.resolve(RECORDING), ExtractorJson.toDict(recording, Optional.of(output.target())));
            }
            ObjectNode params = PythonJson.NODES.objectNode().put("sorter_name", type.name());
            params.set("sorter_params", type.toJson(sorter));
            PythonJson.write(inside.resolve(PARAMS), params);
            SorterResult result = logged(sorter, type.name(), recording, inside, output, run);
            output.commit();
            return new SorterResult(
                    Sortings.registerRecording(read(folder), recording), result.report(), result.notes(), result.raw());
        }
    }

    private static SorterResult logged(
            Sorter sorter, String name, Recording recording, Path inside, StagedOutput output, SorterRun run) {
        ObjectNode log = PythonJson.NODES
                .objectNode()
                .put("sorter_name", name)
                .put("sorter_version", sorter.version())
                .put("datetime", LocalDateTime.now(ZoneId.systemDefault()).toString());
        log.putArray("runtime_trace");
        long start = System.nanoTime();
        try {
            SorterResult result = sorter.sort(recording, run);
            Files.createDirectories(inside.resolve(OUTPUT));
            SortingSaver.saveToFolder(result.sorting(), inside.resolve(OUTPUT).resolve(SORTING), true);
            result.raw().ifPresent(raw -> raw.save(inside.resolve(OUTPUT), ""));
            log.put("error", false).put("run_time", (System.nanoTime() - start) * 1e-9);
            PythonJson.write(inside.resolve(LOG), log);
            return result;
        } catch (RuntimeException e) {
            log.put("error", true)
                    .put("error_trace", String.valueOf(e.getMessage()))
                    .putNull("run_time");
            PythonJson.write(inside.resolve(LOG), log);
            output.commit();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(inside + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Reads the sorting of a run back.
     *
     * @throws BrokenFileException where the run failed or the folder holds none
     */
    public static Sorting read(Path folder) {
        Path log = folder.resolve(LOG);
        if (Files.isRegularFile(log)) {
            JsonNode facts = PythonJson.read(log);
            if (facts.path("error").asBoolean(false)) {
                throw new BrokenFileException(
                        log, "the run failed: " + facts.path("error_trace").asString(""));
            }
        }
        return Extractors.loadSorting(folder.resolve(OUTPUT).resolve(SORTING));
    }
}
