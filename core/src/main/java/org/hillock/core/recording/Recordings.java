package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;

/**
 * The functions on recordings that change what is seen of them, each giving a new lazy recording. The peer's setters
 * ({@code set_property}, {@code annotate}, {@code set_times} …) are functions here too; there is no {@code in_place}.
 */
public final class Recordings {
    private Recordings() {}

    /** The given channels in the given order. */
    public static Recording channelSlice(Recording recording, Ids channelIds) {
        return recording.then(new ChannelSliceRecording(Optional.of(channelIds), Optional.empty()));
    }

    /** The given channels in the given order, under new names. */
    public static Recording channelSlice(Recording recording, Ids channelIds, Ids renamedChannelIds) {
        return recording.then(new ChannelSliceRecording(Optional.of(channelIds), Optional.of(renamedChannelIds)));
    }

    /** The given channels in the given order; today's name of {@link #channelSlice}. */
    public static Recording selectChannels(Recording recording, Ids channelIds) {
        return channelSlice(recording, channelIds);
    }

    /** All channels but the given ones. */
    public static Recording removeChannels(Recording recording, Ids removeChannelIds) {
        return channelSlice(recording, recording.getChannelIds().without(removeChannelIds));
    }

    /** All channels under new names. */
    public static Recording renameChannels(Recording recording, Ids newChannelIds) {
        return channelSlice(recording, recording.getChannelIds(), newChannelIds);
    }

    /** The frames {@code [startFrame, endFrame)} of a recording with one segment. */
    public static Recording frameSlice(Recording recording, long startFrame, long endFrame) {
        return recording.then(new FrameSliceRecording(Optional.of(startFrame), Optional.of(endFrame)));
    }

    /** The time from {@code startTime} up to {@code endTime} seconds of a recording with one segment, on its own clock. */
    public static Recording timeSlice(Recording recording, OptionalDouble startTime, OptionalDouble endTime) {
        Optional<Long> start = startTime.isPresent()
                ? Optional.of(frameOf(recording, "start_time", startTime.getAsDouble()))
                : Optional.empty();
        Optional<Long> end = endTime.isPresent()
                ? Optional.of(frameOf(recording, "end_time", endTime.getAsDouble()))
                : Optional.empty();
        return recording.then(new FrameSliceRecording(start, end));
    }

    /** Some segments, in the given order. */
    public static Recording selectSegmentRecording(Recording recording, int... segmentIndices) {
        return recording.then(new SelectSegmentRecording(
                java.util.Arrays.stream(segmentIndices).boxed().toList()));
    }

    /** One recording for each segment. */
    public static List<Recording> splitRecording(Recording recording) {
        List<Recording> parts = new ArrayList<>();
        for (int i = 0; i < recording.getNumSegments(); i++) {
            parts.add(selectSegmentRecording(recording, i));
        }
        return parts;
    }

    /** The segments of all recordings, kept as segments. */
    public static Recording appendRecordings(List<Recording> recordings) {
        return new AppendSegmentRecording(0).apply(recordings);
    }

    /** The segments of all recordings, joined into one. */
    public static Recording concatenateRecordings(List<Recording> recordings) {
        return new ConcatenateSegmentRecording(true, 0).apply(recordings);
    }

    /** The channels of all recordings, side by side. */
    public static Recording aggregateChannels(List<Recording> recordings) {
        return new ChannelsAggregationRecording(Optional.empty()).apply(recordings);
    }

    /** The channels of all recordings, side by side, under new names. */
    public static Recording aggregateChannels(List<Recording> recordings, Ids renamedChannelIds) {
        return new ChannelsAggregationRecording(Optional.of(renamedChannelIds)).apply(recordings);
    }

    /** One recording for each value of a property, in ascending order of the values; keys are whole numbers or texts. */
    public static Map<Id, Recording> splitBy(Recording recording, String property) {
        Map<Id, Recording> parts = new LinkedHashMap<>();
        indicesBy(recording.getProperty(property))
                .forEach((value, indices) -> parts.put(
                        value,
                        channelSlice(
                                recording,
                                recording
                                        .getChannelIds()
                                        .take(indices.stream()
                                                .mapToInt(Integer::intValue)
                                                .toArray()))));
        return parts;
    }

