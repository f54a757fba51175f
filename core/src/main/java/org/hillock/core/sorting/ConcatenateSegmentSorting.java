package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;

/**
 * All segments of several sortings of the same units joined into one segment: the spikes of a segment are shifted by the frames of
 * the segments before it. Properties and annotations are those of the first.
 *
 * @param totalSamplesList number of frames of every segment of every sorting; absent: those of the registered recordings
 * @param ignoreTimes whether clocks of the registered recordings are dropped; they can't be joined otherwise
 * @param samplingFrequencyMaxDiff how far the rates may differ, in Hz
 */
@Wire(
        name = "concatenate_sortings",
        pythonClass = "spikeinterface.core.segmentutils.ConcatenateSegmentSorting",
        parent = "sorting_list",
        doc = "Joins the segments of several sortings into one segment.")
public record ConcatenateSegmentSorting(
        @Param(
                doc =
                        "Number of frames of every segment of every sorting; null takes those of the registered recordings.",
                standard = "null",
                min = 0)
        Optional<List<Long>> totalSamplesList,

        @Param(doc = "Whether clocks of the parts are dropped; false refuses parts that have one.", standard = "true")
        boolean ignoreTimes,

        @Param(doc = "How far the rates may differ.", unit = "Hz", standard = "0.0", min = 0)
        double samplingFrequencyMaxDiff)
        implements SortingCombination {
    private static final String NAME = "concatenate_sortings";

    @Override
    public Sorting apply(List<Sorting> parents) {
        SortingsAlike.requireSameUnits(NAME, parents, samplingFrequencyMaxDiff);
        List<Sorting> parts = singleSegments(parents);
        boolean allRegistered = parts.stream().allMatch(Sorting::hasRecording);
        List<Long> lengths = totalSamplesList.orElseGet(() -> registeredLengths(parts));
        checkLengths(parts, lengths);
        ConcatenateSegmentSorting step =
                new ConcatenateSegmentSorting(Optional.of(lengths), ignoreTimes, samplingFrequencyMaxDiff);
        long[] numSamples = lengths.stream().mapToLong(Long::longValue).toArray();
        List<SpikeVector> spikes = parts.stream().map(Sorting::toSpikeVector).toList();
        checkSpikes(spikes, numSamples);
        return new Sorting(
                parts.getFirst().info().withTStarts(List.of(java.util.OptionalDouble.empty())),
                SpikeSource.lazily(() -> SpikeVectors.concatenate(spikes, numSamples)),
                new Provenance(step, parts),
                allRegistered ? Optional.of(joinedRecording(parts)) : Optional.empty());
    }

    /** The peer joins sortings of one segment only, so that the recipe names the segments one by one. */
    private static List<Sorting> singleSegments(List<Sorting> parents) {
        List<Sorting> parts = new ArrayList<>();
        for (Sorting parent : parents) {
            if (parent.getNumSegments() == 1) {
                parts.add(parent);
            } else {
                parts.addAll(Sortings.splitSorting(parent));
            }
        }
        return parts;
    }

    private static List<Long> registeredLengths(List<Sorting> parts) {
        return parts.stream()
                .map(part -> part.registered()
                        .orElseThrow(() -> new WrongArgumentException(NAME
                                + ": total_samples_list must be given where a sorting has no registered recording."))
                        .getNumSamples(0))
                .toList();
    }

    private void checkLengths(List<Sorting> parts, List<Long> lengths) {
        if (lengths.size() != parts.size()) {
            throw new WrongArgumentException(NAME + ": total_samples_list of " + lengths.size()
                    + " entries must have one for each of the " + parts.size() + " segments of the sortings.");
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<Recording> recording = parts.get(i).registered();
            if (recording.isPresent() && recording.get().getNumSamples(0) != lengths.get(i)) {
                throw new WrongArgumentException(NAME + ": total_samples_list[" + i + "] = " + lengths.get(i)
                        + " must be the length of the registered recording ("
                        + recording.get().getNumSamples(0) + " samples). Leave total_samples_list out.");
            }
            if (!ignoreTimes && parts.get(i).times(0).statedStart().isPresent()) {
                throw new WrongArgumentException(NAME
                        + ": ignore_times = false must go with parts that have no clock (segment " + i
                        + " has one). Use append_sortings to keep clocks.");
            }
        }
    }

    private static void checkSpikes(List<SpikeVector> spikes, long[] numSamples) {
        for (int i = 0; i < numSamples.length; i++) {
            long exceeding = ExceedingSpikes.count(spikes.get(i), new long[] {numSamples[i]});
            if (exceeding > 0) {
                throw new WrongArgumentException(NAME + ": " + exceeding + " spikes of segment " + i
                        + " must not lie beyond its " + numSamples[i]
                        + " samples. Remove them first with remove_excess_spikes.");
            }
        }
    }

    private static Recording joinedRecording(List<Sorting> parts) {
        return Recordings.concatenateRecordings(
                parts.stream().flatMap(part -> part.registered().stream()).collect(Collectors.toList()));
    }
}
