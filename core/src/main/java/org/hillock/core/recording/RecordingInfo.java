package org.hillock.core.recording;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Properties;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of a recording.
 *
 * @param samplingFrequency frames per second in Hz
 * @param channelIds the names of the channels, in the order of the columns
 * @param dtype the type of the samples
 * @param segments at least one
 * @param properties one entry per channel and key; gains and offsets stand under {@code gain_to_uV} and {@code offset_to_uV}
 * @param annotations free facts; treat as read-only
 * @param probes the probes in channel order: contact i belongs to channel i
 */
public record RecordingInfo(
        double samplingFrequency,
        Ids channelIds,
        DType dtype,
        List<SegmentInfo> segments,
        Properties properties,
        ObjectNode annotations,
        Optional<WiredProbes> probes) {
    /** Refuses facts that contradict each other. */
    public RecordingInfo {
        if (!(samplingFrequency > 0) || Double.isInfinite(samplingFrequency)) {
            throw new WrongArgumentException("recording: sampling_frequency = " + samplingFrequency
                    + " Hz must be a positive number. Give the rate of the file.");
        }
        if (segments.isEmpty()) {
            throw new WrongArgumentException("recording: segments must not be empty.");
        }
        if (properties.length() != channelIds.size()) {
            throw new WrongArgumentException("recording: properties of " + properties.length()
                    + " channels must be those of the " + channelIds.size() + " channel ids.");
        }
        segments = List.copyOf(segments);
    }

    /** Facts without properties, annotations (but {@code is_filtered} = false) or probe. */
    public static RecordingInfo of(double samplingFrequency, Ids channelIds, DType dtype, List<SegmentInfo> segments) {
        ObjectNode annotations = PythonJson.NODES.objectNode().put("is_filtered", false);
        return new RecordingInfo(
                samplingFrequency,
                channelIds,
                dtype,
                segments,
                Properties.empty(channelIds.size()),
                annotations,
                Optional.empty());
    }

    /** Number of channels. */
    public int numChannels() {
        return channelIds.size();
    }

    /** Number of segments. */
    public int numSegments() {
        return segments.size();
    }

    /** Number of frames of a segment. */
    public long numSamples(int segment) {
        return segments.get(segment).numSamples();
    }

    /** Number of frames of all segments. */
    public long totalSamples() {
        return segments.stream().mapToLong(SegmentInfo::numSamples).sum();
    }

    /** With other channel ids. */
    public RecordingInfo withChannelIds(Ids ids) {
        return new RecordingInfo(samplingFrequency, ids, dtype, segments, properties, annotations, probes);
    }

    /** With another sample type. */
    public RecordingInfo withDtype(DType type) {
        return new RecordingInfo(samplingFrequency, channelIds, type, segments, properties, annotations, probes);
    }

    /** With another rate. */
    public RecordingInfo withSamplingFrequency(double hertz) {
        return new RecordingInfo(hertz, channelIds, dtype, segments, properties, annotations, probes);
    }

    /** With other segments. */
    public RecordingInfo withSegments(List<SegmentInfo> others) {
        return new RecordingInfo(samplingFrequency, channelIds, dtype, others, properties, annotations, probes);
    }

    /** With other properties. */
    public RecordingInfo withProperties(Properties others) {
        return new RecordingInfo(samplingFrequency, channelIds, dtype, segments, others, annotations, probes);
    }

    /** With other annotations. */
    public RecordingInfo withAnnotations(ObjectNode others) {
        return new RecordingInfo(samplingFrequency, channelIds, dtype, segments, properties, others, probes);
    }

    /** With one annotation set. */
    public RecordingInfo withAnnotation(String key, tools.jackson.databind.JsonNode value) {
        ObjectNode copy = annotations.deepCopy();
        copy.set(key, value);
        return withAnnotations(copy);
    }

    /** With other probes, in channel order, or none. */
    public RecordingInfo withProbes(Optional<WiredProbes> probes) {
        return new RecordingInfo(samplingFrequency, channelIds, dtype, segments, properties, annotations, probes);
    }

    /** Whether the annotation {@code is_filtered} is true. */
    public boolean isFiltered() {
        return annotations.path("is_filtered").asBoolean(false);
    }
}
