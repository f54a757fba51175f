package org.hillock.core.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording: facts, one bulk read, and where it comes from. Lazy, immutable, thread-safe; never subclassed.
 *
 * <p>What changes a recording gives a new one: {@code recording.then(step)}, or the functions of {@link Recordings} and of the rooms
 * that own the steps. Getters carry the peer's names ({@code spikeinterface.core.BaseRecording}).
 */
public record Recording(RecordingInfo info, TraceReader traces, Provenance provenance) implements Traced {
    private static final String CONTACT_VECTOR = "contact_vector";

    /** The recording after one more step. */
    public Recording then(RecordingStep step) {
        return step.apply(this);
    }

    /**
     * Reads frames of one segment into memory.
     *
     * @param segmentIndex which segment
     * @param startFrame first frame, from 0
     * @param endFrame frame after the last; beyond the end it is cut to the end
     * @return all channels, in the recording's type
     */
    public Traces getTraces(int segmentIndex, long startFrame, long endFrame) {
        FrameRange range = checkedRange(segmentIndex, startFrame, endFrame);
        Samples out = Samples.allocate(info.dtype().carrier(), range.length(), info.numChannels());
        traces.read(range, out, Scratch.ofOneRead());
        return new Traces(info.dtype(), out);
    }

    /** Reads frames of one segment, the given channels in the given order, as they are or scaled to µV (float32). */
    public Traces getTraces(int segmentIndex, long startFrame, long endFrame, Ids channelIds, boolean returnScaled) {
        Traces all = getTraces(segmentIndex, startFrame, endFrame);
        int[] columns = info.channelIds().indicesOf(channelIds);
        Samples picked = Samples.allocate(all.samples().carrier(), all.numSamples(), columns.length);
        picked.gatherColumns(all.samples(), columns);
        return returnScaled ? new Traces(DType.FLOAT32, scaled(picked, columns)) : new Traces(info.dtype(), picked);
    }

    /** Reads a whole segment. */
    public Traces getTraces(int segmentIndex) {
        return getTraces(segmentIndex, 0, getNumSamples(segmentIndex));
    }

    /** Reads the whole of a recording that has one segment; others ask for the segment. */
    public Traces getTraces() {
        return getTraces(onlySegment());
    }

    /** Reads frames of one segment scaled to µV: {@code float32(x) * gain + offset} in float32. */
    public Traces getScaledTraces(int segmentIndex, long startFrame, long endFrame) {
        return getTraces(segmentIndex, startFrame, endFrame, info.channelIds(), true);
    }

    private Samples scaled(Samples raw, int[] columns) {
        float[] gains = Scaling.required(info.properties(), "gain_to_uV");
        float[] offsets = Scaling.required(info.properties(), "offset_to_uV");
        Samples out = Samples.over(new Traces(info.dtype(), raw).toFloats(), raw.numSamples(), raw.numChannels());
        Scaling.apply(out, columns, gains, offsets);
        return out;
    }

    /** A range of frames cut at the end of the segment; what lies outside otherwise is refused. */
    public FrameRange checkedRange(int segmentIndex, long startFrame, long endFrame) {
        long length = getNumSamples(segmentIndex);
        long end = Math.min(endFrame, length);
        if (startFrame < 0 || startFrame > length || end < startFrame) {
            throw new WrongArgumentException("get_traces: frames [" + startFrame + ", " + endFrame
                    + ") must lie within [0, " + length + ") (the samples of segment " + segmentIndex + ").");
        }
        return new FrameRange(segmentIndex, startFrame, end);
    }

    private int onlySegment() {
        if (info.numSegments() != 1) {
            throw new WrongArgumentException(
                    "get_traces: segment_index must be given (the recording has " + info.numSegments() + " segments).");
        }
        return 0;
    }

    @Override
    public Properties properties() {
        return info.properties();
    }

    @Override
    public ObjectNode annotations() {
        return info.annotations();
    }

    /** The names of the channels. */
    public Ids getChannelIds() {
        return info.channelIds();
    }

    /** Number of channels. */
    public int getNumChannels() {
        return info.numChannels();
    }

    /** Frames per second in Hz. */
    public double getSamplingFrequency() {
        return info.samplingFrequency();
    }

    /** The type of the samples. */
    public DType getDtype() {
        return info.dtype();
    }

    /** Number of segments. */
    public int getNumSegments() {
        return info.numSegments();
    }

    /** Number of frames of a segment. */
    public long getNumSamples(int segmentIndex) {
        if (segmentIndex < 0 || segmentIndex >= info.numSegments()) {
            throw new WrongArgumentException("recording: segment_index = " + segmentIndex + " must lie in [0, "
                    + info.numSegments() + ") (the number of segments).");
        }
        return info.numSamples(segmentIndex);
    }

    /** Number of frames of a segment; an older name of {@link #getNumSamples}. */
    public long getNumFrames(int segmentIndex) {
        return getNumSamples(segmentIndex);
    }

    /** Number of frames of all segments. */
    public long getTotalSamples() {
        return info.totalSamples();
    }

    /** Seconds of a segment: from the first to the last time plus one frame where there is a time vector. */
    public double getDuration(int segmentIndex) {
        long samples = getNumSamples(segmentIndex);
        return info.segments().get(segmentIndex).times() instanceof SegmentTimes.Vector(double[] seconds) && samples > 0
                ? seconds[seconds.length - 1] - seconds[0] + 1 / info.samplingFrequency()
                : samples / info.samplingFrequency();
    }