    private static Map<Id, List<Integer>> indicesBy(NdArray values) {
        if (values.rank() != 1) {
            throw new WrongArgumentException("split_by: the property must have one value per channel (its shape is "
                    + java.util.Arrays.toString(values.shape()) + ").");
        }
        Map<Id, List<Integer>> byValue = new java.util.TreeMap<>();
        boolean texts = values.type() instanceof ElementType.Text;
        for (int i = 0; i < values.length(); i++) {
            Id value = texts ? Id.of(values.toStrings()[i]) : Id.of(values.longAt(i));
            byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(i);
        }
        return byValue;
    }

    /** With a property set: one entry per channel. */
    public static Recording setProperty(Recording recording, String key, NdArray values) {
        return withInfo(
                recording,
                recording.info().withProperties(recording.properties().with(key, values)));
    }

    /**
     * With a property set for some channels; the others keep their entries, or take {@code missing} where the property is new.
     *
     * @param missing one entry of the same type, for channels not named
     */
    public static Recording setProperty(Recording recording, String key, NdArray values, Ids ids, NdArray missing) {
        NdArray before =
                recording.properties().find(key).orElseGet(() -> missing.take(new int[recording.getNumChannels()]));
        int[] order = new int[recording.getNumChannels()];
        java.util.Arrays.setAll(order, i -> i);
        int[] changed = recording.idsToIndices(ids);
        if (values.length() != changed.length || before.rank() != values.rank()) {
            throw new WrongArgumentException("set_property: values for '" + key + "' of shape "
                    + java.util.Arrays.toString(values.shape()) + " must have one entry for each of the "
                    + changed.length
                    + " ids, shaped like those of the other channels " + java.util.Arrays.toString(before.shape())
                    + ".");
        }
        for (int i = 0; i < changed.length; i++) {
            order[changed[i]] = recording.getNumChannels() + i;
        }
        return setProperty(
                recording, key, NdArray.concatenate(List.of(before, values)).take(order));
    }

    /** Without a property. */
    public static Recording deleteProperty(Recording recording, String key) {
        return withInfo(
                recording,
                recording.info().withProperties(recording.properties().without(key)));
    }

    /** With an annotation set. */
    public static Recording annotate(Recording recording, String key, JsonNode value) {
        return withInfo(recording, recording.info().withAnnotation(key, value));
    }

    /** With an annotation set; one that is there already is kept and refused unless {@code overwrite}. */
    public static Recording setAnnotation(Recording recording, String key, JsonNode value, boolean overwrite) {
        if (!overwrite && recording.annotations().has(key)) {
            throw new WrongArgumentException(
                    "set_annotation: '" + key + "' must not be set yet, or overwrite must be true.");
        }
        return annotate(recording, key, value);
    }

    /** With a time for every frame of a segment, in rising seconds. */
    public static Recording setTimes(Recording recording, double[] times, int segmentIndex) {
        return setSegmentTimes(recording, SegmentTimes.of(times), segmentIndex);
    }

    /** With the time of a segment's first frame stated. */
    public static Recording setTStart(Recording recording, double seconds, int segmentIndex) {
        return setSegmentTimes(recording, SegmentTimes.startingAt(seconds), segmentIndex);
    }

    /** With all clocks reset to start at 0, not stated. */
    public static Recording resetTimes(Recording recording) {
        return withInfo(
                recording,
                recording
                        .info()
                        .withSegments(recording.info().segments().stream()
                                .map(segment -> new SegmentInfo(segment.numSamples()))
                                .toList()));
    }

    private static long frameOf(Recording recording, String parameter, double seconds) {
        if (recording.getNumSegments() != 1 || !Double.isFinite(seconds)) {
            throw new WrongArgumentException("time_slice: " + parameter + " = " + seconds
                    + " s must be a number, of a recording with one segment (it has " + recording.getNumSegments()
                    + ").");
        }
        return recording.timeToSampleIndex(seconds, 0);
    }

