package org.hillock.kernels.optimization;

/** A function of few variables with its first derivatives. */
@FunctionalInterface
public interface SmoothFunction {
    /**
     * Returns the value at a point.
     *
     * @param x the point, not to be changed
     * @param gradient receives the derivative by each variable
     */
    double at(double[] x, double[] gradient);
}
