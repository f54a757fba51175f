package org.hillock.generation.firing;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.SortingSource;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.basis.OneOrEach;
import org.hillock.generation.basis.SegmentLengths;

/**
 * A sorting with random spikes, made when they are first asked for. (The peer's {@code generate_sorting} draws other numbers.)
 *
 * @param numUnits number of units, ids 0, 1, 2 …
 * @param samplingFrequency samples per second in Hz
 * @param durations seconds of every segment
 * @param firingRates mean rate of all units, or one for each, in Hz
 * @param emptyUnits ids of units without spikes
 * @param refractoryPeriodMs smallest interval of a unit in ms
 * @param addSpikesOnBorders whether spikes are added near the beginning and end of every segment; a unit that gets one loses its other spikes
 *     within the refractory period
 * @param numSpikesPerBorder how many at each border
 * @param borderSizeSamples how near
 * @param seed 0 or more
 */
@Wire(name = "generate_sorting", doc = "Makes a sorting with random spikes.")
public record SortingGenerator(
        @Param(doc = "Number of units.", standard = "5", min = 0)
        int numUnits,

        @Param(doc = "Samples per second.", unit = "Hz", standard = "30000.0")
        double samplingFrequency,

        @Param(doc = "Duration of every segment.", unit = "s", standard = "[10.325, 3.5]", min = 0)
        List<Double> durations,

        @Param(doc = "Mean rate of all units, or one for each.", unit = "Hz", standard = "[3.0]", min = 0)
        List<Double> firingRates,

        @Param(doc = "Ids of units without spikes.", standard = "[]")
        List<Long> emptyUnits,

        @Param(doc = "Smallest interval of a unit.", unit = "ms", standard = "4.0", min = 0)
        double refractoryPeriodMs,

        @Param(doc = "Add spikes near the borders of every segment.", standard = "false")
        boolean addSpikesOnBorders,

        @Param(doc = "How many spikes to add at each border.", standard = "3", min = 0)
        int numSpikesPerBorder,

        @Param(doc = "How near to the border they are.", unit = "samples", standard = "20", min = 1)
        int borderSizeSamples,

        @Param(doc = "Seed of the random numbers.", standard = "0", min = 0)
        long seed)
        implements SortingSource {
    private static final String NAME = "generate_sorting";

    /** Five units at 3 Hz, 30 kHz, segments of 10.325 and 3.5 s, refractory for 4 ms, seed 0. */
    public static SortingGenerator standard() {
        return new SortingGenerator(5, 30000, List.of(10.325, 3.5), List.of(3.0), List.of(), 4, false, 3, 20, 0);
    }

    /** With another number of units. */
    public SortingGenerator withNumUnits(int units) {
        return Changed.with(this, "num_units", units);
    }

    /** With another rate of samples in Hz. */
    public SortingGenerator withSamplingFrequency(double hertz) {
        return Changed.with(this, "sampling_frequency", hertz);
    }

    /** With other segments, in seconds. */
    public SortingGenerator withDurations(double... seconds) {
        return Changed.with(this, "durations", seconds);
    }

    /** With one rate for all units, or one for each, in Hz. */
    public SortingGenerator withFiringRates(double... hertz) {
        return Changed.with(this, "firing_rates", hertz);
    }

    /** With units that have no spikes. */
    public SortingGenerator withEmptyUnits(Long... unitIds) {
        return new SortingGenerator(
                numUnits,
                samplingFrequency,
                durations,
                firingRates,
                List.of(unitIds),
                refractoryPeriodMs,
                addSpikesOnBorders,
                numSpikesPerBorder,
                borderSizeSamples,
                seed);
    }

    /** With another refractory period in ms. */
    public SortingGenerator withRefractoryPeriodMs(double ms) {
        return Changed.with(this, "refractory_period_ms", ms);
    }

    /** With or without spikes on borders. */
    public SortingGenerator withAddSpikesOnBorders(boolean add) {
        return Changed.with(this, "add_spikes_on_borders", add);
    }

    /** With another number of spikes at each border. */
    public SortingGenerator withNumSpikesPerBorder(int spikes) {
        return Changed.with(this, "num_spikes_per_border", spikes);
    }

    /** With another size of the borders. */
    public SortingGenerator withBorderSizeSamples(int samples) {
        return Changed.with(this, "border_size_samples", samples);
    }

    /** With another seed. */
    public SortingGenerator withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    @Override
    public Sorting open() {
        Ids ids = Ids.range(numUnits);
        double[] rates = OneOrEach.of(NAME + ": firing_rates", firingRates, numUnits);
        for (long empty : emptyUnits) {
            rates[ids.indexOf(org.hillock.core.values.Id.of(empty))] = 0;
        }
        for (double rate : rates) {
            PoissonTrain.of(rate, samplingFrequency, refractoryPeriodMs);
        }
        long[] lengths = SegmentLengths.of(NAME, durations, samplingFrequency);
        return new Sorting(
                SortingInfo.of(samplingFrequency, ids, lengths.length),
                SpikeSource.lazily(() -> spikes(lengths, rates)),
                Provenance.of(this));
    }

    private SpikeVector spikes(long[] lengths, double[] rates) {
        List<List<long[]>> all = new ArrayList<>();
        for (int s = 0; s < lengths.length; s++) {
            List<long[]> trains = SpikeTrains.trains(s, lengths[s], samplingFrequency, refractoryPeriodMs, rates, seed);
            if (addSpikesOnBorders) {
                int dead = PoissonTrain.deadSamples(samplingFrequency, refractoryPeriodMs);
                new BorderSpikes(numSpikesPerBorder, borderSizeSamples, dead, seed).add(s, lengths[s], rates, trains);
            }
            all.add(trains);
        }
        return SpikeVector.fromTrains(all, numUnits);
    }
}
