package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.events.EventBins;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The part of the recording in which a unit fires: whole bins with more spikes than a fraction of what its rate makes expect, segments one
 * after the other.
 *
 * @param binDurationS length of a bin in s
 * @param meanFrRatioThresh the fraction of the mean rate
 */
@Wire(name = "presence_ratio", doc = "Part of the bins of the recording in which the unit fires.")
public record PresenceRatio(
        @Param(doc = "Length of a bin.", name = "bin_duration_s", unit = "s", standard = "60.0", min = 0)
        double binDurationS,

        @Param(
                doc = "A bin counts where it has more spikes than this fraction of what the mean rate makes expect.",
                standard = "0.0",
                min = 0)
        double meanFrRatioThresh)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("presence_ratio", "", "Bins with spikes divided by all bins, 0 to 1."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        long width = (long) (binDurationS * unit.all().samplingFrequency());
        long bins = width == 0 ? 0 : unit.all().totalSamples() / width;
        if (bins == 0) {
            return Measurement.none(1, "the recording is shorter than one bin of " + binDurationS + " s");
        }
        double least = Math.floor(unit.firingRate() * binDurationS * meanFrRatioThresh);
        int present = 0;
        for (int count : counts(unit, width, (int) bins)) {
            present += count > least ? 1 : 0;
        }
        return Measurement.of((double) present / bins);
    }

    private static int[] counts(UnitFacts unit, long width, int bins) {
        int[] counts = new int[bins];
        long start = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            for (long frame : unit.train(segment)) {
                int bin = EventBins.index(start + frame, width, bins);
                if (bin >= 0) {
                    counts[bin]++;
                }
            }
            start += unit.all().numSamples(segment);
        }
        return counts;
    }
}
