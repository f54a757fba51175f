package org.hillock.core.sorting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The functions on sortings that change what is seen of them, each giving a new lazy sorting. The peer's setters
 * ({@code set_property}, {@code annotate}, {@code register_recording} …) are functions here too; there is no {@code in_place}.
 * Sortings are made of plain arrays by {@link NumpySortings}.
 */
public final class Sortings {
    private static final System.Logger LOG = System.getLogger(Sortings.class.getName());

    private Sortings() {}

    /** The given units in the given order. */
    public static Sorting selectUnits(Sorting sorting, Ids unitIds) {
        return sorting.then(new UnitsSelectionSorting(Optional.of(unitIds), Optional.empty()));
    }

    /** The given units in the given order, under new names. */
    public static Sorting selectUnits(Sorting sorting, Ids unitIds, Ids renamedUnitIds) {
        return sorting.then(new UnitsSelectionSorting(Optional.of(unitIds), Optional.of(renamedUnitIds)));
    }

    /** All units under new names. */
    public static Sorting renameUnits(Sorting sorting, Ids newUnitIds) {
        return selectUnits(sorting, sorting.getUnitIds(), newUnitIds);
    }

    /** All units but the given ones; an unknown one is refused. */
    public static Sorting removeUnits(Sorting sorting, Ids removeUnitIds) {
        return selectUnits(sorting, sorting.getUnitIds().without(removeUnitIds));
    }

    /** The units that have a spike; reads the spikes. */
    public static Sorting removeEmptyUnits(Sorting sorting) {
        return selectUnits(sorting, sorting.getNonEmptyUnitIds());
    }

    /** The units whose ids pass a test, in order; the others are left out. */
    public static Ids getUnitsSelection(Sorting sorting, Function<Id, Boolean> keep) {
        return Ids.of(sorting.getUnitIds().asList().stream().filter(keep::apply).toList());
    }

    /** The frames {@code [startFrame, endFrame)} of a sorting with one segment; spikes beyond a registered recording are refused. */
    public static Sorting frameSlice(Sorting sorting, long startFrame, long endFrame) {
        return frameSlice(sorting, Optional.of(startFrame), Optional.of(endFrame), true);
    }

    /**
     * Some frames of a sorting with one segment.
     *
     * @param startFrame first frame; absent: 0
     * @param endFrame frame after the last; absent: the end of the registered recording, or the frame after the last spike
     * @param checkSpikeFrames whether spikes beyond the registered recording are refused
     */
    public static Sorting frameSlice(
            Sorting sorting, Optional<Long> startFrame, Optional<Long> endFrame, boolean checkSpikeFrames) {
        return sorting.then(new FrameSliceSorting(startFrame, endFrame, checkSpikeFrames));
    }

    /** The time from {@code startTime} up to {@code endTime} seconds of a sorting with one segment, on its own clock. */
    public static Sorting timeSlice(Sorting sorting, OptionalDouble startTime, OptionalDouble endTime) {
        Optional<Long> start = startTime.isPresent()
                ? Optional.of(sorting.timeToSampleIndex(startTime.getAsDouble(), 0))
                : Optional.empty();
        Optional<Long> end = endTime.isPresent()
                ? Optional.of(sorting.timeToSampleIndex(endTime.getAsDouble(), 0))
                : Optional.empty();
        return frameSlice(sorting, start, end, true);
    }

    /** The units of all sortings, side by side. */
    public static Sorting aggregateUnits(List<Sorting> sortings) {
        return new UnitsAggregationSorting(Optional.empty()).apply(sortings);
    }

    /** The units of all sortings, side by side, under new names. */
    public static Sorting aggregateUnits(List<Sorting> sortings, Ids renamedUnitIds) {
        return new UnitsAggregationSorting(Optional.of(renamedUnitIds)).apply(sortings);
    }

    /** The segments of all sortings, kept as segments. */
    public static Sorting appendSortings(List<Sorting> sortings) {
        return new AppendSegmentSorting(0).apply(sortings);
    }

    /** The segments of all sortings, joined into one by the lengths of their registered recordings. */
    public static Sorting concatenateSortings(List<Sorting> sortings) {
        return new ConcatenateSegmentSorting(Optional.empty(), true, 0).apply(sortings);
    }

    /**
     * The segments of all sortings, joined into one.
     *
     * @param totalSamplesList number of frames of every segment of every sorting, in order
     */
    public static Sorting concatenateSortings(List<Sorting> sortings, List<Long> totalSamplesList) {
        return new ConcatenateSegmentSorting(Optional.of(totalSamplesList), true, 0).apply(sortings);
    }

