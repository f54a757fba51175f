package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sorting: facts, spikes, and where it comes from. Lazy, immutable, thread-safe; never subclassed.
 *
 * <p>What changes a sorting gives a new one: {@code sorting.then(step)}, or the functions of {@link Sortings}. Getters carry the
 * peer's names ({@code spikeinterface.core.BaseSorting}).
 *
 * @param info the facts
 * @param source the spikes, read when first needed
 * @param provenance how it came to be
 * @param registered the recording that the spikes belong to, where it is known: it says the clock and the length; no part of the
 *     provenance
 */
public record Sorting(SortingInfo info, SpikeSource source, Provenance provenance, Optional<Recording> registered)
        implements Traced {
    /** A sorting without a registered recording. */
    public Sorting(SortingInfo info, SpikeSource source, Provenance provenance) {
        this(info, source, provenance, Optional.empty());
    }

    /** The sorting after one more step. */
    public Sorting then(SortingStep step) {
        return step.apply(this);
    }

    /** The same spikes and provenance with other properties, one entry per unit and key, and other annotations. */
    public Sorting withMetadata(Properties properties, ObjectNode annotations) {
        return new Sorting(
                info.withProperties(properties).withAnnotations(annotations), source, provenance, registered);
    }

    /** All spikes ordered by segment, sample and unit index; read at the first call. */
    public SpikeVector toSpikeVector() {
        SpikeVector spikes = source.spikes();
        if (spikes.numUnits() != info.numUnits() || spikes.numSegments() != info.numSegments()) {
            throw new WrongArgumentException("sorting: " + spikes + " must be those of the " + info.numUnits()
                    + " units and " + info.numSegments() + " segments of the sorting.");
        }
        return spikes;
    }

    /** Reads the spikes and groups them by unit now rather than at the first use. */
    public void precomputeSpikeTrains() {
        SpikeVector spikes = toSpikeVector();
        if (info.numUnits() > 0) {
            spikes.train(0, 0, 0, 0);
        }
    }

    /** The frames of a unit in one segment, rising. */
    public long[] getUnitSpikeTrain(Id unitId, int segmentIndex) {
        checkSegment(segmentIndex);
        return toSpikeVector().train(segmentIndex, idToIndex(unitId));
    }

    /** The frames of a unit of a sorting with one segment; others ask for the segment. */
    public long[] getUnitSpikeTrain(Id unitId) {
        return getUnitSpikeTrain(unitId, onlySegment("get_unit_spike_train"));
    }

    /** The frames of a unit that lie in {@code [startFrame, endFrame)}; they stay counted from the segment's start. */
    public long[] getUnitSpikeTrain(Id unitId, int segmentIndex, long startFrame, long endFrame) {
        checkSegment(segmentIndex);
        return toSpikeVector().train(segmentIndex, idToIndex(unitId), startFrame, endFrame);
    }

    /** The times of a unit's spikes in seconds, on the recording's clock where one is registered (the peer's {@code return_times}). */
    public double[] getUnitSpikeTrainInSeconds(Id unitId, int segmentIndex) {
        return toSeconds(getUnitSpikeTrain(unitId, segmentIndex), segmentIndex);
    }

    /** The times in seconds of a unit's spikes whose frames lie in {@code [startFrame, endFrame)}. */
    public double[] getUnitSpikeTrainInSeconds(Id unitId, int segmentIndex, long startFrame, long endFrame) {
        return toSeconds(getUnitSpikeTrain(unitId, segmentIndex, startFrame, endFrame), segmentIndex);
    }

    private double[] toSeconds(long[] frames, int segmentIndex) {
        SegmentTimes times = times(segmentIndex);
        double rate = clockRate();
        return Arrays.stream(frames)
                .mapToDouble(frame -> times.toTime(frame, rate))
                .toArray();
    }

    /** The spikes of all units, segment by segment, with unit ids or unit indices as labels. */
    public List<SpikeTimesLabels> getAllSpikeTrains(SpikeLabels outputs) {
        SpikeVector spikes = toSpikeVector();
        NdArray names = info.unitIds().toArray();
        List<SpikeTimesLabels> all = new ArrayList<>();
        for (int s = 0; s < info.numSegments(); s++) {
            int from = spikes.segmentStart(s);
            int to = spikes.segmentEnd(s);
            int[] units = Arrays.copyOfRange(spikes.unitIndices(), from, to);
            all.add(new SpikeTimesLabels(
                    Arrays.copyOfRange(spikes.sampleIndices(), from, to),
                    outputs == SpikeLabels.UNIT_ID ? names.take(units) : NdArray.ofInts(units)));
        }
        return all;
    }

    /** The spikes of all units, segment by segment, with unit ids as labels. */
    public List<SpikeTimesLabels> getAllSpikeTrains() {
        return getAllSpikeTrains(SpikeLabels.UNIT_ID);
    }

    /** Number of spikes of each unit over all segments, in unit order. */
    public Map<Id, Long> countNumSpikesPerUnit() {
        long[] counts = toSpikeVector().countPerUnit();
        Map<Id, Long> byUnit = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byUnit.put(info.unitIds().get(i), counts[i]);
        }
        return byUnit;
    }

    /** Number of spikes of all units over all segments. */
    public long countTotalNumSpikes() {
        return toSpikeVector().size();
    }

    /** The units that have a spike. */
    public Ids getNonEmptyUnitIds() {
        return unitsWhere(true);
    }

    /** The units that have no spike. */
    public Ids getEmptyUnitIds() {
        return unitsWhere(false);
    }

    private Ids unitsWhere(boolean spiking) {
        long[] counts = toSpikeVector().countPerUnit();
        return info.unitIds()
                .take(IntStream.range(0, counts.length)
                        .filter(i -> counts[i] > 0 == spiking)
                        .toArray());
    }

    @Override
    public Properties properties() {
        return info.properties();
    }

    @Override
    public ObjectNode annotations() {
        return info.annotations();
    }

    /** The names of the units. */
    public Ids getUnitIds() {
        return info.unitIds();
    }

    /** Number of units. */
    public int getNumUnits() {
        return info.numUnits();
    }

    /** Number of segments. */
    public int getNumSegments() {
        return info.numSegments();
    }

    /** Frames per second in Hz. */
    public double getSamplingFrequency() {
        return info.samplingFrequency();
    }

    /** A property along the units; an unknown one is refused with the known ones listed. */
    public NdArray getProperty(String key) {
        return info.properties().get(key);
    }

    /** The names of the properties. */
    public Set<String> getPropertyKeys() {
        return info.properties().keys();
    }

    /** The entry of one unit in a property: an array of length 1 along the first axis. */
    public NdArray getUnitProperty(Id unitId, String key) {
        return getProperty(key).take(new int[] {idToIndex(unitId)});
    }

    /** An annotation; JSON's missing node where there is none. */
    public JsonNode getAnnotation(String key) {
        return info.annotations().path(key);
    }

    /** The names of the annotations. */
    public List<String> getAnnotationKeys() {
        return List.copyOf(info.annotations().propertyNames());
    }

    /** The index of a unit. */
    public int idToIndex(Id unitId) {
        return info.unitIds().indexOf(unitId);
    }

    /** The indices of units. */
    public int[] idsToIndices(Ids unitIds) {
        return info.unitIds().indicesOf(unitIds);
    }

    /** Whether a recording is registered. */
    public boolean hasRecording() {
        return registered.isPresent();
    }

    /** Whether a recording with a time for every frame of the segment is registered. */
    public boolean hasTimeVector(int segmentIndex) {
        return times(segmentIndex).hasTimeVector();
    }

    /** The clock of a segment: that of the registered recording, or a regular one from the stated start. */
    public SegmentTimes times(int segmentIndex) {
        checkSegment(segmentIndex);
        return registered
                .map(recording -> recording.times(segmentIndex))
                .orElseGet(() -> new SegmentTimes.Regular(info.tStarts().get(segmentIndex)));
    }

    private double clockRate() {
        return registered.map(Recording::getSamplingFrequency).orElse(info.samplingFrequency());
    }

    /** The time of every frame of a segment in seconds; needs a registered recording. */
    public double[] getTimes(int segmentIndex) {
        checkSegment(segmentIndex);
        return recordingFor("get_times").getTimes(segmentIndex);
    }

    /** The time of a frame in seconds. */
    public double sampleIndexToTime(long sampleIndex, int segmentIndex) {
        return times(segmentIndex).toTime(sampleIndex, clockRate());
    }

    /** The frame of a time in seconds, see {@link SegmentTimes#toFrame}. */
    public long timeToSampleIndex(double seconds, int segmentIndex) {
        return times(segmentIndex).toFrame(seconds, clockRate());
    }

    /** Number of frames of a segment of the registered recording. */
    public long getNumSamples(int segmentIndex) {
        checkSegment(segmentIndex);
        return recordingFor("get_num_samples").getNumSamples(segmentIndex);
    }

    /** Number of frames of the registered recording. */
    public long getTotalSamples() {
        return recordingFor("get_total_samples").getTotalSamples();
    }

    /** Seconds of the registered recording. */
    public double getTotalDuration() {
        return recordingFor("get_total_duration").getTotalDuration();
    }

    /** The registered recording; refused in the name of {@code operation} where there is none. */
    Recording recordingFor(String operation) {
        return registered.orElseThrow(() -> new WrongArgumentException(
                operation + ": the sorting must have a registered recording. Register one first."));
    }

    /** Whether the chain of operations can be written as JSON and brought back. */
    public boolean checkIfDumpable() {
        return provenance.isDumpable();
    }

    /** The index of the only segment; refused in the name of {@code operation} where there are several. */
    int onlySegment(String operation) {
        if (info.numSegments() != 1) {
            throw new WrongArgumentException(
                    operation + ": segment_index must be given (the sorting has " + info.numSegments() + " segments).");
        }
        return 0;
    }

    void checkSegment(int segmentIndex) {
        if (segmentIndex < 0 || segmentIndex >= info.numSegments()) {
            throw new WrongArgumentException("sorting: segment_index = " + segmentIndex + " must lie in [0, "
                    + info.numSegments() + ") (the number of segments).");
        }
    }

    /** The head and the file, as the peer prints them. */
    @Override
    public String toString() {
        return SortingText.of(this);
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
