package org.hillock.qualitymetrics.amplitudes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.statistics.Median;
import org.hillock.kernels.statistics.Moments;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How far a unit moves along an axis: the median position in each interval relative to that of all spikes (Siegle et al. 2021).
 *
 * @param intervalS length of an interval in s
 * @param minSpikesPerInterval intervals with fewer spikes are left out
 * @param direction the axis
 * @param minNumBins how many intervals the recording must have
 * @param minFractionValidIntervals the part of the intervals that must have enough spikes
 */
@Wire(name = "drift", doc = "How far the positions of the spikes move over time.")
public record Drift(
        @Param(doc = "Length of an interval.", name = "interval_s", unit = "s", standard = "60.0", min = 1e-3)
        double intervalS,

        @Param(doc = "Intervals with fewer spikes are left out.", standard = "100", min = 1)
        int minSpikesPerInterval,

        @Param(
                doc = "The axis.",
                standard = "\"y\"",
                choices = {"x", "y", "z"})
        String direction,

        @Param(doc = "How many intervals the recording must have.", standard = "2", min = 1)
        int minNumBins,

        @Param(
                doc = "Part of the intervals that must have enough spikes.",
                standard = "0.5",
                min = 0,
                max = 1,
                own = true)
        double minFractionValidIntervals)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("drift_ptp", "µm", "From the lowest to the highest median position."),
                MetricColumn.number("drift_std", "µm", "Standard deviation of the median positions."),
                MetricColumn.number("drift_mad", "µm", "Median absolute deviation of the median positions."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.SPIKE_LOCATIONS);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        double[] positions = positions(unit);
        if (positions.length < minNumBins) {
            return Measurement.none(
                    3,
                    "the recording has " + positions.length + " intervals of " + intervalS + " s, fewer than "
                            + minNumBins);
        }
        double[] known =
                Arrays.stream(positions).filter(value -> !Double.isNaN(value)).toArray();
        if (known.length == 0 || positions.length - known.length > (1 - minFractionValidIntervals) * positions.length) {
            return Measurement.none(
                    3,
                    known.length + " of " + positions.length + " intervals have " + minSpikesPerInterval
                            + " spikes or more, too few");
        }
        return Measurement.of(
                Arrays.stream(known).max().orElseThrow()
                        - Arrays.stream(known).min().orElseThrow(),
                Moments.deviation(known),
                Median.absoluteDeviation(known.clone(), 0, known.length));
    }

    /** The median position in each whole interval of all segments relative to that of all spikes, in µm; NaN where there are too few. */
    public double[] positions(UnitFacts unit) {
        long width = (long) (intervalS * unit.all().samplingFrequency());
        double reference = Median.of(allLocations(unit));
        double[] positions = new double[0];
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            int first = positions.length;
            int bins = (int) (unit.all().numSamples(segment) / width);
            long[] train = unit.train(segment);
            double[] locations = unit.locations(direction, segment);
            positions = Arrays.copyOf(positions, first + bins);
            int from = 0;
            for (int bin = 0; bin < bins; bin++) {
                int to = from;
                while (to < train.length && train[to] < (bin + 1) * width) {
                    to++;
                }
                positions[first + bin] = to - from < minSpikesPerInterval
                        ? Double.NaN
                        : Median.of(Arrays.copyOfRange(locations, from, to)) - reference;
                from = to;
            }
        }
        return positions;
    }

    private double[] allLocations(UnitFacts unit) {
        double[] all = new double[unit.numSpikes()];
        int at = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            double[] part = unit.locations(direction, segment);
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
