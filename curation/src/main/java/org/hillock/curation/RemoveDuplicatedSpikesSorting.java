package org.hillock.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingStep;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;

/**
 * A sorting without the spikes that come twice in a unit.
 *
 * @param censoredPeriodMs spikes of a unit that lie at most so many ms apart (rounded to frames, half to even) are one
 * @param method which of them is kept; {@link DuplicateMethod#RANDOM} draws from a stream of its own for every unit, always the same
 */
@Wire(
        name = "remove_duplicated_spikes",
        pythonClass = "spikeinterface.curation.remove_duplicated_spikes.RemoveDuplicatedSpikesSorting",
        parent = "sorting",
        doc = "Drops spikes of a unit that lie too close to another one of it.")
public record RemoveDuplicatedSpikesSorting(
        @Param(doc = "Spikes at most so far apart are one.", unit = "ms", standard = "0.3", min = 0)
        double censoredPeriodMs,

        @Param(doc = "Which spike is kept.", standard = "\"keep_first\"")
        DuplicateMethod method)
        implements SortingStep {
    @Override
    public Sorting apply(Sorting parent) {
        if (!(censoredPeriodMs >= 0) || Double.isInfinite(censoredPeriodMs)) {
            throw new WrongArgumentException("remove_duplicated_spikes: censored_period_ms = " + censoredPeriodMs
                    + " ms must be 0 or more and finite (it is a distance between spikes). Try 0.3.");
        }
        long period = (long) Math.rint(censoredPeriodMs * 1e-3 * parent.getSamplingFrequency());
        return new Sorting(
                parent.info(),
                SpikeSource.lazily(() -> cleaned(parent.toSpikeVector(), period)),
                Provenance.of(this, parent),
                parent.registered());
    }

    private SpikeVector cleaned(SpikeVector spikes, long period) {
        List<List<long[]>> segments = new ArrayList<>();
        for (int s = 0; s < spikes.numSegments(); s++) {
            List<long[]> trains = new ArrayList<>();
            for (int unit = 0; unit < spikes.numUnits(); unit++) {
                long[] train = spikes.train(s, unit);
                boolean[] dropped = new boolean[train.length];
                for (int i : DuplicatedSpikes.find(train, period, method, unit)) {
                    dropped[i] = true;
                }
                int[] place = {0};
                trains.add(Arrays.stream(train)
                        .filter(frame -> !dropped[place[0]++])
                        .toArray());
            }
            segments.add(trains);
        }
        return SpikeVector.fromTrains(segments, spikes.numUnits());
    }
}
