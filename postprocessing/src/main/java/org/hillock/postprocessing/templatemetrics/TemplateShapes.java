package org.hillock.postprocessing.templatemetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.kernels.templates.ExtremaShape;
import org.hillock.kernels.templates.PlacedCurves;
import org.hillock.kernels.templates.PlacedCurves.Side;
import org.hillock.kernels.templates.SpikeShape;

/** Measures one template after the other. Thread-safe. */
final class TemplateShapes {
    private static final double MS_PER_SECOND = 1000;

    private final Templates templates;
    private final Optional<ChannelSparsity> own;
    private final List<TemplateMetric> metrics;
    private final int upsampling;
    private final ShapeOptions options;
    private final double rate;

    TemplateShapes(
            Templates templates,
            Optional<ChannelSparsity> own,
            List<TemplateMetric> metrics,
            int upsampling,
            ShapeOptions options) {
        if (upsampling < 1) {
            throw new WrongArgumentException(
                    "compute_template_metrics: upsampling_factor = " + upsampling + " must be 1 or more.");
        }
        this.templates = templates;
        this.own = own;
        this.metrics = metrics;
        this.upsampling = upsampling;
        this.options = options;
        this.rate = templates.samplingFrequency() * upsampling;
        if (asks(TemplateMetric.Group.MULTI) && templates.channelLocations().length == 0) {
            throw new WrongArgumentException("compute_template_metrics: metrics of several channels must have channel"
                    + " locations (the templates have none). Set a probe, or leave these metrics out.");
        }
    }

    private boolean asks(TemplateMetric.Group group) {
        return metrics.stream().anyMatch(metric -> metric.group() == group);
    }

    /** A row; of a template that is 0 on the channel everything but the counts is NaN. */
    double[] row(int unit, int channel) {
        double[] curve = TemplateMetrics.upsampled(templates, unit, channel, upsampling);
        double[] row = new double[metrics.size()];
        if (Arrays.stream(curve).allMatch(value -> value == 0)) {
            Arrays.setAll(row, i -> metrics.get(i).isCount() ? 0 : Double.NaN);
            return row;
        }
        SpikeShape shape = SpikeShape.of(curve, rate);
        Optional<PlacedCurves> placed = asks(TemplateMetric.Group.MULTI) ? Optional.of(placed(unit)) : Optional.empty();
        Optional<ExtremaShape> extrema = asks(TemplateMetric.Group.EXTENDED)
                ? Optional.of(ExtremaShape.of(curve, rate, options.peakRelativeThreshold()))
                : Optional.empty();
        for (int i = 0; i < row.length; i++) {
            TemplateMetric metric = metrics.get(i);
            row[i] = switch (metric.group()) {
                case SINGLE -> single(metric, shape);
                case MULTI -> multi(metric, placed.orElseThrow());
                case EXTENDED -> extended(metric, extrema.orElseThrow());
            };
        }
        return row;
    }

    private double single(TemplateMetric metric, SpikeShape shape) {
        double threshold = options.peakRelativeThreshold();
        double width = options.peakWidthMs() / MS_PER_SECOND;
        return switch (metric) {
            case PEAK_TO_VALLEY -> shape.peakToValley();
            case PEAK_TROUGH_RATIO -> shape.peakTroughRatio();
            case HALF_WIDTH -> shape.halfWidth();
            case REPOLARIZATION_SLOPE -> shape.repolarizationSlope();
            case RECOVERY_SLOPE -> shape.recoverySlope(options.recoveryWindowMs() / MS_PER_SECOND);
            case NUM_POSITIVE_PEAKS -> shape.numPositivePeaks(threshold, width);
            case NUM_NEGATIVE_PEAKS -> shape.numNegativePeaks(threshold, width);
            default -> Double.NaN;
        };
    }

    private double multi(TemplateMetric metric, PlacedCurves placed) {
        int depth = options.depthAxis();
        return switch (metric) {
            case VELOCITY_ABOVE -> velocity(placed, Side.ABOVE);
            case VELOCITY_BELOW -> velocity(placed, Side.BELOW);
            case EXP_DECAY -> placed.decay(options.expPeakFunction().equals("ptp"), options.minR2ExpDecay());
            case SPREAD -> column(placed).spread(depth, options.spreadThreshold(), options.spreadSmoothUm());
            default -> Double.NaN;
        };
    }

    private double velocity(PlacedCurves placed, Side side) {
        return column(placed)
                .velocity(side, options.depthAxis(), rate, options.minChannelsForVelocity(), options.minR2Velocity());
    }

    private PlacedCurves column(PlacedCurves placed) {
        return placed.inColumn(options.depthAxis(), options.columnRange().orElse(Double.POSITIVE_INFINITY));
    }

    private double extended(TemplateMetric metric, ExtremaShape shape) {
        return switch (metric) {
            case PEAK_TO_TROUGH_DURATION -> shape.peakToTroughDuration();
            case TROUGH_HALF_WIDTH -> shape.troughHalfWidth();
            case PEAK_HALF_WIDTH -> shape.peakHalfWidth();
            case MAIN_TO_NEXT_EXTREMUM_DURATION -> shape.mainToNextExtremumDuration();
            case MAIN_PEAK_TO_TROUGH_RATIO -> shape.mainPeakToTroughRatio();
            case PEAK_BEFORE_TO_TROUGH_RATIO -> shape.peakBeforeToTroughRatio();
            case PEAK_AFTER_TO_TROUGH_RATIO -> shape.peakAfterToTroughRatio();
            case PEAK_BEFORE_TO_PEAK_AFTER_RATIO -> shape.peakBeforeToPeakAfterRatio();
            case TROUGH_WIDTH -> shape.troughWidth();
            case PEAK_BEFORE_WIDTH -> shape.peakBeforeWidth();
            case PEAK_AFTER_WIDTH -> shape.peakAfterWidth();
            case WAVEFORM_BASELINE_FLATNESS -> shape.baselineFlatness(options.baselineWindowMs() / MS_PER_SECOND);
            default -> Double.NaN;
        };
    }

    private PlacedCurves placed(int unit) {
        int[] channels = own.map(sparsity -> sparsity.channelIndices(unit))
                .orElseGet(() -> IntStream.range(0, templates.numChannels()).toArray());
        return new PlacedCurves(
                Arrays.stream(channels)
                        .mapToObj(channel -> TemplateMetrics.upsampled(templates, unit, channel, upsampling))
                        .toArray(double[][]::new),
                Arrays.stream(channels)
                        .mapToObj(channel -> templates.channelLocations()[channel])
                        .toArray(double[][]::new));
    }
}
