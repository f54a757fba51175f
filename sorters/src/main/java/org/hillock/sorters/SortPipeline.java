package org.hillock.sorters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.PreprocessingPipeline;
import tools.jackson.databind.node.ObjectNode;

/**
 * The main job: preprocess, sort group by group, describe the units, and leave a folder with {@code sorting}, {@code summary.json} and,
 * where the input is a file, {@code recording.json} (the preprocessed recording as a recipe).
 *
 * @param steps preprocessing in order, the same step as often as wanted; absent: {@link DefaultPreprocessing}
 * @param sorter the sorter with its parameters
 * @param overwrite whether an output folder that is there already is replaced
 * @param run threads, progress and cancellation
 */
public record SortPipeline(Optional<PreprocessingPipeline> steps, Sorter sorter, boolean overwrite, SorterRun run) {
    private static final int LEAST_CHANNELS_OF_A_GROUP = 4;

    /** The preprocessing, the sorter, and the recording it was run on. */
    private record Sorted(SorterResult result, PreprocessingPipeline steps, Recording preprocessed) {}

    /**
     * Sorts a recording into a folder, which appears when everything in it is whole.
     *
     * @param recording the raw signal, with channel positions
     * @param input how the input is called in the summary
     * @return the summary, as it stands in {@code summary.json}
     */
    public ObjectNode sort(Recording recording, String input, Path folder) {
        long start = System.nanoTime();
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            Sorted sorted = sorted(recording);
            double sortSeconds = (System.nanoTime() - start) * 1e-9;
            List<UnitFacts> units = UnitFacts.of(sorted.preprocessed, sorted.result.sorting(), silent(run.jobs()));
            Sorting sorting = UnitFacts.asProperties(sorted.result.sorting(), units);
            SortingSaver.saveToFolder(sorting, output.path().resolve("sorting"), true);
            sorted.result.raw().ifPresent(raw -> raw.save(output.path(), ""));
            if (sorted.preprocessed.checkIfDumpable()) {
                PythonJson.write(
                        output.path().resolve("recording.json"),
                        ExtractorJson.toDict(sorted.preprocessed, Optional.of(output.target())));
            }
            ObjectNode summary = SortSummary.of(recording, input, sorter, sorted.steps, sorted.result, units);
            double seconds = (System.nanoTime() - start) * 1e-9;
            summary.putObject("time")
                    .put("sorting_s", sortSeconds)
                    .put("total_s", seconds)
                    .put("times_real_time", recording.getTotalDuration() / seconds);
            PythonJson.write(output.path().resolve("summary.json"), summary);
            output.commit();
            return summary;
        }
    }

    private static JobOptions silent(JobOptions jobs) {
        return jobs.withProgressBar(false);
    }

    private Sorted sorted(Recording recording) {
        PreprocessingPipeline chosen = steps.orElseGet(() -> DefaultPreprocessing.of(recording));
        Recording preprocessed = chosen.apply(recording);
        Map<Id, Recording> groups = groups(preprocessed);
        if (groups.size() < 2) {
            return new Sorted(sorter.sort(preprocessed, run), chosen, preprocessed);
        }
        List<Sorting> sortings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        ObjectNode reports = PythonJson.NODES.objectNode();
        List<Long> groupOfUnit = new ArrayList<>();
        Map<Id, RawResult> raws = new LinkedHashMap<>();
        for (Map.Entry<Id, Recording> group : groups.entrySet()) {
            SorterResult result = sorter.sort(group.getValue(), run);
            reports.set("group " + group.getKey(), result.report());
            result.notes().forEach(note -> notes.add("Group " + group.getKey() + ": " + note));
            sortings.add(result.sorting());
            result.raw().ifPresent(raw -> raws.put(group.getKey(), raw));
            for (int unit = 0; unit < result.sorting().getNumUnits(); unit++) {
                groupOfUnit.add(group.getKey().asLong());
            }
        }
        Sorting all = Sortings.toNumpySorting(Sortings.aggregateUnits(sortings));
        NdArray property =
                NdArray.ofLongs(groupOfUnit.stream().mapToLong(Long::longValue).toArray());
        RawResult raw = (folder, suffix) -> raws.forEach((group, one) -> one.save(folder, suffix + "_group_" + group));
        SorterResult result =
                new SorterResult(Sortings.setProperty(all, "group", property), reports, notes, Optional.of(raw));
        return new Sorted(result, chosen, preprocessed);
    }

    /** The shanks or tetrodes that are sorted apart: all groups, where each has enough channels. */
    private static Map<Id, Recording> groups(Recording recording) {
        if (recording.properties().find("group").isEmpty()) {
            return Map.of();
        }
        Map<Id, Recording> groups = Recordings.splitBy(recording, "group");
        return groups.values().stream().allMatch(part -> part.getNumChannels() >= LEAST_CHANNELS_OF_A_GROUP)
                ? groups
                : Map.of();
    }
}
