package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/** Sortings in memory made of plain arrays: the constructors of the peer's {@code NumpySorting}. */
public final class NumpySortings {
    private NumpySortings() {}

    /**
     * From spike trains by unit, one map per segment.
     *
     * @param unitsDictList frames of each unit, in any order; a unit that a map lacks has no spikes there
     * @return units in the order in which the maps first name them
     */
    public static Sorting fromUnitDict(List<Map<Id, long[]>> unitsDictList, double samplingFrequency) {
        Set<Id> ids = new LinkedHashSet<>();
        unitsDictList.forEach(units -> ids.addAll(units.keySet()));
        return fromUnitDict(unitsDictList, samplingFrequency, Ids.of(ids));
    }

    /** From spike trains by unit of one segment. */
    public static Sorting fromUnitDict(Map<Id, long[]> unitsDict, double samplingFrequency) {
        return fromUnitDict(List.of(unitsDict), samplingFrequency);
    }

    /** From spike trains by unit, one map per segment, with the units stated. */
    public static Sorting fromUnitDict(List<Map<Id, long[]>> unitsDictList, double samplingFrequency, Ids unitIds) {
        List<List<long[]>> trains = new ArrayList<>();
        for (Map<Id, long[]> units : unitsDictList) {
            unitIds.indicesOf(units.keySet());
            trains.add(unitIds.asList().stream()
                    .map(id -> units.getOrDefault(id, new long[0]))
                    .toList());
        }
        return NumpySorting.of(SpikeVector.fromTrains(trains, unitIds.size()), samplingFrequency, unitIds);
    }

    /**
     * From the frames and the unit of every spike, one pair of arrays per segment.
     *
     * @param samplesList frames, in any order
     * @param labelsList the id of each spike's unit: whole numbers or texts
     * @return units in ascending order of their ids
     */
    public static Sorting fromSamplesAndLabels(
            List<long[]> samplesList, List<NdArray> labelsList, double samplingFrequency) {
        return fromSamplesAndLabels(samplesList, labelsList, samplingFrequency, sortedIds(labelsList));
    }

    /** From the frames and the unit of every spike of one segment; units are whole numbers. */
    public static Sorting fromSamplesAndLabels(long[] samples, long[] labels, double samplingFrequency) {
        return fromSamplesAndLabels(List.of(samples), List.of(NdArray.ofLongs(labels)), samplingFrequency);
    }

    /** From the frames and the unit of every spike with the units stated, so that some may lack spikes; other labels are refused. */
    public static Sorting fromSamplesAndLabels(
            List<long[]> samplesList, List<NdArray> labelsList, double samplingFrequency, Ids unitIds) {
        if (samplesList.size() != labelsList.size()) {
            throw new WrongArgumentException("from_samples_and_labels: samples of " + samplesList.size()
                    + " segments must come with labels of as many (" + labelsList.size() + ").");
        }
        SpikeColumns columns = new SpikeColumns();
        UnitLookup lookup = new UnitLookup(unitIds);
        for (int s = 0; s < samplesList.size(); s++) {
            columns.add(samplesList.get(s), lookup.indicesOf(labelsList.get(s)));
        }
        return NumpySorting.of(columns.toSpikeVector(unitIds.size()), samplingFrequency, unitIds);
    }

    /** From frames and labels; the older name of {@link #fromSamplesAndLabels(List, List, double)}: "times" are frames. */
    public static Sorting fromTimesLabels(List<long[]> timesList, List<NdArray> labelsList, double samplingFrequency) {
        return fromSamplesAndLabels(timesList, labelsList, samplingFrequency);
    }

    /** From frames and labels with the units stated; "times" are frames. */
    public static Sorting fromTimesLabels(
            List<long[]> timesList, List<NdArray> labelsList, double samplingFrequency, Ids unitIds) {
        return fromSamplesAndLabels(timesList, labelsList, samplingFrequency, unitIds);
    }

    /** From times in seconds and labels: a time becomes the nearest frame, halves the even one. */
    public static Sorting fromTimesAndLabels(
            List<double[]> timesList, List<NdArray> labelsList, double samplingFrequency) {
        return fromSamplesAndLabels(toFrames(timesList, samplingFrequency), labelsList, samplingFrequency);
    }

