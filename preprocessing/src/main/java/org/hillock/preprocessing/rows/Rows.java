package org.hillock.preprocessing.rows;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;

/**
 * Copies single rows out of and into sample buffers.
 *
 * <p>Storing to an integer type rounds half to even, keeps the value within the range of the type (no wrap-around) and turns NaN
 * into 0.
 */
public final class Rows {
    /** Adding and subtracting 1.5 · 2^23 leaves a float below 2^22 rounded half to even. */
    private static final float FLOAT_MAGIC = 0x1.8p23f;

    private static final double DOUBLE_MAGIC = 0x1.8p52;
    private static final int BLOCK = 2048;

    private Rows() {}

    /** Loads one row; 64-bit integers and doubles become the nearest float. */
    public static void load(Samples from, int row, float[] to) {
        int n = from.numChannels();
        int start = from.offset() + row * n;
        switch (from.carrier()) {
            case FLOAT -> System.arraycopy(from.floats(), start, to, 0, n);
            case DOUBLE -> {
                double[] values = from.doubles();
                for (int c = 0; c < n; c++) {
                    to[c] = (float) values[start + c];
                }
            }
            case LONG -> {
                long[] values = from.longs();
                for (int c = 0; c < n; c++) {
                    to[c] = values[start + c];
                }
            }
        }
    }

    /** Loads one row; 64-bit integers become the nearest double. */
    public static void load(Samples from, int row, double[] to) {
        int n = from.numChannels();
        int start = from.offset() + row * n;
        switch (from.carrier()) {
            case FLOAT -> {
                float[] values = from.floats();
                for (int c = 0; c < n; c++) {
                    to[c] = values[start + c];
                }
            }
            case DOUBLE -> System.arraycopy(from.doubles(), start, to, 0, n);
            case LONG -> {
                long[] values = from.longs();
                for (int c = 0; c < n; c++) {
                    to[c] = values[start + c];
                }
            }
        }
    }

    /** Stores one row into a buffer of {@code type}. */
    public static void store(float[] from, Samples to, int row, DType type) {
        int n = to.numChannels();
        int start = to.offset() + row * n;
        if (to.carrier() == Carrier.FLOAT) {
            if (type.isInteger()) {
                round(from, 0, to.floats(), start, n, type);
            } else {
                System.arraycopy(from, 0, to.floats(), start, n);
            }
            return;
        }
        double[] wide = new double[n];
        for (int c = 0; c < n; c++) {
            wide[c] = from[c];
        }
        store(wide, to, row, type);
    }

    /** Stores one row into a buffer of {@code type}. */
    public static void store(double[] from, Samples to, int row, DType type) {
        int n = to.numChannels();
        int start = to.offset() + row * n;
        switch (to.carrier()) {
            case FLOAT -> storeNarrow(from, to.floats(), start, n, type);
            case DOUBLE -> storeWide(from, to.doubles(), start, n, type);
            case LONG -> {
                long[] values = to.longs();
                for (int c = 0; c < n; c++) {
                    values[start + c] = Math.max(type.isUnsigned() ? 0 : Long.MIN_VALUE, (long) Math.rint(from[c]));
                }
            }
        }
    }

    private static void storeNarrow(double[] from, float[] to, int start, int n, DType type) {
        if (type.isInteger()) {
            int min = (int) type.minValue();
            int max = (int) type.maxValue();
            for (int c = 0; c < n; c++) {
                int rounded = (int) (from[c] + DOUBLE_MAGIC - DOUBLE_MAGIC);
                to[start + c] = Math.max(min, Math.min(max, rounded));
            }
        } else {
            for (int c = 0; c < n; c++) {
                to[start + c] = (float) from[c];
            }
        }
    }

    private static void storeWide(double[] from, double[] to, int start, int n, DType type) {
        if (type.isInteger()) {
            double min = type.minValue();
            double max = type.maxValue();
            for (int c = 0; c < n; c++) {
                double kept = Math.max(min, Math.min(max, from[c]));
                to[start + c] = (long) (kept + DOUBLE_MAGIC - DOUBLE_MAGIC);
            }
        } else {
            System.arraycopy(from, 0, to, start, n);
        }
    }

    /** Stores all rows of a block of floats or doubles into a buffer of {@code type}. */
    public static void finish(Samples from, Samples to, DType type) {
        if (from.carrier() == Carrier.FLOAT && to.carrier() == Carrier.FLOAT && type.isInteger()) {
            round(from.floats(), from.offset(), to.floats(), to.offset(), to.size(), type);
        } else if (!type.isInteger()) {
            to.copyFrom(from);
        } else {
            double[] row = new double[from.numChannels()];
            for (int s = 0; s < from.numSamples(); s++) {
                load(from, s, row);
                store(row, to, s, type);
            }
        }
    }

    /** Rounds floats to the values of an 8- or 16-bit integer type; source and target may be the same. */
    public static void round(float[] from, int fromStart, float[] to, int toStart, int n, DType type) {
        int min = (int) type.minValue();
        int max = (int) type.maxValue();
        float[] block = new float[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            System.arraycopy(from, fromStart + done, block, 0, length);
            round(block, length, min, max);
            System.arraycopy(block, 0, to, toStart + done, length);
        }
    }

    /** Rounds the first {@code n} floats to the values of an 8- or 16-bit integer type, in place. */
    public static void round(float[] values, int n, DType type) {
        round(values, n, (int) type.minValue(), (int) type.maxValue());
    }

    /** One array and one index: only then does the loop become vector code. */
    private static void round(float[] values, int n, int min, int max) {
        for (int i = 0; i < n; i++) {
            int rounded = (int) (values[i] + FLOAT_MAGIC - FLOAT_MAGIC);
            values[i] = Math.max(min, Math.min(max, rounded));
        }
    }
}
