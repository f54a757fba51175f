package org.hillock.kernels.optimization;

/** Residuals of a model of few variables with their first derivatives. */
@FunctionalInterface
public interface Residuals {
    /**
     * Computes at a point.
     *
     * @param x the point, not to be changed
     * @param residuals receives one number per observation
     * @param jacobian receives the derivatives {@code [observations × variables]}, row-major
     */
    void at(double[] x, double[] residuals, double[] jacobian);
}
