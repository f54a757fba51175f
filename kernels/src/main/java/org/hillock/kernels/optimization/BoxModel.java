package org.hillock.kernels.optimization;

/**
 * Finds where a quadratic model of a function is low between bounds: first along the gradient bent by the bounds (the generalised
 * Cauchy point), then among the variables that are still free.
 */
final class BoxModel {
    private final int n;
    private final double[] breaks;
    private final double[] path;
    private final double[] moved;
    private final double[] image;
    private final double[] cauchy;
    private final boolean[] free;
    private final double[] reduced;
    private final double[] step;

    BoxModel(int n) {
        this.n = n;
        this.breaks = new double[n];
        this.path = new double[n];
        this.moved = new double[n];
        this.image = new double[n];
        this.cauchy = new double[n];
        this.free = new boolean[n];
        this.reduced = new double[n * n];
        this.step = new double[n];
    }

    /** Fills {@code target}; false when the model is not positive definite. */
    boolean step(
            double[] x,
            double[] gradient,
            double[] lower,
            double[] upper,
            QuasiNewton.Curvature curvature,
            double[] target) {
        followGradient(x, gradient, lower, upper, curvature.matrix());
        System.arraycopy(cauchy, 0, target, 0, n);
        return curvature.isEmpty() || amongFree(x, gradient, lower, upper, curvature.matrix(), target);
    }

    private void followGradient(double[] x, double[] gradient, double[] lower, double[] upper, double[] matrix) {
        for (int i = 0; i < n; i++) {
            double g = gradient[i];
            double room = g < 0 ? x[i] - upper[i] : x[i] - lower[i];
            breaks[i] = g == 0 ? Double.POSITIVE_INFINITY : room / g;
            free[i] = breaks[i] > 0;
            path[i] = free[i] ? -g : 0;
            moved[i] = 0;
            cauchy[i] = x[i];
        }
        double done = 0;
        while (true) {
            SmallMatrix.times(matrix, path, image);
            double slope = SmallMatrix.dot(gradient, path) + SmallMatrix.dot(moved, image);
            double bend = SmallMatrix.dot(path, image);
            double best = bend > 0 ? Math.max(0, -slope / bend) : 0;
            int next = nextBreak();
            if (next < 0 || best < breaks[next] - done) {
                for (int i = 0; i < n; i++) {
                    moved[i] += best * path[i];
                    cauchy[i] = free[i] ? x[i] + moved[i] : cauchy[i];
                }
                return;
            }
            double way = breaks[next] - done;
            for (int i = 0; i < n; i++) {
                moved[i] += way * path[i];
            }
            done = breaks[next];
            cauchy[next] = gradient[next] < 0 ? upper[next] : lower[next];
            moved[next] = cauchy[next] - x[next];
            path[next] = 0;
            free[next] = false;
        }
    }

    private int nextBreak() {
        int next = -1;
        for (int i = 0; i < n; i++) {
            if (free[i] && breaks[i] < Double.POSITIVE_INFINITY && (next < 0 || breaks[i] < breaks[next])) {
                next = i;
            }
        }
        return next;
    }

    private boolean amongFree(
            double[] x, double[] gradient, double[] lower, double[] upper, double[] matrix, double[] target) {
        SmallMatrix.times(matrix, moved, image);
        int size = 0;
        for (int i = 0; i < n; i++) {
            if (free[i]) {
                step[size] = -(gradient[i] + image[i]);
                int column = 0;
                for (int j = 0; j < n; j++) {
                    if (free[j]) {
                        reduced[size * n + column++] = matrix[i * n + j];
                    }
                }
                size++;
            }
        }
        if (size == 0) {
            return true;
        }
        if (!SmallMatrix.solve(reduced, n, size, step)) {
            return false;
        }
        boolean cut = false;
        double slope = 0;
        for (int i = 0, k = 0; i < n; i++) {
            if (free[i]) {
                double wanted = cauchy[i] + step[k++];
                target[i] = Math.min(upper[i], Math.max(lower[i], wanted));
                cut |= target[i] != wanted;
            }
            slope += (target[i] - x[i]) * gradient[i];
        }
        if (cut && slope > 0) {
            shorten(lower, upper, target);
        }
        return true;
    }

    /** From the Cauchy point towards the free minimum, as far as the first bound. */
    private void shorten(double[] lower, double[] upper, double[] target) {
        double part = 1;
        int blocking = -1;
        for (int i = 0, k = 0; i < n; i++) {
            if (free[i]) {
                double d = step[k++];
                double room = d < 0 ? lower[i] - cauchy[i] : upper[i] - cauchy[i];
                if (d != 0 && d * part * Math.signum(d) > room * Math.signum(d)) {
                    part = room / d;
                    blocking = i;
                }
            }
        }
        for (int i = 0, k = 0; i < n; i++) {
            if (free[i]) {
                double d = step[k++];
                target[i] = i == blocking ? (d < 0 ? lower[i] : upper[i]) : cauchy[i] + part * d;
            }
        }
    }
}
