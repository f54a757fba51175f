package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;

/** The core: recordings here, sortings in {@link CoreSortings}, templates and snippets in {@link CoreWaveforms}. */
final class CoreArea implements GoldenArea {
    @Override
    public String name() {
        return "core";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> all = new LinkedHashMap<>(CoreSortings.handlers());
        all.putAll(CoreWaveforms.handlers());
        all.put("recordingGetters", CoreArea::getters);
        all.put("getTraces", CoreArea::getTraces);
        all.put(
                "selectChannels",
                (golden, answers) ->
                        Facts.of(Recordings.selectChannels(golden.recording(), ids(golden, "channel_ids")), answers));
        all.put(
                "removeChannels",
                (golden, answers) -> Facts.of(
                        Recordings.removeChannels(golden.recording(), ids(golden, "remove_channel_ids")), answers));
        all.put(
                "renameChannels",
                (golden, answers) -> Facts.of(
                        Recordings.renameChannels(golden.recording(), ids(golden, "new_channel_ids")), answers));
        all.put("frameSlice", CoreArea::frameSlice);
        all.put("timeSlice", CoreArea::timeSlice);
        all.put(
                "selectSegments",
                (golden, answers) -> Facts.of(
                        Recordings.selectSegmentRecording(
                                golden.recording(), golden.params().requireWholes("segment_indices")),
                        answers));
        all.put("appendRecordings", CoreArea::append);
        all.put(
                "concatenateRecordings",
                (golden, answers) -> Facts.of(Recordings.concatenateRecordings(List.of(golden.recording())), answers));
        all.put("concatenatedTraces", CoreArea::concatenatedTraces);
        all.put("splitRecording", CoreArea::split);
        all.put("aggregateChannels", CoreArea::aggregate);
        all.put("splitBy", CoreArea::splitBy);
        all.put("times", CoreArea::times);
        return all;
    }

    private static Ids ids(GoldenCase golden, String name) {
        return Params.ids(golden.params().require(name));
    }

    private static void getters(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        answers.value("num_channels", recording::getNumChannels)
                .value("num_segments", recording::getNumSegments)
                .value("num_samples", () -> Facts.lengths(recording))
                .value("total_samples", recording::getTotalSamples)
                .value("durations", () -> Facts.segmentwise(recording, recording::getDuration))
                .value("total_duration", recording::getTotalDuration)
                .value("memory_size", () -> IntStream.range(0, recording.getNumSegments())
                        .mapToObj(recording::getMemorySize)
                        .toList())
                .value("gains", recording::getChannelGains)
                .value("offsets", recording::getChannelOffsets)
                .value("locations", recording::getChannelLocations)
                .value("groups", recording::getChannelGroups)
                .value("has_scaleable_traces", recording::hasScaledTraces)
                .value("property_keys", recording::getPropertyKeys)
                .value(
                        "ids_to_indices",
                        () -> recording.idsToIndices(recording.getChannelIds().take(indices(golden, "ids_to_indices"))))
                .value("dtype", () -> recording.getDtype().numpyName());
    }

    /** The ids that were looked up are not exported; they stand where the recorded indices point. */
    private static int[] indices(GoldenCase golden, String key) {
        return golden.values()
                .path(key)
                .valueStream()
                .mapToInt(node -> node.intValue())
                .toArray();
    }

    private static void getTraces(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        boolean scaled = params.flag("return_scaled");
        Ids channels = params.ids("channel_ids").orElse(recording.getChannelIds());
        if (!params.has("segment_index")) {
            Traces traces = recording.getTraces();
            answers.samples("traces", () -> traces);
        }
        int segment = params.whole("segment_index").orElse(0);
        long start = Facts.frame(golden, "start_frame", 0);
        long end = Facts.frame(golden, "end_frame", recording.getNumSamples(segment));
        Traces traces = recording.getTraces(segment, start, end, channels, scaled);
        answers.samples("traces", () -> traces);
    }

    /** Cuts of frames and of time need one segment: the first. */
    private static Recording first(GoldenCase golden) {
        return golden.recording().getNumSegments() == 1
                ? golden.recording()
                : Recordings.selectSegmentRecording(golden.recording(), 0);
    }

    private static void frameSlice(GoldenCase golden, Answers answers) {
        Recording first = first(golden);
        long start = Facts.frame(golden, "start_frame", 0);
        long end = Facts.frame(golden, "end_frame", first.getNumSamples(0));
        Facts.of(Recordings.frameSlice(first, start, end), answers);
    }

    private static void timeSlice(GoldenCase golden, Answers answers) {
        OptionalDouble start = golden.params().number("start_time");
        OptionalDouble end = golden.params().number("end_time");
        Facts.of(Recordings.timeSlice(first(golden), start, end), answers);
    }