    /** Some segments, in the given order. */
    public static Sorting selectSegmentSorting(Sorting sorting, int... segmentIndices) {
        return sorting.then(
                new SelectSegmentSorting(Arrays.stream(segmentIndices).boxed().toList()));
    }

    /** One sorting for each segment. */
    public static List<Sorting> splitSorting(Sorting sorting) {
        List<Sorting> parts = new ArrayList<>();
        for (int i = 0; i < sorting.getNumSegments(); i++) {
            parts.add(selectSegmentSorting(sorting, i));
        }
        return parts;
    }

    /**
     * A sorting of one segment cut at the segments of the recordings that were joined for it.
     *
     * @param recordings the recordings in their order, or the joined one; empty: those joined in the registered recording
     */
    public static Sorting splitSorting(Sorting sorting, List<Recording> recordings) {
        return new SplitSegmentSorting().apply(sorting, recordings);
    }

    /** Without the spikes before frame 0 or beyond the recording's segments. */
    public static Sorting removeExcessSpikes(Sorting sorting, Recording recording) {
        return new RemoveExcessSpikesSorting().apply(sorting, List.of(recording));
    }

    /** Whether a spike lies before frame 0 or beyond the recording's segments; reads the spikes. */
    public static boolean hasExceedingSpikes(Recording recording, Sorting sorting) {
        ExceedingSpikes.requireSameSegments("has_exceeding_spikes", sorting, recording);
        return ExceedingSpikes.count(sorting.toSpikeVector(), ExceedingSpikes.numSamples(recording)) > 0;
    }

    /** With the recording that the spikes belong to; warns in the log where spikes lie beyond it. */
    public static Sorting registerRecording(Sorting sorting, Recording recording) {
        return registerRecording(sorting, recording, true);
    }

