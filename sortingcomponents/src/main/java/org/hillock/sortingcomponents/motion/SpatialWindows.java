package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;

/**
 * Windows along the probe in each of which tissue moves as one.
 *
 * @param windows {@code [windows][depth bins]}: how much a bin counts for a window
 * @param centers middle of each window in µm
 */
public record SpatialWindows(double[][] windows, double[] centers) {
    /** The form of a window. */
    public enum Shape {
        /** {@code exp(-d² / (2 scale²))}. */
        GAUSSIAN,
        /** 1 nearer than half the scale, else 0. */
        RECT,
        /** From 1 in the middle down to 0 at the farthest bin within half the scale. */
        TRIANGLE
    }

    /**
     * Lays windows between the outermost contacts.
     *
     * @param contactDepths depth of each contact in µm
     * @param binCenters middles of the depth bins in µm, rising
     * @param rigid whether there is one window that holds everything
     * @param shape form of a window
     * @param stepUm distance of windows
     * @param scaleUm width of a window
     * @param marginUm how far windows reach beyond the contacts (negative: stay within); absent: minus half the scale
     * @param zeroThreshold what is smaller becomes 0 and the windows sum to 1; absent: nothing of this
     */
    public static SpatialWindows of(
            double[] contactDepths,
            double[] binCenters,
            boolean rigid,
            Shape shape,
            double stepUm,
            double scaleUm,
            OptionalDouble marginUm,
            OptionalDouble zeroThreshold) {
        if (!(stepUm > 0 && scaleUm > 0)) {
            throw new WrongArgumentException("get_spatial_windows: win_step_um = " + stepUm + " um and win_scale_um = "
                    + scaleUm + " um must be above 0.");
        }
        double margin = marginUm.orElse(-scaleUm / 2);
        double low = Arrays.stream(contactDepths).min().orElseThrow() - margin;
        double high = Arrays.stream(contactDepths).max().orElseThrow() + margin;
        if (rigid) {
            return rigid(binCenters);
        }
        if (low >= high) {
            throw new WrongArgumentException("get_spatial_windows: win_margin_um = " + margin
                    + " um must leave a part of the probe (contacts lie between " + (low + margin) + " and "
                    + (high - margin) + " um). Use a smaller win_scale_um, or rigid = true.");
        }
        int steps = (int) Math.floor((high - low) / stepUm);
        double border = (high - low - steps * stepUm) / 2;
        double[] centers = new double[steps + 1];
        Arrays.setAll(centers, i -> i * stepUm + low + border);
        double[][] windows = new double[centers.length][];
        Arrays.setAll(windows, i -> window(binCenters, centers[i], shape, scaleUm));
        zeroThreshold.ifPresent(threshold -> cut(windows, threshold));
        return new SpatialWindows(windows, centers);
    }

    private static SpatialWindows rigid(double[] binCenters) {
        double[] ones = new double[binCenters.length];
        Arrays.fill(ones, 1);
        return new SpatialWindows(
                new double[][] {ones}, new double[] {(binCenters[0] + binCenters[binCenters.length - 1]) / 2});
    }

    private static double[] window(double[] bins, double center, Shape shape, double scale) {
        double[] out = new double[bins.length];
        switch (shape) {
            case GAUSSIAN ->
                Arrays.setAll(out, i -> Math.exp(-(bins[i] - center) * (bins[i] - center) / (2 * scale * scale)));
            case RECT -> Arrays.setAll(out, i -> Math.abs(bins[i] - center) < scale / 2 ? 1 : 0);
            case TRIANGLE -> {
                double farthest = Arrays.stream(bins)
                        .map(bin -> Math.abs(bin - center))
                        .filter(distance -> distance <= scale / 2)
                        .max()
                        .orElse(0);
                Arrays.setAll(out, i -> Math.max(0, farthest - Math.abs(bins[i] - center)));
                double top = Arrays.stream(out).max().orElse(0);
                Arrays.setAll(out, i -> top > 0 ? out[i] / top : 0);
            }
        }
        return out;
    }

    private static void cut(double[][] windows, double threshold) {
        for (double[] window : windows) {
            Arrays.setAll(window, i -> window[i] < threshold ? 0 : window[i]);
            double sum = Arrays.stream(window).sum();
            Arrays.setAll(window, i -> window[i] / sum);
        }
    }
}
