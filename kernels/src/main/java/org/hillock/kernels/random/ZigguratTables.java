package org.hillock.kernels.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The 256 layers of the ziggurats: {@code k} accepts at once below it, {@code w} scales, {@code f} is the density at the edge. */
final class ZigguratTables {
    static final int LAYERS = 256;
    static final long[] NORMAL_K = new long[LAYERS];
    static final double[] NORMAL_W = new double[LAYERS];
    static final double[] NORMAL_F = new double[LAYERS];
    static final int[] NORMAL_K32 = new int[LAYERS];
    static final float[] NORMAL_W32 = new float[LAYERS];
    static final float[] NORMAL_F32 = new float[LAYERS];
    static final long[] EXPONENTIAL_K = new long[LAYERS];
    static final double[] EXPONENTIAL_W = new double[LAYERS];
    static final double[] EXPONENTIAL_F = new double[LAYERS];
    static final int[] EXPONENTIAL_K32 = new int[LAYERS];
    static final float[] EXPONENTIAL_W32 = new float[LAYERS];
    static final float[] EXPONENTIAL_F32 = new float[LAYERS];

    static {
        load();
    }

    private ZigguratTables() {}

    private static void load() {
        InputStream stream = Objects.requireNonNull(
                ZigguratTables.class.getResourceAsStream("ziggurat.txt"), "ziggurat.txt is missing from the jar");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            int layer = 0;
            for (String line : (Iterable<String>) lines.lines()::iterator) {
                if (!line.startsWith("#")) {
                    fillLayer(layer++, line.split(" ", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fillLayer(int layer, String[] bits) {
        NORMAL_K[layer] = wide(bits[0]);
        NORMAL_W[layer] = Double.longBitsToDouble(wide(bits[1]));
        NORMAL_F[layer] = Double.longBitsToDouble(wide(bits[2]));
        NORMAL_K32[layer] = narrow(bits[3]);
        NORMAL_W32[layer] = Float.intBitsToFloat(narrow(bits[4]));
        NORMAL_F32[layer] = Float.intBitsToFloat(narrow(bits[5]));
        EXPONENTIAL_K[layer] = wide(bits[6]);
        EXPONENTIAL_W[layer] = Double.longBitsToDouble(wide(bits[7]));
        EXPONENTIAL_F[layer] = Double.longBitsToDouble(wide(bits[8]));
        EXPONENTIAL_K32[layer] = narrow(bits[9]);
        EXPONENTIAL_W32[layer] = Float.intBitsToFloat(narrow(bits[10]));
        EXPONENTIAL_F32[layer] = Float.intBitsToFloat(narrow(bits[11]));
    }

    private static long wide(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }

    private static int narrow(String hex) {
        return Integer.parseUnsignedInt(hex, 16);
    }
}
