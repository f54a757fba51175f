package org.hillock.postprocessing.templatemetrics;

import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;

/**
 * What template metrics look at; the components are the peer's {@code metrics_kwargs}.
 *
 * @param recoveryWindowMs how long the recovery after the peak is looked at, in ms
 * @param peakRelativeThreshold how high a counted peak is at least, and how prominent an extremum of the extended set, as a part of the
 *     largest absolute value
 * @param peakWidthMs how wide a counted peak is at least, in ms
 * @param depthDirection {@code x} or {@code y}: the axis along the probe
 * @param minChannelsForVelocity fewer channels on one side give no velocity
 * @param minR2Velocity a line that explains less gives no velocity
 * @param expPeakFunction {@code ptp} or {@code min}: the amplitude whose decay is fitted
 * @param minR2ExpDecay a fit that explains less gives no decay
 * @param spreadThreshold the part of the largest amplitude that counts as seen
 * @param spreadSmoothUm how far amplitudes are smoothed along the probe, in µm; 0: not
 * @param columnRange how far across the probe from the largest channel channels count for velocity and spread, in µm; absent: any
 * @param baselineWindowMs how long the beginning of a template is taken for its baseline, in ms
 */
public record ShapeOptions(
        double recoveryWindowMs,
        double peakRelativeThreshold,
        double peakWidthMs,
        String depthDirection,
        int minChannelsForVelocity,
        double minR2Velocity,
        String expPeakFunction,
        double minR2ExpDecay,
        double spreadThreshold,
        double spreadSmoothUm,
        OptionalDouble columnRange,
        double baselineWindowMs) {
    private static final ShapeOptions STANDARD =
            new ShapeOptions(0.7, 0.2, 0.1, "y", 5, 0.5, "ptp", 0.5, 0.2, 20, OptionalDouble.empty(), 0.5);

    /** Refuses unknown names and negative windows. */
    public ShapeOptions {
        require(
                depthDirection.equals("x") || depthDirection.equals("y"),
                "depth_direction = '" + depthDirection + "'",
                "x or y");
        require(
                expPeakFunction.equals("ptp") || expPeakFunction.equals("min"),
                "exp_peak_function = '" + expPeakFunction + "'",
                "ptp or min");
        require(recoveryWindowMs > 0, "recovery_window_ms = " + recoveryWindowMs + " ms", "above 0");
        require(peakWidthMs >= 0, "peak_width_ms = " + peakWidthMs + " ms", "0 or more");
        require(peakRelativeThreshold >= 0, "peak_relative_threshold = " + peakRelativeThreshold, "0 or more");
        require(spreadSmoothUm >= 0, "spread_smooth_um = " + spreadSmoothUm + " µm", "0 or more");
        require(columnRange.orElse(0) >= 0, "column_range = " + columnRange + " µm", "0 or more");
        require(baselineWindowMs > 0, "baseline_window_ms = " + baselineWindowMs + " ms", "above 0");
    }

    private static void require(boolean holds, String value, String rule) {
        if (!holds) {
            throw new WrongArgumentException("compute_template_metrics: " + value + " must be " + rule + ".");
        }
    }

    /** The peer's defaults. */
    public static ShapeOptions standard() {
        return STANDARD;
    }

    /** The index of the axis along the probe. */
    int depthAxis() {
        return depthDirection.equals("x") ? 0 : 1;
    }
}
