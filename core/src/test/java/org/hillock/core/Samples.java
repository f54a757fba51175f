package org.hillock.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/** Arrays of every kind of element from a seed, for the laws. */
public final class Samples {
    private static final String[] WORDS = {"", "a", "ä中", "🧠x", "longer text"};

    private Samples() {}

    /** Numbers of any type; half of them repeat, so that they pack. */
    public static NdArray numbers(Random random, DType dtype, int... shape) {
        int n = 1;
        for (int length : shape) {
            n *= length;
        }
        byte[] bytes = new byte[n];
        short[] shorts = new short[n];
        int[] ints = new int[n];
        long[] longs = new long[n];
        float[] floats = new float[n];
        double[] doubles = new double[n];
        for (int i = 0; i < n; i++) {
            long x = i % 2 == 0 ? i % 17 : random.nextLong();
            bytes[i] = (byte) x;
            shorts[i] = (short) x;
            ints[i] = (int) x;
            longs[i] = x;
            floats[i] = i == 3 ? Float.NaN : (float) random.nextGaussian();
            doubles[i] = i == 3 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
        }
        Object data =
                switch (dtype) {
                    case INT8, UINT8 -> bytes;
                    case INT16, UINT16 -> shorts;
                    case INT32, UINT32 -> ints;
                    case INT64, UINT64 -> longs;
                    case FLOAT32 -> floats;
                    case FLOAT64 -> doubles;
                };
        return NdArray.ofNumbers(dtype, data, n).reshape(shape);
    }

    /** Texts. */
    public static NdArray texts(Random random, int... shape) {
        String[] texts = new String[numbers(random, DType.INT8, shape).size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = WORDS[random.nextInt(WORDS.length)];
        }
        return NdArray.ofStrings(11, texts, texts.length).reshape(shape);
    }

    /** Truth values. */
    public static NdArray truths(Random random, int... shape) {
        boolean[] truths = new boolean[numbers(random, DType.INT8, shape).size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = random.nextBoolean();
        }
        return NdArray.ofBooleans(truths, truths.length).reshape(shape);
    }

    /** Records with a sub-array, a text and a nested record. */
    public static NdArray records(Random random, int rows) {
        Map<String, NdArray> inner = new LinkedHashMap<>();
        inner.put("x", numbers(random, DType.UINT16, rows));
        inner.put("on", truths(random, rows, 3));
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("frame", numbers(random, DType.INT64, rows));
        fields.put("snippet", numbers(random, DType.FLOAT32, rows, 6, 2));
        fields.put("it's", texts(random, rows));
        fields.put("inner", NdArray.ofRecords(inner, new int[] {rows}));
        return NdArray.ofRecords(fields, new int[] {rows});
    }

    /** One array of every kind, by a name. */
    public static Map<String, NdArray> all(Random random) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            arrays.put(dtype + "_1d", numbers(random, dtype, 1 + random.nextInt(3000)));
            arrays.put(dtype + "_2d", numbers(random, dtype, 1 + random.nextInt(200), 1 + random.nextInt(7)));
            arrays.put(dtype + "_3d", numbers(random, dtype, 3, 1 + random.nextInt(5), 4));
            arrays.put(dtype + "_0d", numbers(random, dtype));
            arrays.put(dtype + "_empty", numbers(random, dtype, 0, 3));
        }
        arrays.put("texts", texts(random, 50));
        arrays.put("texts_2d", texts(random, 5, 3));
        arrays.put("texts_0d", texts(random));
        arrays.put("truths", truths(random, 100));
        arrays.put("records", records(random, 40));
        arrays.put("records_none", records(random, 0));
        arrays.put("records_2d", records(random, 12).reshape(3, 4));
        arrays.put("record_0d", records(random, 1).reshape());
        return arrays;
    }
}
