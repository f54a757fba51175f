package org.hillock.sorters.spikesift;

import org.hillock.core.errors.WrongArgumentException;

/** Samples that are held in memory. */
public final class ArraySamples {
    private ArraySamples() {}

    /** A source over {@code [samples x channels]} 16-bit values, row by row; the array is not copied. */
    public static SampleSource of(short[] traces, int numChannels) {
        return new Shorts(traces, checked("traces", traces.length, numChannels));
    }

    /** A source over {@code [samples x channels]} values, row by row; the array is not copied. */
    public static SampleSource of(float[] traces, int numChannels) {
        return new Floats(traces, checked("traces", traces.length, numChannels));
    }

    private static int checked(String name, int length, int numChannels) {
        if (numChannels < 1 || length % numChannels != 0) {
            throw new WrongArgumentException(
                    "spikesift samples: numChannels = " + numChannels + " must divide the number of values (" + name
                            + " holds " + length + "). Check the channel count.");
        }
        return numChannels;
    }

    private record Shorts(short[] traces, int numChannels) implements SampleSource {
        @Override
        public long numSamples() {
            return traces.length / numChannels;
        }

        @Override
        public void read(long firstSample, int numSamples, float[] out) {
            int first = Math.toIntExact(firstSample * numChannels);
            for (int i = 0; i < numSamples * numChannels; i++) {
                out[i] = traces[first + i];
            }
        }

        @Override
        public boolean hasShorts() {
            return true;
        }

        @Override
        public void readShorts(long firstSample, int numSamples, short[] out) {
            System.arraycopy(traces, Math.toIntExact(firstSample * numChannels), out, 0, numSamples * numChannels);
        }
    }

    private record Floats(float[] traces, int numChannels) implements SampleSource {
        @Override
        public long numSamples() {
            return traces.length / numChannels;
        }

        @Override
        public void read(long firstSample, int numSamples, float[] out) {
            System.arraycopy(traces, Math.toIntExact(firstSample * numChannels), out, 0, numSamples * numChannels);
        }
    }
}
