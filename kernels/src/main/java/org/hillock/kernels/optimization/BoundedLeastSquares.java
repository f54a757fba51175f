package org.hillock.kernels.optimization;

/**
 * Minimises half a sum of squares between bounds with the damped Gauss-Newton steps of D. W. Marquardt, "An algorithm for least-squares
 * estimation of nonlinear parameters" (1963), in which variables that a bound holds back stand still. Holds its memory: one for each
 * thread.
 */
public final class BoundedLeastSquares {
    private static final int MOST_EVALUATIONS = 400;
    private static final double TOLERANCE = 1e-10;

    private final int n;
    private final double[] residuals;
    private final double[] jacobian;
    private final double[] trial;
    private final double[] normal;
    private final double[] damped;
    private final double[] slope;
    private final double[] step;
    private final int[] free;

    /**
     * Prepares the memory.
     *
     * @param variables how many
     * @param mostObservations rows of the largest problem
     */
    public BoundedLeastSquares(int variables, int mostObservations) {
        this.n = variables;
        this.residuals = new double[mostObservations];
        this.jacobian = new double[mostObservations * n];
        this.trial = new double[n];
        this.normal = new double[n * n];
        this.damped = new double[n * n];
        this.slope = new double[n];
        this.step = new double[n];
        this.free = new int[n];
    }

    /**
     * Searches from a start.
     *
     * @param model residuals and derivatives
     * @param observations rows of this problem
     * @param x the start, moved between the bounds; becomes the point found
     * @param lower lowest value of each variable
     * @param upper highest value of each variable
     * @return half the sum of squares at the point found
     */
    public double minimise(Residuals model, int observations, double[] x, double[] lower, double[] upper) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], x[i]));
        }
        double damping = 1e-3;
        double cost = evaluate(model, observations, x);
        normalEquations(observations);
        for (int evaluation = 1; evaluation < MOST_EVALUATIONS; evaluation++) {
            int size = freeVariables(x, lower, upper);
            if (size == 0 || !damp(size, damping)) {
                return cost;
            }
            double length = 0;
            double scale = 0;
            System.arraycopy(x, 0, trial, 0, n);
            for (int k = 0; k < size; k++) {
                int i = free[k];
                trial[i] = Math.min(upper[i], Math.max(lower[i], x[i] + step[k]));
                length = Math.max(length, Math.abs(trial[i] - x[i]) / (1e-3 + Math.abs(x[i])));
            }
            scale += length;
            double next = evaluate(model, observations, trial);
            if (next < cost) {
                boolean done = scale < TOLERANCE || cost - next < TOLERANCE * 1e-4 * cost;
                System.arraycopy(trial, 0, x, 0, n);
                cost = next;
                normalEquations(observations);
                damping = Math.max(1e-12, damping / 10);
                if (done) {
                    return cost;
                }
            } else {
                damping *= 4;
                if (scale < TOLERANCE || damping > 1e12) {
                    return cost;
                }
            }
        }
        return cost;
    }

    private double evaluate(Residuals model, int observations, double[] at) {
        model.at(at, residuals, jacobian);
        double squares = 0;
        for (int k = 0; k < observations; k++) {
            squares += residuals[k] * residuals[k];
        }
        return squares / 2;
    }

    private void normalEquations(int observations) {
        for (int i = 0; i < n; i++) {
            double g = 0;
            for (int k = 0; k < observations; k++) {
                g += jacobian[k * n + i] * residuals[k];
            }
            slope[i] = g;
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < observations; k++) {
                    sum += jacobian[k * n + i] * jacobian[k * n + j];
                }
                normal[i * n + j] = sum;
                normal[j * n + i] = sum;
            }
        }
    }

    private int freeVariables(double[] x, double[] lower, double[] upper) {
        int size = 0;
        for (int i = 0; i < n; i++) {
            boolean held = slope[i] > 0 ? x[i] <= lower[i] : x[i] >= upper[i];
            if (slope[i] != 0 && !held) {
                free[size++] = i;
            }
        }
        return size;
    }

    private boolean damp(int size, double damping) {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                damped[a * n + b] = normal[free[a] * n + free[b]];
            }
            damped[a * n + a] += damping * Math.max(damped[a * n + a], Double.MIN_NORMAL);
            step[a] = -slope[free[a]];
        }
        return SmallMatrix.solve(damped, n, size, step);
    }
}
