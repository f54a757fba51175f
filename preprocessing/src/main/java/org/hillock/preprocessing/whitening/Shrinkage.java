package org.hillock.preprocessing.whitening;

import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import tools.jackson.databind.JsonNode;

/**
 * Pulls a covariance S of p channels towards μ I, the multiple of the identity with the same trace: (1 - s) S + s μ I.
 *
 * @param method how the share s is found
 * @param share s where it is given
 */
record Shrinkage(Method method, double share) {
    private static final double STANDARD_SHARE = 0.1;

    /** Ways to find the share. */
    enum Method {
        /** No shrinking. */
        EMPIRICALCOVARIANCE,
        /** A given share. */
        SHRUNKCOVARIANCE,
        /** Ledoit and Wolf, A well-conditioned estimator for large-dimensional covariance matrices, 2004. */
        LEDOITWOLF,
        /** Chen et al., Shrinkage algorithms for MMSE covariance estimation, 2010. */
        OAS
    }

    static Shrinkage of(Map<String, JsonNode> options) {
        String name = Optional.ofNullable(options.get("method"))
                .map(node -> node.asString(""))
                .orElse("LedoitWolf");
        double share = Optional.ofNullable(options.get("shrinkage"))
                .map(JsonNode::doubleValue)
                .orElse(STANDARD_SHARE);
        for (Method method : Method.values()) {
            if (method.name().equalsIgnoreCase(name)) {
                return new Shrinkage(method, share);
            }
        }
        throw new WrongArgumentException("whiten: method = '" + name
                + "' must be one of [EmpiricalCovariance, ShrunkCovariance, LedoitWolf, OAS].");
    }

    /** Shrinks {@code covariance}, row-major {@code [p × p]}, of the samples of {@code data}, in place. */
    void apply(double[] covariance, float[] data, int samples, double[] mean) {
        int p = mean.length;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < p; i++) {
            trace += covariance[i * p + i];
        }
        for (double value : covariance) {
            squares += value * value;
        }
        double mu = trace / p;
        double s =
                switch (method) {
                    case EMPIRICALCOVARIANCE -> 0;
                    case SHRUNKCOVARIANCE -> share;
                    case LEDOITWOLF -> ledoitWolf(squares, mu, data, samples, mean);
                    case OAS -> oracleApproximating(squares / ((double) p * p), mu, samples, p);
                };
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= 1 - s;
        }
        for (int i = 0; i < p; i++) {
            covariance[i * p + i] += s * mu;
        }
    }

    /** min(β, δ) / δ with δ = |S - μI|² / p and β = Σ|x xᵀ - S|² / (p n²). */
    private static double ledoitWolf(double squares, double mu, float[] data, int samples, double[] mean) {
        int p = mean.length;
        double fourth = 0;
        for (int t = 0; t < samples; t++) {
            double length = 0;
            for (int c = 0; c < p; c++) {
                double x = data[t * p + c] - mean[c];
                length += x * x;
            }
            fourth += length * length;
        }
        double beta = (fourth / samples - squares) / ((double) p * samples);
        double delta = (squares - p * mu * mu) / p;
        return delta <= 0 ? 0 : Math.min(beta, delta) / delta;
    }

    private static double oracleApproximating(double meanSquare, double mu, int samples, int p) {
        double denominator = (samples + 1.0) * (meanSquare - mu * mu / p);
        return denominator == 0 ? 1 : Math.min(1, (meanSquare + mu * mu) / denominator);
    }
}
