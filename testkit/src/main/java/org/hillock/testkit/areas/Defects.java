package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.events.EventPairs;
import org.hillock.kernels.events.Refractoriness;
import org.hillock.kernels.statistics.Moments;
import org.hillock.qualitymetrics.amplitudes.AmplitudeCutoff;
import org.hillock.qualitymetrics.amplitudes.Drift;
import org.hillock.qualitymetrics.spiketrains.RefractoryPeriodViolation;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;
import org.hillock.testkit.golden.CsvTable;

/** Metrics with the defects of the reference, computed on purpose: what was recorded must agree with these or with the right ones. */
final class Defects {
    private static final double MS = 1000;

    private Defects() {}

    /**
     * The numbers of some metrics as the reference has them.
     *
     * @param right the input
     * @param wrong the input with amplitudes as the reference has them
     */
    static CsvTable table(MetricInput right, MetricInput wrong, List<QualityMetric> metrics) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (QualityMetric metric : metrics) {
            for (int c = 0; c < metric.columns().size(); c++) {
                List<String> cells = new ArrayList<>();
                for (int unit = 0; unit < right.unitIds().size(); unit++) {
                    double value =
                            measured(metric, new UnitFacts(wrong, unit, 0)).values()[c];
                    cells.add(Double.isNaN(value) ? "" : Double.toString(value));
                }
                columns.put(metric.columns().get(c).name(), cells);
            }
        }
        return new CsvTable(
                right.unitIds().asList().stream().map(Object::toString).toList(), columns);
    }

    private static Measurement measured(QualityMetric metric, UnitFacts unit) {
        return switch (metric) {
            case AmplitudeCutoff cutoff ->
                new AmplitudeCutoff(
                                cutoff.peakSign() == PeakSign.POS ? PeakSign.NEG : PeakSign.POS,
                                cutoff.numHistogramBins(),
                                cutoff.histogramSmoothingValue(),
                                cutoff.amplitudesBinsMinRatio())
                        .measure(unit);
            case RefractoryPeriodViolation violation -> withCensoredPairs(violation, unit);
            case Drift drift -> aroundTheMean(drift, unit);
            default -> metric.measure(unit);
        };
    }

    /** Pairs within the censored period are counted although it is taken away from the others. */
    private static Measurement withCensoredPairs(RefractoryPeriodViolation violation, UnitFacts unit) {
        double frequency = unit.all().samplingFrequency();
        long dead = (long) Math.rint(violation.refractoryPeriodMs() * frequency / MS);
        long censored = (long) Math.rint(violation.censoredPeriodMs() * frequency / MS);
        long pairs = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            pairs += EventPairs.atMost(unit.train(segment), dead);
        }
        return Measurement.of(
                Refractoriness.contamination(pairs, unit.numSpikes(), unit.all().totalSamples(), dead, censored),
                pairs);
    }

    /** With intervals left out the deviation is that of absolute positions; the median absolute deviation is around the mean. */
    private static Measurement aroundTheMean(Drift drift, UnitFacts unit) {
        double[] right = drift.measure(unit).values();
        if (Double.isNaN(right[0])) {
            return Measurement.of(right);
        }
        double[] all = drift.positions(unit);
        double[] known =
                Arrays.stream(all).filter(value -> !Double.isNaN(value)).toArray();
        double[] absolute = Arrays.stream(known).map(Math::abs).toArray();
        double mean = Moments.mean(known);
        double[] around =
                Arrays.stream(known).map(value -> Math.abs(value - mean)).toArray();
        return Measurement.of(
                right[0],
                Moments.deviation(known.length == all.length ? known : absolute),
                org.hillock.kernels.statistics.Median.of(around));
    }
}
