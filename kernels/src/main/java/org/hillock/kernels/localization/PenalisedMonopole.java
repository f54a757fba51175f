package org.hillock.kernels.localization;

import org.hillock.kernels.optimization.SmoothFunction;

/**
 * The error of a monopole at a place, over the sizes relative to the largest, with a small reward for distance from the plane. The
 * derivatives are forward differences of 1e-8 µm and sums are added in eight interleaved parts, as the peer has them: where the search
 * stops on flat ground depends on the last bits of both.
 */
final class PenalisedMonopole implements SmoothFunction {
    private static final double STEP = 1e-8;

    private final double[] xs;
    private final double[] ys;
    private final double[] sizes;
    private final double[] distances;
    private final double[] terms;
    private final double[] squares;
    private final double[] moved = new double[3];
    private double[] upper = new double[3];
    private double most;
    private int count;

    PenalisedMonopole(int mostContacts) {
        xs = new double[mostContacts];
        ys = new double[mostContacts];
        sizes = new double[mostContacts];
        distances = new double[mostContacts];
        terms = new double[mostContacts];
        squares = new double[mostContacts];
    }

    /** Takes a new source. */
    void begin(double[] placesX, double[] placesY, double[] weights, int contacts, double largest, double[] highest) {
        System.arraycopy(placesX, 0, xs, 0, contacts);
        System.arraycopy(placesY, 0, ys, 0, contacts);
        System.arraycopy(weights, 0, sizes, 0, contacts);
        count = contacts;
        most = largest;
        upper = highest;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        double here = error(x[0], x[1], x[2]);
        System.arraycopy(x, 0, moved, 0, 3);
        for (int i = 0; i < 3; i++) {
            double next = x[i] + STEP > upper[i] ? x[i] - STEP : x[i] + STEP;
            moved[i] = next;
            gradient[i] = (error(moved[0], moved[1], moved[2]) - here) / (next - x[i]);
            moved[i] = x[i];
        }
        return here;
    }

    private double error(double x, double y, double z) {
        double strength = strength(x, y, z);
        for (int k = 0; k < count; k++) {
            double residual = sizes[k] / most - strength / distances[k];
            terms[k] = residual * residual;
        }
        return sum(terms, 0, count) / count - Math.log1p(10 * z) / 10000;
    }

    /** The best strength of a source at a place for the relative sizes. */
    double strength(double x, double y, double z) {
        for (int k = 0; k < count; k++) {
            double dx = x - xs[k];
            double dy = y - ys[k];
            double distance = Math.sqrt(dx * dx + dy * dy + z * z);
            double q = 1 / distance;
            distances[k] = distance;
            terms[k] = q * sizes[k] / most;
            squares[k] = q * q;
        }
        return sum(terms, 0, count) / sum(squares, 0, count);
    }

    private static double sum(double[] values, int from, int n) {
        if (n > 128) {
            int half = n / 2 - n / 2 % 8;
            return sum(values, from, half) + sum(values, from + half, n - half);
        }
        if (n < 8) {
            double sum = 0;
            for (int i = from; i < from + n; i++) {
                sum += values[i];
            }
            return sum;
        }
        double s0 = values[from];
        double s1 = values[from + 1];
        double s2 = values[from + 2];
        double s3 = values[from + 3];
        double s4 = values[from + 4];
        double s5 = values[from + 5];
        double s6 = values[from + 6];
        double s7 = values[from + 7];
        int i = from + 8;
        for (; i < from + n - n % 8; i += 8) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
            s4 += values[i + 4];
            s5 += values[i + 5];
            s6 += values[i + 6];
            s7 += values[i + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < from + n; i++) {
            sum += values[i];
        }
        return sum;
    }
}