    private static Recording setSegmentTimes(Recording recording, SegmentTimes times, int segmentIndex) {
        List<SegmentInfo> segments = new ArrayList<>(recording.info().segments());
        segments.set(segmentIndex, new SegmentInfo(recording.getNumSamples(segmentIndex), times));
        return withInfo(recording, recording.info().withSegments(segments));
    }

    /** With µV per count, one value per channel or one for all. */
    public static Recording setChannelGains(Recording recording, double... gains) {
        return setProperty(recording, "gain_to_uV", NdArray.ofDoubles(perChannel(recording, gains)));
    }

    /** With µV at count 0, one value per channel or one for all. */
    public static Recording setChannelOffsets(Recording recording, double... offsets) {
        return setProperty(recording, "offset_to_uV", NdArray.ofDoubles(perChannel(recording, offsets)));
    }

    private static double[] perChannel(Recording recording, double[] values) {
        if (values.length != 1) {
            return values;
        }
        double[] all = new double[recording.getNumChannels()];
        java.util.Arrays.fill(all, values[0]);
        return all;
    }

    /** With a group number per channel. */
    public static Recording setChannelGroups(Recording recording, long... groups) {
        return setProperty(recording, "group", NdArray.ofLongs(groups));
    }

    /** With all channels in group 0. */
    public static Recording clearChannelGroups(Recording recording) {
        return setChannelGroups(recording, new long[recording.getNumChannels()]);
    }

    /** With positions in µm, {@code [channels][2 or 3]}; refused where a probe is attached, which holds the positions itself. */
    public static Recording setChannelLocations(Recording recording, double[][] locations) {
        if (recording.hasProbe()) {
            throw new WrongArgumentException(
                    "set_channel_locations: the recording must not have a probe (its contacts hold the positions). Set another probe instead.");
        }
        return setProperty(recording, "location", NdArray.ofRows(locations));
    }

    /** Without positions and probe. */
    public static Recording clearChannelLocations(Recording recording) {
        return deleteProperty(withInfo(recording, recording.info().withProbes(Optional.empty())), "location");
    }

    /** With the annotations, properties, clocks and probe of another recording that has the same channels. */
    public static Recording copyMetadata(Recording from, Recording to) {
        RecordingInfo info = from.info();
        if (!from.getChannelIds().equals(to.getChannelIds())) {
            throw new WrongArgumentException("copy_metadata: both recordings must have the same channel ids.");
        }
        return withInfo(
                to,
                to.info()
                        .withProperties(Properties.overlay(to.properties(), info.properties()))
                        .withAnnotations(to.annotations().deepCopy().setAll(info.annotations()))
                        .withProbes(info.probes()));
    }

    /** A copy of all samples in memory, with all facts (the peer's {@code save_to_memory}). */
    public static Recording saveToMemory(Recording recording) {
        List<NdArray> traces = new ArrayList<>();
        for (int i = 0; i < recording.getNumSegments(); i++) {
            traces.add(recording.getTraces(i).toArray());
        }
        Recording copy = NumpyRecording.of(recording.getSamplingFrequency(), recording.getChannelIds(), traces);
        return withInfo(copy, recording.info());
    }

    /** The same recording; recordings never change, so that a clone needs no copy. */
    public static Recording clone(Recording recording) {
        return withInfo(recording, recording.info());
    }

    /** With one more segment behind, out of an array {@code [samples, channels]} of the recording's type. */
    public static Recording addRecordingSegment(Recording recording, NdArray traces) {
        Recording segment =
                NumpyRecording.of(recording.getSamplingFrequency(), recording.getChannelIds(), List.of(traces));
        return appendRecordings(List.of(recording, segment));
    }

    /** The same samples and provenance under other facts, which must keep the number of channels and the segments' lengths. */
    public static Recording withInfo(Recording recording, RecordingInfo info) {
        return new Recording(info, recording.traces(), recording.provenance());
    }
}