    /** Seconds of all segments. */
    public double getTotalDuration() {
        double total = 0;
        for (int i = 0; i < info.numSegments(); i++) {
            total += getDuration(i);
        }
        return total;
    }

    /** Bytes of a segment's samples. */
    public long getMemorySize(int segmentIndex) {
        return getNumSamples(segmentIndex) * info.numChannels() * info.dtype().itemSize();
    }

    /** Bytes of all samples. */
    public long getTotalMemorySize() {
        return getTotalSamples() * info.numChannels() * info.dtype().itemSize();
    }

    /** Whether gains and offsets to µV are both known. */
    public boolean hasScaledTraces() {
        return info.properties().find("gain_to_uV").isPresent()
                && info.properties().find("offset_to_uV").isPresent();
    }

    /** Whether the signal is known to be filtered. */
    public boolean isFiltered() {
        return info.isFiltered();
    }

    /**
     * A property along the channels; an unknown one is refused with the known ones listed. {@code contact_vector} gives the probe as a
     * structured array where there is one.
     */
    public NdArray getProperty(String key) {
        return key.equals(CONTACT_VECTOR) && hasProbe()
                ? info.probes().orElseThrow().contactVector()
                : info.properties().get(key);
    }

    /** The entry of one channel in a numeric property. */
    public NdArray getChannelProperty(Id channelId, String key) {
        return getProperty(key).take(new int[] {idToIndex(channelId)});
    }

    /** The names of the properties; {@code contact_vector} among them where there is a probe. */
    public Set<String> getPropertyKeys() {
        Set<String> keys = new java.util.LinkedHashSet<>(info.properties().keys());
        if (hasProbe()) {
            keys.add(CONTACT_VECTOR);
        }
        return keys;
    }

    /** An annotation; JSON's missing node where there is none. */
    public tools.jackson.databind.JsonNode getAnnotation(String key) {
        return info.annotations().path(key);
    }

    /** The names of the annotations. */
    public List<String> getAnnotationKeys() {
        return List.copyOf(info.annotations().propertyNames());
    }

    /** The column of a channel. */
    public int idToIndex(Id channelId) {
        return info.channelIds().indexOf(channelId);
    }

    /** The columns of channels. */
    public int[] idsToIndices(Ids channelIds) {
        return info.channelIds().indicesOf(channelIds);
    }

    /** µV per count of every channel. */
    public double[] getChannelGains() {
        return info.properties().get("gain_to_uV").toDoubles();
    }

    /** µV at count 0 of every channel. */
    public double[] getChannelOffsets() {
        return info.properties().get("offset_to_uV").toDoubles();
    }

    /** The group of every channel; all 0 where none is set. */
    public long[] getChannelGroups() {
        return info.properties().find("group").map(NdArray::toLongs).orElseGet(() -> new long[getNumChannels()]);
    }

    /** The positions of the channels in µm, {@code [channels][2 or 3]}; refused where there is neither a probe nor locations. */
    public double[][] getChannelLocations() {
        return info.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(
                        () -> new WrongArgumentException(
                                "recording: channel locations must be known here (there is no probe). Set a probe first (--probe on the command line)."));
    }

    /** Whether positions of the channels are known. */
    public boolean hasChannelLocations() {
        return info.properties().find("location").isPresent();
    }

    /** The probes in channel order. */
    public Optional<ProbeGroup> getProbegroup() {
        return info.probes().map(WiredProbes::group);
    }

    /** The only probe, in channel order; refused where there is none or there are several. */
    public Probe getProbe() {
        return info.probes()
                .orElseThrow(() -> new WrongArgumentException(
                        "get_probe: the recording must have a probe. Set one first (--probe)."))
                .probe();
    }

    /** The probes in channel order; none where no probe is attached. */
    public List<Probe> getProbes() {
        return getProbegroup().map(ProbeGroup::probes).orElse(List.of());
    }

    /** Whether a probe is attached. */
    public boolean hasProbe() {
        return info.probes().isPresent();
    }

    /** The clock of a segment. */
    public SegmentTimes times(int segmentIndex) {
        getNumSamples(segmentIndex);
        return info.segments().get(segmentIndex).times();
    }

    /** Whether a segment has a time for every frame. */
    public boolean hasTimeVector(int segmentIndex) {
        return times(segmentIndex).hasTimeVector();
    }

    /** The stated time of a segment's first frame, in seconds. */
    public OptionalDouble getTStart(int segmentIndex) {
        return times(segmentIndex).statedStart();
    }

    /** The time of every frame of a segment in seconds. */
    public double[] getTimes(int segmentIndex) {
        if (times(segmentIndex) instanceof SegmentTimes.Vector(double[] seconds)) {
            return seconds.clone();
        }
        double[] seconds = new double[Math.toIntExact(getNumSamples(segmentIndex))];
        Arrays.setAll(seconds, i -> sampleIndexToTime(i, segmentIndex));
        return seconds;
    }

    /** The time of a frame in seconds. */
    public double sampleIndexToTime(long sampleIndex, int segmentIndex) {
        return times(segmentIndex).toTime(sampleIndex, info.samplingFrequency());
    }

    /** The frame of a time in seconds, see {@link SegmentTimes#toFrame}. */
    public long timeToSampleIndex(double seconds, int segmentIndex) {
        return times(segmentIndex).toFrame(seconds, info.samplingFrequency());
    }

    /** Whether the chain of operations can be written as JSON and brought back. */
    public boolean checkIfDumpable() {
        return provenance.isDumpable();
    }

    /** The head, the segments and the files, as the peer prints them. */
    @Override
    public String toString() {
        return RecordingText.of(this);
    }

    /** Equal only to itself. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
