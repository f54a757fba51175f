package org.hillock.kernels.optimization;

import java.util.Arrays;

/**
 * Minimises a smooth function between bounds with the limited-memory quasi-Newton method of R. H. Byrd, P. Lu, J. Nocedal, C. Zhu, "A
 * limited memory algorithm for bound constrained optimization" (1995) with the subspace step of J. L. Morales, J. Nocedal, "Remark on
 * Algorithm 778" (2011); the second derivatives are kept as a small full matrix, so that it serves few variables. Steps and stopping
 * rules are those of the usual implementations with ten remembered steps, all bounds finite. Holds its memory: one for each thread.
 */
public final class QuasiNewton {
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MEMORY = 10;
    private static final int MOST_EVALUATIONS_A_LINE = 20;
    private static final int MOST_ITERATIONS = 15000;

    private final int n;
    private final double flatGradient;
    private final double smallDecrease;
    private final LineSearch search = new LineSearch(1e-3, 0.9, 0.1);
    private final Curvature curvature;
    private final BoxModel model;
    private final double[] gradient;
    private final double[] former;
    private final double[] formerGradient;
    private final double[] target;
    private final double[] direction;

    /**
     * Prepares the memory.
     *
     * @param variables how many
     * @param flatGradient stops when no component of the gradient that a bound doesn't hold back is larger; 1e-5 is usual
     * @param smallDecrease stops when a step lowers the value by less than this part of the larger of it and 1; 2.22e-9 is usual
     */
    public QuasiNewton(int variables, double flatGradient, double smallDecrease) {
        this.n = variables;
        this.flatGradient = flatGradient;
        this.smallDecrease = smallDecrease;
        this.curvature = new Curvature(n, MEMORY);
        this.model = new BoxModel(n);
        this.gradient = new double[n];
        this.former = new double[n];
        this.formerGradient = new double[n];
        this.target = new double[n];
        this.direction = new double[n];
    }

    /** With the usual stopping rules. */
    public QuasiNewton(int variables) {
        this(variables, 1e-5, 1e7 * EPSILON);
    }

    /**
     * Searches from a start.
     *
     * @param function what is minimised
     * @param x the start, moved between the bounds; becomes the point found
     * @param lower lowest value of each variable, finite
     * @param upper highest value of each variable, finite
     * @return the value at the point found
     */
    public double minimise(SmoothFunction function, double[] x, double[] lower, double[] upper) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], x[i]));
        }
        curvature.forget();
        double value = function.at(x, gradient);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            if (!(projected(x, lower, upper) > flatGradient)) {
                return value;
            }
            if (!model.step(x, gradient, lower, upper, curvature, target)) {
                curvature.forget();
                continue;
            }
            double slope = 0;
            for (int i = 0; i < n; i++) {
                direction[i] = target[i] - x[i];
                slope += gradient[i] * direction[i];
            }
            double next = slope < 0
                    ? along(function, x, value, slope, iteration == 0 ? 1 : longest(x, lower, upper))
                    : Double.NaN;
            if (Double.isNaN(next)) {
                if (curvature.isEmpty()) {
                    return value;
                }
                curvature.forget();
                continue;
            }
            double gain = value - next;
            double size = Math.max(1, Math.max(Math.abs(value), Math.abs(next)));
            value = next;
            if (!(projected(x, lower, upper) > flatGradient) || gain <= smallDecrease * size) {
                return value;
            }
            remember(slope);
        }
        return value;
    }

    /** The largest component of the gradient that can be followed within the bounds. */
    private double projected(double[] x, double[] lower, double[] upper) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            double g = gradient[i];
            double free = g < 0 ? Math.max(x[i] - upper[i], g) : Math.min(x[i] - lower[i], g);
            most = Math.max(most, Math.abs(free));
        }
        return most;
    }

    private double longest(double[] x, double[] lower, double[] upper) {
        double most = 1e10;
        for (int i = 0; i < n; i++) {
            double d = direction[i];
            double room = d < 0 ? lower[i] - x[i] : upper[i] - x[i];
            if ((d < 0 && room >= 0) || (d > 0 && room <= 0)) {
                most = 0;
            } else if ((d < 0 && d * most < room) || (d > 0 && d * most > room)) {
                most = room / d;
            }
        }
        return most;
    }

    /** Searches along the direction from x; x and the gradient become those of the step taken, or stay with a result of NaN. */
    private double along(SmoothFunction function, double[] x, double value, double slope, double longest) {
        System.arraycopy(x, 0, former, 0, n);
        System.arraycopy(gradient, 0, formerGradient, 0, n);
        search.begin(value, slope, Math.min(1, longest), longest);
        for (int evaluation = 0; evaluation < MOST_EVALUATIONS_A_LINE; evaluation++) {
            double step = search.step();
            for (int i = 0; i < n; i++) {
                x[i] = step == 1 ? target[i] : former[i] + step * direction[i];
            }
            double there = function.at(x, gradient);
            if (search.advance(there, SmallMatrix.dot(gradient, direction))) {
                return there;
            }
        }
        System.arraycopy(former, 0, x, 0, n);
        System.arraycopy(formerGradient, 0, gradient, 0, n);
        return Double.NaN;
    }

    /** Learns from the step just taken, when the slope has risen along it. */
    private void remember(double slope) {
        double step = search.step();
        double rise = (SmallMatrix.dot(gradient, direction) - slope) * step;
        if (rise > EPSILON * -slope * step) {
            for (int i = 0; i < n; i++) {
                direction[i] *= step;
                formerGradient[i] = gradient[i] - formerGradient[i];
            }
            curvature.learn(direction, formerGradient, rise);
        }
    }

    /** The second derivatives that the remembered steps tell. */
    static final class Curvature {
        private final int n;
        private final double[][] steps;
        private final double[][] changes;
        private final double[] matrix;
        private final double[] image;
        private int count;
        private double scale = 1;

        Curvature(int n, int memory) {
            this.n = n;
            this.steps = new double[memory][n];
            this.changes = new double[memory][n];
            this.matrix = new double[n * n];
            this.image = new double[n];
            forget();
        }

        void forget() {
            count = 0;
            scale = 1;
            rebuild();
        }

        boolean isEmpty() {
            return count == 0;
        }

        double[] matrix() {
            return matrix;
        }

        void learn(double[] step, double[] change, double rise) {
            if (count == steps.length) {
                double[] oldestStep = steps[0];
                double[] oldestChange = changes[0];
                System.arraycopy(steps, 1, steps, 0, count - 1);
                System.arraycopy(changes, 1, changes, 0, count - 1);
                steps[count - 1] = oldestStep;
                changes[count - 1] = oldestChange;
                count--;
            }
            System.arraycopy(step, 0, steps[count], 0, n);
            System.arraycopy(change, 0, changes[count], 0, n);
            count++;
            scale = SmallMatrix.dot(change, change) / rise;
            rebuild();
        }

        private void rebuild() {
            Arrays.fill(matrix, 0);
            for (int i = 0; i < n; i++) {
                matrix[i * n + i] = scale;
            }
            for (int k = 0; k < count; k++) {
                SmallMatrix.times(matrix, steps[k], image);
                double along = SmallMatrix.dot(steps[k], image);
                double rise = SmallMatrix.dot(steps[k], changes[k]);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        matrix[i * n + j] += changes[k][i] * changes[k][j] / rise - image[i] * image[j] / along;
                    }
                }
            }
        }
    }
}
