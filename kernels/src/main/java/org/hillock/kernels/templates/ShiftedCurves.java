package org.hillock.kernels.templates;

/**
 * A set of curves on the same channels, made ready for distances to others under shifts of up to {@code maxShift} samples.
 *
 * <p>Of the one that stands still the samples {@code [maxShift, numSamples - maxShift)} are compared, of the other as many that begin
 * {@code shift} samples later.
 */
public final class ShiftedCurves {
    /** How two curves x and y are compared. */
    public enum Measure {
        /** 1 - x·y / (‖x‖ ‖y‖). */
        COSINE,
        /** Σ|x - y| / (Σ|x| + Σ|y|). */
        L1,
        /** ‖x - y‖ / (‖x‖ + ‖y‖). */
        L2
    }

    private final float[][] curves;
    private final double[][] sizes;
    private final int numSamples;
    private final int maxShift;
    private final Measure measure;

    private ShiftedCurves(float[][] curves, double[][] sizes, int numSamples, int maxShift, Measure measure) {
        this.curves = curves;
        this.sizes = sizes;
        this.numSamples = numSamples;
        this.maxShift = maxShift;
        this.measure = measure;
    }

    /**
     * Prepares curves.
     *
     * @param values {@code [curves × samples × channels]}, row-major
     * @param maxShift largest shift in samples, 0 or more; twice it must be below numSamples
     */
    public static ShiftedCurves of(
            float[] values, int numCurves, int numSamples, int numChannels, int maxShift, Measure measure) {
        if (maxShift < 0 || 2 * maxShift >= numSamples) {
            throw new IllegalArgumentException("shiftedCurves: maxShift = " + maxShift + " samples must be in [0, "
                    + (numSamples + 1) / 2 + ") (a curve has " + numSamples + " samples). Give a smaller shift.");
        }
        float[][] curves = new float[numCurves][numSamples * numChannels];
        double[][] sizes = new double[numCurves][numChannels * (2 * maxShift + 1)];
        for (int u = 0; u < numCurves; u++) {
            for (int t = 0; t < numSamples; t++) {
                int row = (u * numSamples + t) * numChannels;
                for (int c = 0; c < numChannels; c++) {
                    curves[u][c * numSamples + t] = values[row + c];
                }
            }
            for (int c = 0; c < numChannels; c++) {
                windowSizes(curves[u], c, numSamples, maxShift, measure, sizes[u]);
            }
        }
        return new ShiftedCurves(curves, sizes, numSamples, maxShift, measure);
    }

    /** Of every window of a channel the sum of squares, or of absolute values. */
    private static void windowSizes(
            float[] curve, int channel, int numSamples, int maxShift, Measure measure, double[] sizes) {
        int shifts = 2 * maxShift + 1;
        int length = numSamples - 2 * maxShift;
        for (int s = 0; s < shifts; s++) {
            double sum = 0;
            int start = channel * numSamples + s;
            for (int t = start; t < start + length; t++) {
                sum += measure == Measure.L1 ? Math.abs(curve[t]) : (double) curve[t] * curve[t];
            }
            sizes[channel * shifts + s] = sum;
        }
    }

    /**
     * Returns the smallest distance of a curve that stands still to one that is shifted by {@code firstShift … lastShift} samples; 1
     * (nothing alike) where one of them is 0 all over the channels.
     *
     * @param still index of the curve that stands still, of this set
     * @param others set of the other, made with the same sizes and measure
     * @param shifted index of the other
     * @param channels which channels are compared, rising
     */
    public double smallest(
            int still, ShiftedCurves others, int shifted, int[] channels, int firstShift, int lastShift) {
        double best = Double.POSITIVE_INFINITY;
        for (int shift = firstShift; shift <= lastShift; shift++) {
            best = Math.min(best, distance(still, others, shifted, channels, shift));
        }
        return best;
    }

    private double distance(int still, ShiftedCurves others, int shifted, int[] channels, int shift) {
        int shifts = 2 * maxShift + 1;
        int length = numSamples - 2 * maxShift;
        double sizeX = 0;
        double sizeY = 0;
        double cross = 0;
        for (int c : channels) {
            sizeX += sizes[still][c * shifts + maxShift];
            sizeY += others.sizes[shifted][c * shifts + maxShift + shift];
            int x = c * numSamples + maxShift;
            cross += cross(curves[still], x, others.curves[shifted], x + shift, length);
        }
        if (sizeX == 0 || sizeY == 0) {
            return 1;
        }
        return switch (measure) {
            case COSINE -> 1 - cross / Math.sqrt(sizeX * sizeY);
            case L1 -> cross / (sizeX + sizeY);
            case L2 -> Math.sqrt(cross) / (Math.sqrt(sizeX) + Math.sqrt(sizeY));
        };
    }

    private double cross(float[] a, int atA, float[] b, int atB, int length) {
        return switch (measure) {
            case COSINE -> product(a, atA, b, atB, length);
            case L1 -> absolute(a, atA, b, atB, length);
            case L2 -> squared(a, atA, b, atB, length);
        };
    }

    private static double product(float[] a, int atA, float[] b, int atB, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int t = 0;
        for (; t + 3 < length; t += 4) {
            s0 = Math.fma((double) a[atA + t], b[atB + t], s0);
            s1 = Math.fma((double) a[atA + t + 1], b[atB + t + 1], s1);
            s2 = Math.fma((double) a[atA + t + 2], b[atB + t + 2], s2);
            s3 = Math.fma((double) a[atA + t + 3], b[atB + t + 3], s3);
        }
        for (; t < length; t++) {
            s0 = Math.fma((double) a[atA + t], b[atB + t], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double absolute(float[] a, int atA, float[] b, int atB, int length) {
        double s0 = 0;
        double s1 = 0;
        int t = 0;
        for (; t + 1 < length; t += 2) {
            s0 += Math.abs((double) a[atA + t] - b[atB + t]);
            s1 += Math.abs((double) a[atA + t + 1] - b[atB + t + 1]);
        }
        for (; t < length; t++) {
            s0 += Math.abs((double) a[atA + t] - b[atB + t]);
        }
        return s0 + s1;
    }

    private static double squared(float[] a, int atA, float[] b, int atB, int length) {
        double s0 = 0;
        double s1 = 0;
        int t = 0;
        for (; t + 1 < length; t += 2) {
            double d0 = (double) a[atA + t] - b[atB + t];
            double d1 = (double) a[atA + t + 1] - b[atB + t + 1];
            s0 = Math.fma(d0, d0, s0);
            s1 = Math.fma(d1, d1, s1);
        }
        for (; t < length; t++) {
            double d = (double) a[atA + t] - b[atB + t];
            s0 = Math.fma(d, d, s0);
        }
        return s0 + s1;
    }
}
