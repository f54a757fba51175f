package org.hillock.core.snippets;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.sorting.SortingText;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Snippets: facts, cut-outs around peaks, and where they come from. Lazy, immutable, thread-safe; never subclassed.
 *
 * <p>What changes snippets gives new ones: {@code snippets.then(step)}, or the functions of {@link SnippetViews}. Getters carry the
 * peer's names ({@code spikeinterface.core.BaseSnippets}).
 */
public record Snippets(SnippetsInfo info, SnippetReader reader, Provenance provenance) implements Traced {
    private static final String CONTACT_VECTOR = "contact_vector";

    /** The snippets after one more step. */
    public Snippets then(SnippetsStep step) {
        return step.apply(this);
    }

    /** The same snippets and provenance with other properties, one entry per channel and key, and other annotations. */
    public Snippets withMetadata(Properties properties, ObjectNode annotations) {
        return new Snippets(info.withProperties(properties).withAnnotations(annotations), reader, provenance);
    }

    /** All snippets of a segment. */
    public Cutouts getSnippets(int segmentIndex) {
        return getSnippets(segmentIndex, allOf(segmentIndex));
    }

    /** The snippets of the only segment; others ask for the segment. */
    public Cutouts getSnippets() {
        return getSnippets(onlySegment());
    }

    /** Some snippets of a segment, in the order of the indices, all channels, as they are. */
    public Cutouts getSnippets(int segmentIndex, int[] indices) {
        checkIndices(segmentIndex, indices);
        Samples out = Samples.allocate(
                info.dtype().carrier(), Math.multiplyExact(indices.length, info.snippetLen()), info.numChannels());
        reader.read(segmentIndex, indices, out);
        return new Cutouts(info.dtype(), info.snippetLen(), out);
    }

    /** Some snippets of a segment, the given channels in the given order, as they are or scaled to µV (float32). */
    public Cutouts getSnippets(int segmentIndex, int[] indices, Ids channelIds, boolean returnScaled) {
        Samples all = getSnippets(segmentIndex, indices).samples();
        int[] columns = info.channelIds().indicesOf(channelIds);
        Samples picked = Samples.allocate(all.carrier(), all.numSamples(), columns.length);
        picked.gatherColumns(all, columns);
        return returnScaled
                ? new Cutouts(DType.FLOAT32, info.snippetLen(), scaled(picked, columns))
                : new Cutouts(info.dtype(), info.snippetLen(), picked);
    }

    /** All snippets of a segment scaled to µV: {@code float32(x) * gain + offset} in float32. */
    public Cutouts getScaledSnippets(int segmentIndex) {
        return getSnippets(segmentIndex, allOf(segmentIndex), info.channelIds(), true);
    }

    private Samples scaled(Samples raw, int[] columns) {
        if (!hasScaledSnippets()) {
            throw new WrongArgumentException(
                    "get_snippets: return_scaled must be false for snippets without gain_to_uV and offset_to_uV. Set gains and offsets first.");
        }
        float[] gains = info.properties().get("gain_to_uV").toFloats();
        float[] offsets = info.properties().get("offset_to_uV").toFloats();
        Samples out = Samples.allocate(Carrier.FLOAT, raw.numSamples(), raw.numChannels());
        out.copyFrom(raw);
        float[] values = out.floats();
        for (int s = 0, i = 0; s < out.numSamples(); s++) {
            for (int column : columns) {
                values[i] = values[i] * gains[column] + offsets[column];
                i++;
            }
        }
        return out;
    }

    /** The snippets of a segment whose frames lie in {@code [startFrame, endFrame)}, in their order. */
    public Cutouts getSnippetsFromFrames(int segmentIndex, long startFrame, long endFrame) {
        return getSnippets(segmentIndex, indicesIn(segmentIndex, startFrame, endFrame));
    }

    /** The snippets of a segment whose frames lie in {@code [startFrame, endFrame)}, some channels, possibly scaled. */
    public Cutouts getSnippetsFromFrames(
            int segmentIndex, long startFrame, long endFrame, Ids channelIds, boolean returnScaled) {
        return getSnippets(segmentIndex, indicesIn(segmentIndex, startFrame, endFrame), channelIds, returnScaled);
    }

    /** The positions of the snippets of a segment whose frames lie in {@code [startFrame, endFrame)}. */
    public int[] indicesIn(int segmentIndex, long startFrame, long endFrame) {
        checkSegment(segmentIndex);
        long[] frames = reader.frames(segmentIndex);
        return IntStream.range(0, frames.length)
                .filter(i -> frames[i] >= startFrame && frames[i] < endFrame)
                .toArray();
    }

    /** The frames of all snippets of a segment: where the sample at {@code nbefore} lies. */
    public long[] getFrames(int segmentIndex) {
        checkSegment(segmentIndex);
        return reader.frames(segmentIndex).clone();
    }

    /** The frames of some snippets of a segment. */
    public long[] getFrames(int segmentIndex, int[] indices) {
        checkIndices(segmentIndex, indices);
        long[] frames = reader.frames(segmentIndex);
        return IntStream.of(indices).mapToLong(i -> frames[i]).toArray();
    }

