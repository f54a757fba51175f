package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.ConcatenateSegmentRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.SegmentInfo;

/**
 * A sorting of one long segment cut at the segments of the recordings that were joined for it. Spikes outside of all segments are
 * dropped. Without recordings, those of the registered, concatenated recording are taken.
 */
@Wire(
        name = "split_sorting",
        pythonClass = "spikeinterface.core.segmentutils.SplitSegmentSorting",
        parent = "parent_sorting",
        secondParent = "recording_or_recording_list",
        doc = "Cuts a sorting of one segment at the segments of the recordings that were joined for it.")
public record SplitSegmentSorting() implements SortingWithRecordings {
    @Override
    public Sorting apply(Sorting parent, List<Recording> recordings) {
        if (parent.getNumSegments() != 1) {
            throw new WrongArgumentException(
                    "split_sorting: the sorting must have one segment (it has " + parent.getNumSegments() + ").");
        }
        List<Recording> given = recordings.isEmpty() ? joinedRecordings(parent) : recordings;
        List<Recording> parts =
                given.stream().flatMap(part -> partsOf(part).stream()).toList();
        List<SegmentInfo> segments =
                parts.stream().flatMap(part -> part.info().segments().stream()).toList();
        long[] numSamples = segments.stream().mapToLong(SegmentInfo::numSamples).toArray();
        List<OptionalDouble> tStarts =
                segments.stream().map(segment -> segment.times().statedStart()).toList();
        List<Traced> parents = new ArrayList<>();
        parents.add(parent);
        parents.addAll(parts);
        return new Sorting(
                parent.info().withTStarts(tStarts),
                SpikeSource.lazily(() -> SpikeVectors.cut(parent.toSpikeVector(), numSamples)),
                new Provenance(this, parents));
    }

    private static List<Recording> joinedRecordings(Sorting parent) {
        return partsOf(parent.registered()
                .orElseThrow(() -> new WrongArgumentException(
                        "split_sorting: recordings must be given (the sorting has no registered recording).")));
    }

    /** The recordings that were joined, where this is a joined one; else itself. */
    private static List<Recording> partsOf(Recording recording) {
        Operation operation = recording.provenance().operation();
        return operation instanceof ConcatenateSegmentRecording
                ? recording.provenance().parents().stream()
                        .map(Recording.class::cast)
                        .toList()
                : List.of(recording);
    }
}
