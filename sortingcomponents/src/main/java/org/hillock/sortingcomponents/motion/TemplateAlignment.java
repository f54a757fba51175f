package org.hillock.sortingcomponents.motion;

import java.util.Arrays;

/** Aligns histograms of depth and amplitude over time: first as a whole by whole bins, then each window by parts of a bin. */
final class TemplateAlignment {
    private static final int PARTS_OF_A_BIN = 10;
    private static final double SEEN = 1e-5;

    private final IterativeTemplateRegistration options;

    TemplateAlignment(IterativeTemplateRegistration options) {
        this.options = options;
    }

    /**
     * Aligns.
     *
     * @param histograms {@code [times][depths][amplitudes]}
     * @param windows {@code [windows][depths]}
     * @return {@code [times][windows]}: by how many bins of depth each must be shifted
     */
    double[][] align(double[][][] histograms, double[][] windows) {
        double[][][] frames = centered(histograms);
        double[][] target = copy(frames[Math.max(0, frames.length / 2 - 1)]);
        double[] total = new double[frames.length];
        for (int iteration = 0; iteration + 1 < options.numIterations(); iteration++) {
            for (int t = 0; t < frames.length; t++) {
                int shift = bestShift(frames[t], target);
                total[t] += shift;
                frames[t] = rolled(frames[t], shift);
            }
            target = mean(frames);
        }
        return byWindow(frames, target, windows, total);
    }

    /** Each frame minus its own mean over depth, amplitude by amplitude. */
    private static double[][][] centered(double[][][] histograms) {
        double[][][] out = new double[histograms.length][][];
        for (int t = 0; t < out.length; t++) {
            int depths = histograms[t].length;
            double[] mean = new double[histograms[t][0].length];
            for (double[] row : histograms[t]) {
                Arrays.setAll(mean, a -> mean[a] + row[a]);
            }
            out[t] = copy(histograms[t]);
            for (double[] row : out[t]) {
                Arrays.setAll(row, a -> row[a] - mean[a] / depths);
            }
        }
        return out;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] mean(double[][][] frames) {
        double[][] mean = new double[frames[0].length][frames[0][0].length];
        for (double[][] frame : frames) {
            for (int d = 0; d < mean.length; d++) {
                for (int a = 0; a < mean[d].length; a++) {
                    mean[d][a] += frame[d][a] / frames.length;
                }
            }
        }
        return mean;
    }

    private int bestShift(double[][] frame, double[][] target) {
        int best = -options.numShiftsGlobal();
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = best; shift <= options.numShiftsGlobal(); shift++) {
            double product = product(frame, target, shift);
            if (product > most) {
                most = product;
                best = shift;
            }
        }
        return best;
    }

    /** The sum of products of a frame, shifted around, with a target. */
    private static double product(double[][] frame, double[][] target, int shift) {
        int n = frame.length;
        double sum = 0;
        for (int d = 0; d < n; d++) {
            double[] row = frame[Math.floorMod(d - shift, n)];
            for (int a = 0; a < row.length; a++) {
                sum += row[a] * target[d][a];
            }
        }
        return sum;
    }

    private static double[][] rolled(double[][] frame, int shift) {
        double[][] out = new double[frame.length][];
        Arrays.setAll(out, d -> frame[Math.floorMod(d - shift, frame.length)]);
        return out;
    }

    private double[][] byWindow(double[][][] frames, double[][] target, double[][] windows, double[] total) {
        int reach = options.numShiftsBlock();
        double[][][] products = new double[2 * reach + 1][frames.length][windows.length];
        for (int w = 0; w < windows.length; w++) {
            double[] window = windows[w];
            int first = 0;
            int last = window.length - 1;
            while (first < last && window[first] <= SEEN) {
                first++;
            }
            while (last > first && window[last] <= SEEN) {
                last--;
            }
            double[][] tapered = tapered(target, window, first, last);
            for (int t = 0; t < frames.length; t++) {
                double[][] frame = tapered(frames[t], window, first, last);
                double size = (double) frame.length * target[0].length;
                for (int shift = -reach; shift <= reach; shift++) {
                    products[shift + reach][t][w] = product(frame, tapered, shift) / size;
                }
            }
        }
        return finest(smoothed(products), total, windows.length);
    }

    /** The bins that a window sees, its last one left out, times the window. */
    private static double[][] tapered(double[][] frame, double[] window, int first, int last) {
        double[][] out = new double[last - first][];
        for (int d = first; d < last; d++) {
            double factor = window[d];
            out[d - first] =
                    Arrays.stream(frame[d]).map(value -> value * factor).toArray();
        }
        return out;
    }

    /** Smoothed over times and windows for each shift, then over shifts. */
    private double[][][] smoothed(double[][][] products) {
        double sigma = options.smoothingSigma();
        double[][][] out = new double[products.length][][];
        for (int s = 0; s < out.length; s++) {
            out[s] = Smoothing.rows(
                    Smoothing.columns(products[s], sigma, Smoothing.Border.MIRROR), sigma, Smoothing.Border.MIRROR);
        }
        for (int t = 0; t < out[0].length; t++) {
            for (int w = 0; w < out[0][t].length; w++) {
                double[] overShifts = new double[out.length];
                for (int s = 0; s < out.length; s++) {
                    overShifts[s] = out[s][t][w];
                }
                double[] smooth = Smoothing.along(overShifts, sigma, Smoothing.Border.MIRROR);
                for (int s = 0; s < out.length; s++) {
                    out[s][t][w] = smooth[s];
                }
            }
        }
        return out;
    }

    private double[][] finest(double[][][] products, double[] total, int windows) {
        int reach = options.numShiftsBlock();
        int steps = 2 * reach * PARTS_OF_A_BIN + 1;
        double[] fine = new double[steps];
        Arrays.setAll(fine, k -> steps == 1 ? 0 : -reach + k * (2.0 * reach / (steps - 1)));
        double[][] kernel = new double[steps][2 * reach + 1];
        for (int k = 0; k < steps; k++) {
            for (int s = 0; s < kernel[k].length; s++) {
                double distance = Math.abs(fine[k] - (s - reach));
                kernel[k][s] =
                        Math.exp(-Math.pow(distance / options.krigingSigma(), options.krigingP()) / options.krigingD());
            }
        }
        double[][] out = new double[total.length][windows];
        for (int t = 0; t < total.length; t++) {
            for (int w = 0; w < windows; w++) {
                int best = 0;
                double most = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < steps; k++) {
                    double sum = 0;
                    for (int s = 0; s < kernel[k].length; s++) {
                        sum += kernel[k][s] * products[s][t][w];
                    }
                    if (sum > most) {
                        most = sum;
                        best = k;
                    }
                }
                out[t][w] = total[t] + fine[best];
            }
        }
        return out;
    }
}