    private int[] allOf(int segmentIndex) {
        return IntStream.range(0, getNumSnippets(segmentIndex)).toArray();
    }

    private void checkIndices(int segmentIndex, int[] indices) {
        int count = getNumSnippets(segmentIndex);
        for (int index : indices) {
            if (index < 0 || index >= count) {
                throw new WrongArgumentException("get_snippets: index = " + index + " must lie in [0, " + count
                        + ") (the snippets of segment " + segmentIndex + ").");
            }
        }
    }

    void checkSegment(int segmentIndex) {
        if (segmentIndex < 0 || segmentIndex >= info.numSegments()) {
            throw new WrongArgumentException("snippets: segment_index = " + segmentIndex + " must lie in [0, "
                    + info.numSegments() + ") (the number of segments).");
        }
    }

    private int onlySegment() {
        if (info.numSegments() != 1) {
            throw new WrongArgumentException("get_snippets: segment_index must be given (the snippets have "
                    + info.numSegments() + " segments).");
        }
        return 0;
    }

    /** Number of snippets of a segment. */
    public int getNumSnippets(int segmentIndex) {
        checkSegment(segmentIndex);
        return info.numSnippets().get(segmentIndex);
    }

    /** Number of snippets of all segments. */
    public long getTotalSnippets() {
        return info.numSnippets().stream().mapToLong(Integer::longValue).sum();
    }

    /** Whether all peaks stand at the same sample of their snippets. */
    public boolean isAligned() {
        return info.nbefore().isPresent();
    }

    /** Samples before the peak; absent where the snippets are not aligned. */
    public OptionalInt nbefore() {
        return info.nbefore();
    }

    /** Samples from the peak on; absent where the snippets are not aligned. */
    public OptionalInt nafter() {
        return isAligned() ? OptionalInt.of(info.snippetLen() - info.nbefore().getAsInt()) : OptionalInt.empty();
    }

    /** Samples of every snippet. */
    public int snippetLen() {
        return info.snippetLen();
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

    /** Number of segments. */
    public int getNumSegments() {
        return info.numSegments();
    }

    /** Frames per second in Hz. */
    public double getSamplingFrequency() {
        return info.samplingFrequency();
    }

    /** The type of the samples. */
    public DType getDtype() {
        return info.dtype();
    }

    /** Whether gains and offsets to µV are both known. */
    public boolean hasScaledSnippets() {
        return info.properties().find("gain_to_uV").isPresent()
                && info.properties().find("offset_to_uV").isPresent();
    }

    /** Whether the signal is known to be filtered. */
    public boolean isFiltered() {
        return info.annotations().path("is_filtered").asBoolean(false);
    }

    /** A property along the channels; {@code contact_vector} gives the probe as a structured array where there is one. */
    public NdArray getProperty(String key) {
        return key.equals(CONTACT_VECTOR) && hasProbe()
                ? info.probes().orElseThrow().contactVector()
                : info.properties().get(key);
    }

    /** The entry of one channel in a property: an array of length 1 along the first axis. */
    public NdArray getChannelProperty(Id channelId, String key) {
        return getProperty(key).take(new int[] {idToIndex(channelId)});
    }

    /** The names of the properties; {@code contact_vector} among them where there is a probe. */
    public Set<String> getPropertyKeys() {
        Set<String> keys = new LinkedHashSet<>(info.properties().keys());
        if (hasProbe()) {
            keys.add(CONTACT_VECTOR);
        }
        return keys;
    }

    /** An annotation; JSON's missing node where there is none. */
    public JsonNode getAnnotation(String key) {
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

    /** The positions of the channels in µm, {@code [channels][2 or 3]}; refused where neither probe nor locations are known. */
    public double[][] getChannelLocations() {
        if (hasProbe()) {
            return info.probes().orElseThrow().locations();
        }
        return info.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(() -> new WrongArgumentException(
                        "snippets: channel locations must be known here (there is no probe). Set a probe first."));
    }

    /** Whether positions of the channels are known. */
    public boolean hasChannelLocations() {
        return hasProbe() || info.properties().find("location").isPresent();
    }

    /** The probes in channel order. */
    public Optional<ProbeGroup> getProbegroup() {
        return info.probes().map(WiredProbes::group);
    }

    /** Whether a probe is attached. */
    public boolean hasProbe() {
        return info.probes().isPresent();
    }

    /** Whether the chain of operations can be written as JSON and brought back. */
    public boolean checkIfDumpable() {
        return provenance.isDumpable();
    }

    /** Two lines of facts, as the peer prints them. */
    @Override
    public String toString() {
        return OperationType.of(provenance.operation()).className() + ": " + getNumChannels() + " channels - "
                + getNumSegments() + " segments -  " + SortingText.frequency(getSamplingFrequency())
                + " \n snippet_len:" + snippetLen() + " before peak:"
                + (isAligned() ? Integer.toString(nbefore().getAsInt()) : "None");
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
