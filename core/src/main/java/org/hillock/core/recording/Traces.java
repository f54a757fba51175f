package org.hillock.core.recording;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;

/** A piece of a recording in memory: {@code [samples × channels]} in the recording's type, or float32 where it is scaled to µV. */
public record Traces(DType dtype, Samples samples) {
    /** Number of rows. */
    public int numSamples() {
        return samples.numSamples();
    }

    /** Number of columns. */
    public int numChannels() {
        return samples.numChannels();
    }

    /** One value as a double. */
    public double get(int sample, int channel) {
        return dtype == DType.UINT64
                ? NdArray.unsignedToDouble(samples.longs()[samples.offset() + sample * numChannels() + channel])
                : samples.get(sample, channel);
    }

    /** All values as floats, row-major; exact but for 32- and 64-bit integers and float64. A copy. */
    public float[] toFloats() {
        if (dtype == DType.UINT64) {
            float[] out = new float[samples.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) NdArray.unsignedToDouble(samples.longs()[samples.offset() + i]);
            }
            return out;
        }
        Samples out = Samples.allocate(Carrier.FLOAT, numSamples(), numChannels());
        out.copyFrom(samples);
        return out.floats();
    }

    /** All values as doubles, row-major; exact but for 64-bit integers. A copy. */
    public double[] toDoubles() {
        if (dtype == DType.UINT64) {
            double[] out = new double[samples.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = NdArray.unsignedToDouble(samples.longs()[samples.offset() + i]);
            }
            return out;
        }
        Samples out = Samples.allocate(Carrier.DOUBLE, numSamples(), numChannels());
        out.copyFrom(samples);
        return out.doubles();
    }

    /** The very values as an array of shape {@code [samples, channels]} of {@link #dtype()}. */
    public NdArray toArray() {
        return NdArray.ofNumbers(dtype, primitives(), numSamples(), numChannels());
    }

    private Object primitives() {
        int n = samples.size();
        int o = samples.offset();
        switch (dtype) {
            case INT8, UINT8 -> {
                byte[] out = new byte[n];
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (int) samples.floats()[o + i];
                }
                return out;
            }
            case INT16, UINT16 -> {
                short[] out = new short[n];
                for (int i = 0; i < n; i++) {
                    out[i] = (short) (int) samples.floats()[o + i];
                }
                return out;
            }
            case INT32, UINT32 -> {
                int[] out = new int[n];
                for (int i = 0; i < n; i++) {
                    out[i] = (int) (long) samples.doubles()[o + i];
                }
                return out;
            }
            case INT64, UINT64 -> {
                return java.util.Arrays.copyOfRange(samples.longs(), o, o + n);
            }
            case FLOAT32 -> {
                return java.util.Arrays.copyOfRange(samples.floats(), o, o + n);
            }
            case FLOAT64 -> {
                return java.util.Arrays.copyOfRange(samples.doubles(), o, o + n);
            }
        }
        throw new IllegalStateException();
    }
}
