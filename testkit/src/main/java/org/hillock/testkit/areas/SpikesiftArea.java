package org.hillock.testkit.areas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hillock.comparison.ComparisonOptions;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.Performance;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.NumpySortings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.sorters.spikesift.ArraySamples;
import org.hillock.sorters.spikesift.SampleSource;
import org.hillock.sorters.spikesift.SortJob;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SortedSegment;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import org.hillock.testkit.golden.SpikeTrains;

/** The built-in sorter: whole runs here, its steps in {@link SpikesiftSteps}. */
final class SpikesiftArea implements GoldenArea {
    @Override
    public String name() {
        return "spikesift";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> all = new LinkedHashMap<>(SpikesiftSteps.handlers());
        all.put("sort", SpikesiftArea::sort);
        all.put("sortPart", SpikesiftArea::sortPart);
        all.put("mergeAndMap", SpikesiftArea::mergeAndMap);
        return all;
    }

    /** The options under the names of the reference, in s, median deviations, spikes, µm. */
    static SpikeSiftOptions options(Params params) {
        SpikeSiftOptions usual = SpikeSiftOptions.withDefaults();
        return new SpikeSiftOptions(
                params.number("min_segment_length").orElse(usual.minSegmentLength()),
                params.number("detection_sensitivity").orElse(usual.detectionSensitivity()),
                params.number("min_spikes_per_cluster").orElse(usual.minSpikesPerCluster()),
                params.number("merging_threshold").orElse(usual.mergingThreshold()),
                params.number("max_drift").orElse(usual.maxDrift()),
                params.number("detection_polarity").orElse(usual.detectionPolarity()));
    }

    static float[][] geometry(Recording recording) {
        double[][] locations = recording.getChannelLocations();
        float[][] geometry = new float[locations.length][2];
        for (int c = 0; c < geometry.length; c++) {
            geometry[c][0] = (float) locations[c][0];
            geometry[c][1] = (float) locations[c][1];
        }
        return geometry;
    }

    /** A part of the only segment, with 16-bit numbers where the recording has such. */
    static SampleSource samples(Recording recording, long first, long count) {
        Traces traces = recording.getTraces(0, first, first + count);
        float[] values = traces.toFloats();
        if (recording.getDtype() != DType.INT16) {
            return ArraySamples.of(values, traces.numChannels());
        }
        short[] shorts = new short[values.length];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) values[i];
        }
        return ArraySamples.of(shorts, traces.numChannels());
    }

    static SortedRecording sorted(
            Recording recording, long first, long count, SpikeSiftOptions options, long recordingOffset) {
        float[][] geometry = geometry(recording);
        return SpikeSift.performSpikeSorting(
                samples(recording, first, count),
                geometry,
                recording.getSamplingFrequency(),
                options,
                recordingOffset,
                SortJob.withDefaults().withNeighbours(PeerNeighbours.of(geometry)));
    }

    private static void sort(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        SortedRecording sorted = sorted(recording, 0, recording.getNumSamples(0), options(golden.params()), 0);
        describe(sorted, answers);
        Supplier<GroundTruthComparison> comparison = () -> Comparisons.compareSorterToGroundTruth(
                golden.tree()
                        .inputs()
                        .groundTruthOf(golden.input(0))
                        .orElseThrow(
                                () -> new GoldenFault("the tree must hold the true sorting of " + golden.input(0))),
                sorting(sorted, recording.getSamplingFrequency()),
                "ground truth",
                "sorted",
                GroundTruthOptions.standard()
                        .withExhaustiveGt(true)
                        .withComparison(ComparisonOptions.standard().withPeerQuirks(true)));
        answers.rates("vs_ground_truth", () -> {
                    Map<String, Double> rates = new LinkedHashMap<>();
                    double[] average = comparison.get().averagePerformance().rates();
                    for (int i = 0; i < average.length; i++) {
                        rates.put(Performance.NAMES.get(i), average[i]);
                    }
                    return rates;
                })
                .value(
                        "well_detected",
                        () -> comparison.get().getWellDetectedUnits().size());
    }

    private static Sorting sorting(SortedRecording sorted, double rate) {
        Map<Id, long[]> trains = new LinkedHashMap<>();
        sorted.allSpikes().forEach((id, spikes) -> trains.put(Id.of(id), spikes));
        return NumpySortings.fromUnitDict(trains, rate);
    }

    private static void sortPart(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        long first = params.whole("sample_offset").orElse(0);
        long count =
                params.find("num_samples").map(node -> node.longValue()).orElse(recording.getNumSamples(0) - first);
        long offset =
                params.find("recording_offset").map(node -> node.longValue()).orElse(0L);
        describe(sorted(recording, first, count, options(params), offset), answers);
    }

    /** Both halves are sorted by themselves in one segment each, then joined. */
    private static void mergeAndMap(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        double drift = golden.params().requireNumber("max_drift");
        SpikeSiftOptions options = options(golden.params());
        long length = recording.getNumSamples(0);
        SortedRecording a = sorted(recording, 0, length / 2, options, 0);
        SortedRecording b = sorted(recording, length / 2, length - length / 2, options, length / 2);
        SortedRecording merged = SpikeSift.mergeRecordings(List.of(a, b), drift);
        describe(merged, answers);
        answers.value("map_a_to_b", () -> SpikeSift.mapClusters(a, b, drift))
                .value("boundaries", () -> merged.segmentBoundaries().stream()
                        .map(boundary -> List.of(boundary.start(), boundary.end()))
                        .toList());
    }

    private static void describe(SortedRecording sorted, Answers answers) {
        List<SortedSegment> segments = sorted.segments();
        for (int i = 0; i < segments.size(); i++) {
            int index = i;
            answers.output(
                    "amplitude_vectors_seg" + i,
                    () -> new Answer.UnitRows(
                            Answers.ofFloatRows(segments.get(index).amplitudeVectors()), "segment_spikes", index));
        }
        answers.output(
                        "segment_spikes",
                        () -> new Answer.Trains(segments.stream()
                                .map(segment -> new SpikeTrains(segment.spikeTrains()))
                                .toList()))
                .value(
                        "segments",
                        () -> segments.stream().map(SpikesiftArea::described).toList())
                .value("assignment_chain", sorted::links)
                .value("cluster_ids", sorted::clusterIds)
                .counts("spikes_per_cluster", () -> counts(sorted));
    }

    private static Map<String, Object> described(SortedSegment segment) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("start_time", segment.startTime());
        out.put("duration", segment.duration());
        out.put("num_clusters", segment.numClusters());
        return out;
    }

    private static Map<Integer, Integer> counts(SortedRecording sorted) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        sorted.allSpikes().forEach((id, spikes) -> counts.put(id, spikes.length));
        return counts;
    }
}
