package org.hillock.sortingcomponents.detection;

import java.util.Arrays;

/** The leading terms of {@code p wᵀ} less its mean, a matrix of rank two, in closed form. */
final class TwoTerms {
    private TwoTerms() {}

    /** The factors of {@code p wᵀ, p 1ᵀ, 1 wᵀ, 1 1ᵀ} in the matrix of unit norm that the leading terms make. */
    static double[] factors(double[] p, double[] w, int rank) {
        double mean = mean(p) * mean(w);
        // Orthonormal bases: e1 along p (or w), e2 along what 1 has besides.
        double[] inTime = basis(p);
        double[] inSpace = basis(w);
        // p = a e1; 1 = b e1 + c e2, in both.
        double m11 = inTime[0] * inSpace[0] - mean * inTime[1] * inSpace[1];
        double m12 = -mean * inTime[1] * inSpace[2];
        double m21 = -mean * inTime[2] * inSpace[1];
        double m22 = -mean * inTime[2] * inSpace[2];
        double[] kept = rank > 1 ? new double[] {m11, m12, m21, m22} : leading(m11, m12, m21, m22);
        double norm = Math.sqrt(Arrays.stream(kept).map(x -> x * x).sum());
        // Back from the bases: e1 = p / a; e2 = (1 - b / a p) / c.
        double ta = 1 / inTime[0];
        double tb = inTime[2] == 0 ? 0 : -inTime[1] / inTime[0] / inTime[2];
        double tc = inTime[2] == 0 ? 0 : 1 / inTime[2];
        double sa = 1 / inSpace[0];
        double sb = inSpace[2] == 0 ? 0 : -inSpace[1] / inSpace[0] / inSpace[2];
        double sc = inSpace[2] == 0 ? 0 : 1 / inSpace[2];
        double pw = kept[0] * ta * sa + kept[1] * ta * sb + kept[2] * tb * sa + kept[3] * tb * sb;
        double p1 = kept[1] * ta * sc + kept[3] * tb * sc;
        double onesW = kept[2] * tc * sa + kept[3] * tc * sb;
        double ones = kept[3] * tc * sc;
        return new double[] {pw / norm, p1 / norm, onesW / norm, ones / norm};
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Length of a vector, and what 1 has along it and across. */
    private static double[] basis(double[] v) {
        double length = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        double along = Arrays.stream(v).sum() / length;
        double across = Math.sqrt(Math.max(0, v.length - along * along));
        return new double[] {length, along, across < 1e-9 ? 0 : across};
    }

    /** The leading term of a matrix of two by two. */
    private static double[] leading(double a, double b, double c, double d) {
        double angle = 0.5 * Math.atan2(2 * (a * b + c * d), a * a + c * c - b * b - d * d);
        double x = Math.cos(angle);
        double y = Math.sin(angle);
        double u = a * x + b * y;
        double v = c * x + d * y;
        return new double[] {u * x, u * y, v * x, v * y};
    }
}
