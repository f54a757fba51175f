package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Equations between the displacements of all bins of time in all windows: {@code w (p_i - p_j) = w D_ij} for pairs, differences of
 * neighbours in time and of neighbouring windows that shall vanish. Least squares by conjugate gradients on the normal equations, from
 * a start whose free constants are kept.
 */
final class PairEquations {
    private static final int MOST_STEPS = 2000;
    private static final double TOLERANCE = 1e-12;

    private final int windows;
    private final int times;
    private final double[][][] displacements;
    private final double[][][] factors;
    private final boolean[][][] keptPairs;
    private final boolean[] keptTemporal;
    private final boolean[] keptSpatial;

    /**
     * Sets up.
     *
     * @param pairs the pairs of each window; those with a weight above 0 count
     * @param soft whether a pair counts by its weight, else fully
     * @param temporal whether neighbours in time shall be alike
     * @param spatial whether neighbouring windows shall be alike
     */
    PairEquations(List<PairwiseDisplacement> pairs, boolean soft, boolean temporal, boolean spatial) {
        windows = pairs.size();
        times = pairs.getFirst().displacement().length;
        displacements = pairs.stream().map(PairwiseDisplacement::displacement).toArray(double[][][]::new);
        factors = new double[windows][times][times];
        keptPairs = new boolean[windows][times][times];
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < times; j++) {
                    double weight = pairs.get(w).weight()[i][j];
                    keptPairs[w][i][j] = weight > 0;
                    factors[w][i][j] = weight > 0 ? soft ? weight : 1 : 0;
                }
            }
        }
        keptTemporal = new boolean[temporal ? windows * (times - 1) : 0];
        keptSpatial = new boolean[spatial && windows > 1 ? (windows - 1) * times : 0];
        Arrays.fill(keptTemporal, true);
        Arrays.fill(keptSpatial, true);
    }

    /** The mean displacement of each bin of time against the others of its window, window after window. */
    double[] meanDisplacements() {
        double[] start = new double[windows * times];
        for (int k = 0; k < start.length; k++) {
            start[k] = Arrays.stream(displacements[k / times][k % times]).sum() / times;
        }
        return start;
    }

    /** The nearest solution to a start. */
    double[] solve(double[] start) {
        int n = start.length;
        double[] gap = gradient(start);
        double[] change = new double[n];
        double[] direction = gap.clone();
        double[] image = new double[n];
        double norm = dot(gap, gap);
        double[] pull = gradient(new double[n]);
        double goal = dot(pull, pull) * TOLERANCE * TOLERANCE;
        for (int step = 0; step < MOST_STEPS && norm > goal && norm > 0; step++) {
            apply(direction, image);
            double along = dot(direction, image);
            if (!(along > 0)) {
                break;
            }
            double length = norm / along;
            for (int k = 0; k < n; k++) {
                change[k] += length * direction[k];
                gap[k] -= length * image[k];
            }
            double next = dot(gap, gap);
            for (int k = 0; k < n; k++) {
                direction[k] = gap[k] + next / norm * direction[k];
            }
            norm = next;
        }
        for (int k = 0; k < n; k++) {
            change[k] += start[k];
        }
        return change;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** What is missing of the right side of the normal equations at a point. */
    private double[] gradient(double[] at) {
        double[] out = new double[at.length];
        apply(at, out);
        for (int k = 0; k < out.length; k++) {
            out[k] = -out[k];
        }
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < times; j++) {
                    if (keptPairs[w][i][j]) {
                        double f = factors[w][i][j];
                        out[w * times + i] += f * f * displacements[w][i][j];
                        out[w * times + j] -= f * f * displacements[w][i][j];
                    }
                }
            }
        }
        return out;
    }

    /** The normal matrix times a vector. */
    private void apply(double[] p, double[] out) {
        IntStream.range(0, windows).parallel().forEach(w -> {
            Arrays.fill(out, w * times, (w + 1) * times, 0);
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < times; j++) {
                    if (keptPairs[w][i][j]) {
                        double f = factors[w][i][j];
                        double pull = f * f * (p[w * times + i] - p[w * times + j]);
                        out[w * times + i] += pull;
                        out[w * times + j] -= pull;
                    }
                }
            }
        });
        for (int k = 0; k < keptTemporal.length; k++) {
            if (keptTemporal[k]) {
                couple(p, out, earlier(k), earlier(k) + 1);
            }
        }
        for (int k = 0; k < keptSpatial.length; k++) {
            if (keptSpatial[k]) {
                couple(p, out, k, k + times);
            }
        }
    }

    /** The first of the two unknowns that an equation of neighbours in time holds. */
    private int earlier(int equation) {
        return equation / (times - 1) * times + equation % (times - 1);
    }

    private static void couple(double[] p, double[] out, int a, int b) {
        double pull = p[a] - p[b];
        out[a] += pull;
        out[b] -= pull;
    }

    /** Leaves out equations of neighbours whose residual lies more than so many standard deviations off the mean of all residuals. */
    void trimNeighbours(double[] p, double sigma) {
        Spread spread = spread(p);
        for (int k = 0; k < keptTemporal.length; k++) {
            keptTemporal[k] = spread.holds(p[earlier(k) + 1] - p[earlier(k)], sigma);
        }
        for (int k = 0; k < keptSpatial.length; k++) {
            keptSpatial[k] = spread.holds(p[k] - p[k + times], sigma);
        }
    }

    /** Leaves out pairs whose misfit, weights apart, lies more than so many standard deviations off the mean of all. */
    void trimPairs(double[] p, double sigma) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < times; j++) {
                    double misfit = factors[w][i][j] > 0 ? misfit(p, w, i, j) : 0;
                    count += factors[w][i][j] > 0 ? 1 : 0;
                    sum += misfit;
                    squares += misfit * misfit;
                }
            }
        }
        double mean = sum / count;
        Spread spread = new Spread(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < times; j++) {
                    keptPairs[w][i][j] = factors[w][i][j] > 0 && spread.holds(misfit(p, w, i, j), sigma);
                }
            }
        }
    }

    private double misfit(double[] p, int w, int i, int j) {
        return p[w * times + i] - p[w * times + j] - displacements[w][i][j];
    }

    private double residual(double[] p, int w, int i, int j) {
        return factors[w][i][j] * misfit(p, w, i, j);
    }

    private record Spread(double mean, double deviation) {
        boolean holds(double residual, double sigma) {
            return Math.abs(residual - mean) / deviation <= sigma;
        }
    }

    private Spread spread(double[] p) {
        double count = keptTemporal.length + keptSpatial.length;
        double sum = 0;
        double squares = 0;
        for (int pass = 0; pass < 2; pass++) {
            double mean = pass == 0 ? 0 : sum / count;
            double total = 0;
            for (int w = 0; w < windows; w++) {
                for (int i = 0; i < times; i++) {
                    for (int j = 0; j < times; j++) {
                        if (factors[w][i][j] > 0) {
                            double r = residual(p, w, i, j);
                            total += pass == 0 ? r : (r - mean) * (r - mean);
                            count += pass == 0 ? 1 : 0;
                        }
                    }
                }
            }
            for (int k = 0; k < keptTemporal.length; k++) {
                double r = p[earlier(k) + 1] - p[earlier(k)];
                total += pass == 0 ? r : (r - mean) * (r - mean);
            }
            for (int k = 0; k < keptSpatial.length; k++) {
                double r = p[k] - p[k + times];
                total += pass == 0 ? r : (r - mean) * (r - mean);
            }
            sum = pass == 0 ? total : sum;
            squares = total;
        }
        return new Spread(sum / count, Math.sqrt(squares / count));
    }
}
