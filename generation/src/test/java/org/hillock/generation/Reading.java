package org.hillock.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.random.NumpyGenerator;

/** Reads recordings in many ways. */
public final class Reading {
    private Reading() {}

    /** A whole segment as floats, row-major. */
    public static float[] floats(Recording recording, int segment) {
        Samples samples = recording.getTraces(segment).samples();
        Samples out = Samples.allocate(Carrier.FLOAT, samples.numSamples(), samples.numChannels());
        out.copyFrom(samples);
        return out.floats();
    }

    /** One channel of a segment. */
    public static double[] channel(Recording recording, int segment, int channel) {
        float[] all = floats(recording, segment);
        int channels = recording.getNumChannels();
        double[] out = new double[all.length / channels];
        Arrays.setAll(out, i -> all[i * channels + channel]);
        return out;
    }

    /** Law: any range gives the same bits as the whole. */
    public static void assertChunksEqualWhole(Recording recording, long seed) {
        NumpyGenerator random = NumpyGenerator.defaultRng(seed);
        Scratch scratch = new Scratch();
        int channels = recording.getNumChannels();
        Carrier carrier = recording.getDtype().carrier();
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            int length = (int) recording.getNumSamples(segment);
            Samples whole = Samples.allocate(carrier, length, channels);
            recording.traces().read(new FrameRange(segment, 0, length), whole, scratch);
            for (int trial = 0; trial < 12; trial++) {
                int start = (int) random.integers(0, length);
                int end = (int) random.integers(start, length, true);
                Samples part =
                        Samples.allocate(carrier, end - start + 3, channels).rows(2, end - start + 2);
                recording.traces().read(new FrameRange(segment, start, end), part, scratch);
                assertThat(firstDifference(part, whole.rows(start, end)))
                        .as("segment %d, [%d, %d)", segment, start, end)
                        .isEqualTo(-1);
            }
        }
    }

    private static int firstDifference(Samples a, Samples b) {
        for (int i = 0; i < a.size(); i++) {
            int row = i / a.numChannels();
            int column = i % a.numChannels();
            if (a.get(row, column) != b.get(row, column)) {
                return i;
            }
        }
        return -1;
    }

    /** Mean. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard deviation. */
    public static double std(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** Pearson's correlation. */
    public static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length / std(a) / std(b);
    }
}