    /**
     * With the recording that the spikes belong to: as many segments and the same rate within 0.1 Hz.
     *
     * @param checkSpikeFrames whether spikes are read now to warn of those beyond the recording
     */
    public static Sorting registerRecording(Sorting sorting, Recording recording, boolean checkSpikeFrames) {
        ExceedingSpikes.requireSameSegments("register_recording", sorting, recording);
        if (Math.abs(recording.getSamplingFrequency() - sorting.getSamplingFrequency()) > 0.1) {
            throw new WrongArgumentException("register_recording: sampling_frequency = "
                    + recording.getSamplingFrequency() + " Hz of the recording must be that of the sorting ("
                    + sorting.getSamplingFrequency() + " Hz).");
        }
        if (checkSpikeFrames && hasExceedingSpikes(recording, sorting)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "register_recording: some spikes lie beyond the recording. Remove them with remove_excess_spikes.");
        }
        return new Sorting(sorting.info(), sorting.source(), sorting.provenance(), Optional.of(recording));
    }

    /** With a property set: one entry per unit. */
    public static Sorting setProperty(Sorting sorting, String key, NdArray values) {
        return withInfo(
                sorting, sorting.info().withProperties(sorting.properties().with(key, values)));
    }

    /**
     * With a property set for some units; the others keep their entries or, where the property is new, get NaN or the empty text.
     * Whole numbers and truth values have no such value: state it.
     */
    public static Sorting setProperty(Sorting sorting, String key, NdArray values, Ids ids) {
        NdArray missing = JoinedProperties.missing(values, 1)
                .or(() -> sorting.properties().find(key))
                .orElseThrow(() -> new WrongArgumentException("set_property: missing_value must be given for '" + key
                        + "' of type " + values.type() + ", which has no natural one."));
        return setProperty(sorting, key, values, ids, missing);
    }

    /**
     * With a property set for some units; the others keep their entries, or take {@code missing} where the property is new.
     *
     * @param missing one entry of the same type, for units not named
     */
    public static Sorting setProperty(Sorting sorting, String key, NdArray values, Ids ids, NdArray missing) {
        int numUnits = sorting.getNumUnits();
        int[] changed = sorting.idsToIndices(ids);
        if (values.length() != changed.length) {
            throw new WrongArgumentException("set_property: values for '" + key + "' of " + values.length()
                    + " entries must have one for each of the " + changed.length + " ids.");
        }
        NdArray before = sorting.properties().find(key).orElseGet(() -> missing.take(new int[numUnits]));
        int[] order = new int[numUnits];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < changed.length; i++) {
            order[changed[i]] = numUnits + i;
        }
        return setProperty(
                sorting, key, NdArray.concatenate(List.of(before, values)).take(order));
    }

    /** Without a property. */
    public static Sorting deleteProperty(Sorting sorting, String key) {
        return withInfo(
                sorting, sorting.info().withProperties(sorting.properties().without(key)));
    }

    /** With an annotation set. */
    public static Sorting annotate(Sorting sorting, String key, JsonNode value) {
        return withInfo(sorting, sorting.info().withAnnotation(key, value));
    }

    /** With an annotation set; one that is there already is kept and refused unless {@code overwrite}. */
    public static Sorting setAnnotation(Sorting sorting, String key, JsonNode value, boolean overwrite) {
        if (!overwrite && sorting.annotations().has(key)) {
            throw new WrongArgumentException(
                    "set_annotation: '" + key + "' must not be set yet, or overwrite must be true.");
        }
        return annotate(sorting, key, value);
    }

    /** With the account of the sorter's run: the recording's recipe, the parameters and the log. */
    public static Sorting setSortingInfo(Sorting sorting, JsonNode recording, JsonNode params, JsonNode log) {
        ObjectNode account = PythonJson.NODES.objectNode();
        account.set("recording", recording);
        account.set("params", params);
        account.set("log", log);
        return annotate(sorting, "__sorting_info__", account);
    }

    /** With the time of a segment's frame 0 stated in seconds; refused where a recording is registered, whose clock counts. */
    public static Sorting setTStart(Sorting sorting, double seconds, int segmentIndex) {
        sorting.checkSegment(segmentIndex);
        if (sorting.hasRecording()) {
            throw new WrongArgumentException(
                    "set_t_start: the sorting must not have a registered recording (its clock counts). Set the recording's clock before it is registered.");
        }
        return withInfo(sorting, sorting.info().withTStart(segmentIndex, seconds));
    }

    /** With the clocks of all segments moved by some seconds; refused where a recording is registered. */
    public static Sorting shiftTimes(Sorting sorting, double seconds) {
        Sorting shifted = sorting;
        for (int i = 0; i < sorting.getNumSegments(); i++) {
            shifted = setTStart(shifted, sorting.info().tStarts().get(i).orElse(0) + seconds, i);
        }
        return shifted;
    }

    /** With the properties and annotations of another sorting that has the same units. */
    public static Sorting copyMetadata(Sorting from, Sorting to) {
        if (!from.getUnitIds().equals(to.getUnitIds())) {
            throw new WrongArgumentException("copy_metadata: both sortings must have the same unit ids.");
        }
        return withInfo(
                to,
                to.info()
                        .withProperties(Properties.overlay(to.properties(), from.properties()))
                        .withAnnotations(to.annotations().deepCopy().setAll(from.annotations())));
    }

    /** A sorting never changes, so that itself serves as its copy. */
    public static Sorting clone(Sorting sorting) {
        return sorting;
    }

    /** The same spikes in memory, with properties and annotations, without a history. */
    public static Sorting toNumpySorting(Sorting sorting) {
        Sorting plain = NumpySorting.of(sorting.toSpikeVector(), sorting.getSamplingFrequency(), sorting.getUnitIds());
        return new Sorting(sorting.info(), plain.source(), plain.provenance(), sorting.registered());
    }

    /** The same spikes in memory; what the peer calls {@code save(format="memory")}. */
    public static Sorting saveToMemory(Sorting sorting) {
        return toNumpySorting(sorting);
    }

    /** The same spikes in a memory-mapped file in the temporary folder, which other processes of the machine can read. */
    public static Sorting toSharedMemorySorting(Sorting sorting) {
        return toSharedMemorySorting(sorting, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The same spikes in a memory-mapped file in {@code folder}, which other processes of the machine can read. */
    public static Sorting toSharedMemorySorting(Sorting sorting, Path folder) {
        Sorting shared = SharedMemorySorting.share(sorting, folder);
        return new Sorting(sorting.info(), shared.source(), shared.provenance(), sorting.registered());
    }

    /** With one more segment: the frames of each unit; units that are not named have no spikes there. */
    public static Sorting addSortingSegment(Sorting sorting, Map<Id, long[]> spikeTrains) {
        sorting.idsToIndices(Ids.of(spikeTrains.keySet()));
        List<long[]> trains = sorting.getUnitIds().asList().stream()
                .map(id -> spikeTrains.getOrDefault(id, new long[0]))
                .toList();
        SpikeVector spikes = SpikeVector.fromTrains(List.of(trains), sorting.getNumUnits());
        return appendSortings(
                List.of(sorting, NumpySorting.of(spikes, sorting.getSamplingFrequency(), sorting.getUnitIds())));
    }

    /** The same spikes and provenance under other facts, which must keep the numbers of units and segments. */
    public static Sorting withInfo(Sorting sorting, SortingInfo info) {
        return new Sorting(info, sorting.source(), sorting.provenance(), sorting.registered());
    }
}
