package org.hillock.comparison.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.NpzSortingExtractor;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import org.hillock.sorters.SorterFolder;
import org.hillock.sorters.SorterRun;
import org.hillock.sorters.Sorters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sorters on recordings with known truth, kept in a folder: {@code raw_files/REC}, {@code ground_truth/REC}, {@code
 * sorter_folders/REC/SORTER}, {@code sortings/REC[#]SORTER.npz} with {@code run_log}, and {@code tables}. What is in the folder is looked
 * up at every call. After {@code spikeinterface.comparison.GroundTruthStudy} 0.93.
 */
public final class GroundTruthStudy {
    private final StudyFolder folder;

    private GroundTruthStudy(StudyFolder folder) {
        this.folder = folder;
    }

    /**
     * A recording and what it is known to hold.
     *
     * @param recording the signal
     * @param groundTruth the true sorting
     */
    public record Known(Recording recording, Sorting groundTruth) {}

    /** Writes recordings and their truth into a new folder, which appears when it is whole. */
    public static GroundTruthStudy create(Path studyFolder, Map<String, Known> gtDict, SaveOptions options) {
        if (gtDict.isEmpty()) {
            throw new WrongArgumentException(
                    "create study: gt_dict = {} must hold a recording or more (they are what sorters run on). Give one.");
        }
        gtDict.keySet().forEach(GroundTruthStudy::requireFileName);
        try (StagedOutput output = StagedOutput.folder(studyFolder, options.overwrite(), Optional.empty())) {
            gtDict.forEach((name, known) -> {
                RecordingSaver.saveToFolder(known.recording(), StudyFolder.recording(output.path(), name), options);
                SortingSaver.saveToNpzFolder(known.groundTruth(), StudyFolder.groundTruth(output.path(), name), false);
            });
            output.commit();
        }
        return open(studyFolder);
    }

    private static void requireFileName(String name) {
        if (name.isEmpty()
                || name.startsWith(".")
                || name.contains("/")
                || name.contains("\\")
                || name.contains("[#]")) {
            throw new WrongArgumentException(
                    "create study: rec_name = '" + name
                            + "' must be usable as the name of a folder (no leading dot, no slash, no '[#]'). Choose another name.");
        }
    }

    /** Opens the folder of a study. */
    public static GroundTruthStudy open(Path studyFolder) {
        return new GroundTruthStudy(new StudyFolder(studyFolder));
    }

    /** The names of the recordings, sorted. */
    public List<String> recNames() {
        return folder.recNames();
    }

    /** The runs whose sorting was copied, by recording and sorter. */
    public List<Sorters.RunKey> computed() {
        return folder.copied();
    }

    /** A recording. */
    public Recording getRecording(String recName) {
        return Extractors.loadRecording(StudyFolder.recording(folder.root(), known(recName)));
    }

    /** The true sorting of a recording. */
    public Sorting getGroundTruth(String recName) {
        return Extractors.loadSorting(StudyFolder.groundTruth(folder.root(), known(recName)));
    }

    private String known(String recName) {
        if (!recNames().contains(recName)) {
            throw new WrongArgumentException("study: rec_name = '" + recName + "' must be one of " + recNames() + ".");
        }
        return recName;
    }

    /**
     * Runs sorters on all recordings, then copies their sortings.
     *
     * @param sorterParams parameters by sorter name; others take their defaults
     * @param mode what happens where a sorter was run before
     */
    public void runSorters(
            List<String> sorterList,
            Map<String, ObjectNode> sorterParams,
            Sorters.ModeIfFolderExists mode,
            SorterRun run) {
        Map<String, Recording> recordings = new LinkedHashMap<>();
        recNames().forEach(name -> recordings.put(name, getRecording(name)));
        Sorters.runSorters(
                sorterList, recordings, folder.sorterFolders(), sorterParams, mode, Sorters.Engine.LOOP, 1, run);
        copySortings();
    }

    /** Copies the sortings and logs of all runs that ended well to {@code sortings}, replacing older copies. */
    public void copySortings() {
        for (Sorters.RunKey key : folder.runs()) {
            Path log = folder.sorterLog(key.recordingName(), key.sorterName());
            JsonNode facts = PythonJson.read(log);
            if (!facts.path("error").asBoolean(false)) {
                Path copy = folder.sorting(key.recordingName(), key.sorterName());
                Path logCopy = folder.runLog(key.recordingName(), key.sorterName());
                makeFolder(logCopy.resolveSibling("."));
                Sorting sorting = SorterFolder.read(
                        folder.sorterFolders().resolve(key.recordingName()).resolve(key.sorterName()));
                NpzSortingExtractor.writeSorting(sorting, copy, true);
                PythonJson.write(logCopy, facts);
            }
        }
    }

    private static void makeFolder(Path path) {
        try {
            Files.createDirectories(path.normalize());
        } catch (IOException e) {
            throw WholeFile.cannotWrite(path, e);
        }
    }

    /** A sorting that was copied. */
    public Sorting getSorting(String sorterName, String recName) {
        Sorters.RunKey key = new Sorters.RunKey(recName, sorterName);
        if (!computed().contains(key)) {
            throw new WrongArgumentException("study: sorting = '" + recName + "', '" + sorterName + "' must be one of "
                    + computed() + ". Run the sorter, or copy the sortings.");
        }
        return new NpzSortingExtractor(folder.sorting(recName, sorterName)).open();
    }

    /** Compares every copied sorting with the truth of its recording. */
    public StudyComparisons runComparisons(GroundTruthOptions options) {
        Map<Sorters.RunKey, GroundTruthComparison> comparisons = new LinkedHashMap<>();
        for (Sorters.RunKey key : computed()) {
            comparisons.put(
                    key,
                    Comparisons.compareSorterToGroundTruth(
                            Sortings.toNumpySorting(getGroundTruth(key.recordingName())),
                            getSorting(key.sorterName(), key.recordingName()),
                            "ground truth",
                            key.sorterName(),
                            options));
        }
        return new StudyComparisons(comparisons);
    }

    /** How long every run took: {@code rec_name, sorter_name, run_time} in seconds. */
    public Table aggregateRunTimes() {
        List<Sorters.RunKey> keys = computed();
        List<Double> times = new ArrayList<>();
        for (Sorters.RunKey key : keys) {
            Path log = folder.runLog(key.recordingName(), key.sorterName());
            times.add(
                    Files.isRegularFile(log)
                            ? PythonJson.read(log).path("run_time").asDouble(Double.NaN)
                            : Double.NaN);
        }
        return RunRows.table(
                keys,
                List.of(new Column.Rates(
                        "run_time",
                        times.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    /**
     * All tables by name: {@code run_times, perf_by_unit, count_units}.
     *
     * @param copyIntoFolder whether they are written to {@code tables} as tab-separated text as well
     */
    public Map<String, Table> aggregateDataframes(StudyComparisons comparisons, boolean copyIntoFolder) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("run_times", aggregateRunTimes());
        tables.put("perf_by_unit", comparisons.aggregatePerformanceByUnit());
        tables.put("count_units", comparisons.aggregateCountUnits());
        if (copyIntoFolder) {
            makeFolder(folder.table("any").resolveSibling("."));
            tables.forEach((name, table) -> table.writeTsv(folder.table(name)));
        }
        return tables;
    }

    /** The folder and what is in it. */
    @Override
    public String toString() {
        return folder.root() + ": " + recNames().size() + " recordings, "
                + computed().size() + " sortings";
    }
}
