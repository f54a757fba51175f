package org.hillock.core.sorting;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;

/** A sorting without the spikes that lie before or beyond the segments of a recording. */
@Wire(
        name = "remove_excess_spikes",
        pythonClass = "spikeinterface.curation.remove_excess_spikes.RemoveExcessSpikesSorting",
        parent = "sorting",
        secondParent = "recording",
        doc = "Drops the spikes that lie outside of the recording.")
public record RemoveExcessSpikesSorting() implements SortingWithRecordings {
    @Override
    public Sorting apply(Sorting parent, List<Recording> recordings) {
        if (recordings.size() != 1) {
            throw new WrongArgumentException(
                    "remove_excess_spikes: one recording must be given (not " + recordings.size() + ").");
        }
        Recording recording = recordings.getFirst();
        ExceedingSpikes.requireSameSegments("remove_excess_spikes", parent, recording);
        long[] numSamples = ExceedingSpikes.numSamples(recording);
        return new Sorting(
                parent.info(),
                SpikeSource.lazily(() -> ExceedingSpikes.removed(parent.toSpikeVector(), numSamples)),
                new Provenance(this, List.of(parent, recording)),
                parent.registered());
    }
}