    /** From times in seconds and labels with the units stated. */
    public static Sorting fromTimesAndLabels(
            List<double[]> timesList, List<NdArray> labelsList, double samplingFrequency, Ids unitIds) {
        return fromSamplesAndLabels(toFrames(timesList, samplingFrequency), labelsList, samplingFrequency, unitIds);
    }

    /**
     * From spike trains as neo holds them: times from 0 on in a unit of time.
     *
     * @param trains {@code [segments][units]}; every segment has as many units as ids are given
     * @param unitIds names of the units; absent: 0, 1, 2 …
     */
    public static Sorting fromNeoSpiketrainList(
            List<List<SpikeTimes>> trains, double samplingFrequency, Optional<Ids> unitIds) {
        Ids ids = unitIds.orElseGet(
                () -> Ids.range(trains.isEmpty() ? 0 : trains.getFirst().size()));
        List<List<long[]>> frames = trains.stream()
                .map(segment -> segment.stream()
                        .map(train -> toFrames(train.seconds(), samplingFrequency))
                        .toList())
                .toList();
        return NumpySorting.of(SpikeVector.fromTrains(frames, ids.size()), samplingFrequency, ids);
    }

    /**
     * From detected peaks: the unit of a peak is the one at its channel's index.
     *
     * @param peaks structured array with the fields {@code sample_index}, {@code channel_index} and {@code segment_index}
     * @param unitIds as many as channels
     */
    public static Sorting fromPeaks(NdArray peaks, double samplingFrequency, Ids unitIds) {
        int[] segments = peaks.field("segment_index").toInts();
        return fromPeaks(
                peaks, samplingFrequency, unitIds, IntStream.of(segments).max().orElse(0) + 1);
    }

    /** From detected peaks of a recording with the given number of segments. */
    public static Sorting fromPeaks(NdArray peaks, double samplingFrequency, Ids unitIds, int numSegments) {
        SpikeVector spikes = SpikeVector.fromColumns(
                peaks.field("sample_index").toLongs(),
                peaks.field("channel_index").toInts(),
                peaks.field("segment_index").toInts(),
                numSegments,
                unitIds.size());
        return NumpySorting.of(spikes, samplingFrequency, unitIds);
    }

    /** The spikes of another sorting in memory, without its properties and annotations unless {@code withMetadata}. */
    public static Sorting fromExtractor(Sorting source, boolean withMetadata) {
        return withMetadata
                ? Sortings.toNumpySorting(source)
                : NumpySorting.of(source.toSpikeVector(), source.getSamplingFrequency(), source.getUnitIds());
    }

    /** The spikes of another sorting in memory, without its properties and annotations. */
    public static Sorting fromExtractor(Sorting source) {
        return fromExtractor(source, false);
    }

    private static Ids sortedIds(List<NdArray> labelsList) {
        Set<Id> ids = new TreeSet<>();
        for (NdArray labels : labelsList) {
            if (labels.type() instanceof ElementType.Text) {
                for (String label : labels.toStrings()) {
                    ids.add(Id.of(label));
                }
            } else {
                java.util.Arrays.stream(labels.toLongs()).distinct().forEach(label -> ids.add(Id.of(label)));
            }
        }
        return Ids.of(ids);
    }

    private static List<long[]> toFrames(List<double[]> timesList, double samplingFrequency) {
        return timesList.stream()
                .map(times -> toFrames(times, samplingFrequency))
                .toList();
    }

    private static long[] toFrames(double[] seconds, double samplingFrequency) {
        long[] frames = new long[seconds.length];
        for (int i = 0; i < frames.length; i++) {
            if (Double.isNaN(seconds[i]) || Double.isInfinite(seconds[i])) {
                throw new WrongArgumentException(
                        "spike times: times[" + i + "] = " + seconds[i] + " s must be a number.");
            }
            frames[i] = (long) Math.rint(seconds[i] * samplingFrequency);
        }
        return frames;
    }
}
