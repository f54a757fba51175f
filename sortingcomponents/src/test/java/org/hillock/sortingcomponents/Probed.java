package org.hillock.sortingcomponents;

import java.util.Random;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.NdArray;

/** Noise with monopoles in it that drift, on two columns of contacts 20 µm apart. */
final class Probed {
    static final int CHANNELS = 24;
    static final double RATE_HZ = 10_000;

    private static final double[] DEPTHS_UM = {25, 60, 83, 131, 150, 190};

    private Probed() {}

    static double[][] locations() {
        double[][] places = new double[CHANNELS][];
        for (int c = 0; c < CHANNELS; c++) {
            places[c] = new double[] {16 * (c % 2), 20 * (c / 2)};
        }
        return places;
    }

    /** As many segments as lengths; sources move by {@code driftUm} from the beginning to the end. */
    static Recording recording(long seed, double driftUm, int... lengths) {
        Random random = new Random(seed);
        NdArray[] segments = new NdArray[lengths.length];
        for (int s = 0; s < lengths.length; s++) {
            segments[s] = NdArray.ofFloats(traces(random, lengths[s], driftUm), lengths[s], CHANNELS);
        }
        Recording recording = NumpyRecording.of(RATE_HZ, segments);
        return Recordings.setChannelLocations(recording, locations());
    }

    private static float[] traces(Random random, int length, double driftUm) {
        float[] traces = new float[length * CHANNELS];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = (float) Math.rint(5 * random.nextGaussian());
        }
        double[][] places = locations();
        for (int t = 20; t < length - 20; t += 30 + random.nextInt(40)) {
            double x = random.nextDouble(-5, 21);
            double y = DEPTHS_UM[random.nextInt(DEPTHS_UM.length)] + driftUm * t / length;
            for (int c = 0; c < CHANNELS; c++) {
                double seen = 3000 / Math.sqrt(Math.pow(x - places[c][0], 2) + Math.pow(y - places[c][1], 2) + 200);
                for (int k = -4; k <= 4; k++) {
                    traces[(t + k) * CHANNELS + c] -= (float) Math.rint(seen * Math.exp(-k * k / 4.0));
                }
            }
        }
        return traces;
    }
}
