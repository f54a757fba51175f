package org.hillock.sorters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.NumpySortings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.Id;
import org.hillock.sorters.spikesift.SortJob;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SpikeSift as a sorter of the registry. Every segment of the recording is sorted and the results are linked over the segments, so a
 * unit is one that is found in all of them.
 *
 * @param minSegmentLength shortest stretch that is sorted on its own, in seconds
 * @param detectionSensitivity threshold of detection in median absolute filtered values
 * @param minSpikesPerCluster smallest number of spikes of a unit in a stretch
 * @param mergingThreshold relative difference of average spikes below which two groups are one
 * @param maxDrift largest drift between two stretches in µm
 * @param detectionPolarity factor of the filtered signal: negative finds negative spikes
 */
@Wire(
        name = "spikesift",
        doc =
                "SpikeSift: fast sorting in stretches between which the tissue may drift; needs at least 4 channels and their positions.")
public record SpikeSiftSorter(
        @Param(doc = "Shortest stretch that is sorted on its own; raised to 0.1.", unit = "s", standard = "10.0")
        double minSegmentLength,

        @Param(doc = "Threshold of detection, in median absolute values of the filtered signal.", standard = "10.0")
        double detectionSensitivity,

        @Param(doc = "Smallest number of spikes of a unit in a stretch; raised to 2.", standard = "5.0")
        double minSpikesPerCluster,

        @Param(
                doc = "Relative difference of average spikes below which two groups are one; between 0 and 1.",
                standard = "0.4")
        double mergingThreshold,

        @Param(
                doc = "Largest drift between two stretches; rounded to a multiple of 5.",
                unit = "um",
                standard = "30.0",
                min = 0)
        double maxDrift,

        @Param(
                doc = "Factor of the filtered signal: negative to find negative spikes, positive for positive ones.",
                standard = "-1.0")
        double detectionPolarity)
        implements Sorter {
    @Override
    public String version() {
        return "0.1.1";
    }

    @Override
    public SorterResult sort(Recording recording, SorterRun run) {
        SpikeSiftOptions options = new SpikeSiftOptions(
                minSegmentLength,
                detectionSensitivity,
                minSpikesPerCluster,
                mergingThreshold,
                maxDrift,
                detectionPolarity);
        int threads = run.jobs().nJobs().resolve();
        List<SortedRecording> parts = new ArrayList<>();
        ArrayNode stretches = PythonJson.NODES.arrayNode();
        long offset = 0;
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            long done = offset;
            SortJob job = SortJob.withDefaults()
                    .withThreads(threads)
                    .withCancelled(run.cancellation()::isCancelled)
                    .withProgress((sorted, total) -> run.progress().update(done + sorted, recording.getTotalSamples()));
            parts.add(SpikeSift.performSpikeSorting(recording, segment, options, done, job));
            describe(parts.getLast(), segment, done, stretches);
            offset += recording.getNumSamples(segment);
        }
        SortedRecording merged = SpikeSift.mergeRecordings(parts, maxDrift);
        Sorting sorting = sorting(recording, merged);
        RawResult raw = (folder, suffix) -> merged.save(folder.resolve(SpikeSiftResult.fileName(suffix)), false);
        return new SorterResult(sorting, report(merged, parts, stretches), notes(sorting, parts), Optional.of(raw));
    }

    private static void describe(SortedRecording part, int segment, long offset, ArrayNode stretches) {
        part.segments().forEach(stretch -> stretches
                .addObject()
                .put("segment", segment)
                .put("start_frame", stretch.startTime() - offset)
                .put("end_frame", stretch.endTime() - offset)
                .put("num_clusters", stretch.numClusters()));
    }

    private static Sorting sorting(Recording recording, SortedRecording merged) {
        SortedSet<Integer> ids = merged.clusterIds();
        List<Map<Id, long[]>> segments = new ArrayList<>();
        long start = 0;
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            long from = start;
            long to = start + recording.getNumSamples(segment);
            Map<Id, long[]> trains = new TreeMap<>();
            for (int id : ids) {
                trains.put(
                        Id.of(id),
                        java.util.Arrays.stream(merged.spikes(id))
                                .filter(t -> t >= from && t < to)
                                .map(t -> t - from)
                                .toArray());
            }
            segments.add(trains);
            start = to;
        }
        return NumpySortings.fromUnitDict(segments, recording.getSamplingFrequency());
    }

    private static ObjectNode report(SortedRecording merged, List<SortedRecording> parts, ArrayNode stretches) {
        int found = parts.stream()
                .flatMap(part -> part.segments().stream())
                .mapToInt(stretch -> stretch.numClusters())
                .max()
                .orElse(0);
        ObjectNode report = PythonJson.NODES.objectNode();
        report.put("units_in_all_stretches", merged.clusterIds().size());
        report.put("most_clusters_in_a_stretch", found);
        report.set("stretches", stretches);
        return report;
    }

    private static List<String> notes(Sorting sorting, List<SortedRecording> parts) {
        boolean someFound =
                parts.stream().flatMap(part -> part.segments().stream()).anyMatch(stretch -> stretch.numClusters() > 0);
        if (sorting.getNumUnits() > 0) {
            return List.of();
        }
        return List.of(
                someFound
                        ? "No unit was found in every stretch of the recording; a longer min_segment_length makes fewer stretches."
                        : "No unit crossed the threshold often enough; try a lower detection_sensitivity (8 or 6), and check that spikes are"
                                + " negative (detection_polarity) and that the signal is not in volts.");
    }
}