    /** {@code order} names whole inputs, or {@code segN} for one segment of the first input. */
    private static void append(GoldenCase golden, Answers answers) {
        List<Recording> parts = new ArrayList<>();
        golden.params().require("order").forEach(node -> {
            String name = node.stringValue();
            parts.add(
                    name.matches("seg\\d+")
                            ? Recordings.selectSegmentRecording(golden.recording(), Integer.parseInt(name.substring(3)))
                            : golden.tree().inputs().recording(name));
        });
        Facts.of(Recordings.appendRecordings(parts), answers);
    }

    private static void concatenatedTraces(GoldenCase golden, Answers answers) {
        Recording joined = Recordings.concatenateRecordings(List.of(golden.recording()));
        long start = Facts.frame(golden, "start_frame", 0);
        long end = Facts.frame(golden, "end_frame", joined.getNumSamples(0));
        answers.samples("traces", () -> joined.getTraces(0, start, end))
                .value("num_samples", () -> joined.getNumSamples(0));
    }

    private static void split(GoldenCase golden, Answers answers) {
        List<Recording> parts = Recordings.splitRecording(golden.recording());
        answers.value("num", parts::size).value("num_samples", () -> parts.stream()
                .map(Recording::getTotalSamples)
                .toList());
    }

    private static void aggregate(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        if (params.has("renamed_channel_ids")) {
            // Two channels of the one recording and a later one of the other; the case doesn't say which.
            List<Recording> parts = List.of(at(recording, 0, 1), at(recording, 9));
            Facts.of(Recordings.aggregateChannels(parts, ids(golden, "renamed_channel_ids")), answers);
        } else if (params.has("recordings")) {
            Facts.of(Recordings.aggregateChannels(ChannelParts.of(golden)), answers);
        } else {
            Facts.of(Recordings.aggregateChannels(List.of(recording, recording)), answers);
        }
    }

    private static Recording at(Recording recording, int... indices) {
        return Recordings.selectChannels(recording, recording.getChannelIds().take(indices));
    }

    private static void splitBy(GoldenCase golden, Answers answers) {
        String property = golden.params()
                .text("property")
                .orElseThrow(() -> new GoldenFault("parameter 'property' must be given"));
        Recordings.splitBy(golden.recording(), property)
                .forEach((value, part) -> answers.value(value.toString(), part::getChannelIds));
    }

    /** A recording with a stated start in every segment, and one with a time vector in its first: the vector is exported. */
    private static void times(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        double[] starts = golden.values()
                .path("t_starts")
                .valueStream()
                .mapToDouble(node -> node.doubleValue())
                .toArray();
        Recording started = recording;
        for (int i = 0; i < starts.length; i++) {
            started = Recordings.setTStart(started, starts[i], i);
        }
        Recording regular = started;
        double[] vector = golden.outputArray("time_vector").toDoubles();
        Recording timed = Recordings.setTimes(
                NumpyRecording.of(
                        recording.getSamplingFrequency(),
                        NdArray.ofNumbers(DType.INT16, new short[vector.length], vector.length, 1),
                        NdArray.ofNumbers(DType.INT16, new short[1], 1, 1)),
                vector,
                0);
        int[] samples = indices(golden, "samples");
        double period = 1 / recording.getSamplingFrequency();
        // The times that were looked up are not exported: each lies clearly on one side of what it stands for.
        double[] looked = {starts[0], starts[0] + 1.2 * period, starts[0] + 150 * period};
        double[] lookedInVector = {
            vector[0] - period,
            (vector[149] + vector[150]) / 2,
            vector[250],
            (vector[250] + vector[251]) / 2,
            vector[vector.length - 1] + 1
        };
        answers.numbers("time_vector", () -> NdArray.ofDoubles(timed.getTimes(0)))
                .value(
                        "t_starts",
                        () -> Facts.segmentwise(
                                regular, i -> regular.getTStart(i).orElse(Double.NaN)))
                .value("samples", () -> samples)
                .value("sample_to_time", () -> IntStream.of(samples)
                        .mapToObj(sample -> regular.sampleIndexToTime(sample, 0))
                        .toList())
                .value("time_to_sample", () -> java.util.Arrays.stream(looked)
                        .mapToObj(time -> regular.timeToSampleIndex(time, 0))
                        .toList())
                .value("tv_sample_to_time", () -> IntStream.of(samples)
                        .mapToObj(sample -> timed.sampleIndexToTime(sample, 0))
                        .toList())
                .value("tv_time_to_sample", () -> java.util.Arrays.stream(lookedInVector)
                        .mapToObj(time -> timed.timeToSampleIndex(time, 0))
                        .toList())
                .value("has_time_vector", () -> List.of(timed.hasTimeVector(0), regular.hasTimeVector(0)))
                .value("duration", () -> timed.getDuration(0));
    }
}
