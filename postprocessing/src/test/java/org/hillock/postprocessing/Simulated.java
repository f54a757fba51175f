package org.hillock.postprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/** A small recording of noise and spikes with known gains, and its sorting: spikes at the borders, a lone spike, a silent unit. */
record Simulated(Recording recording, Sorting sorting) {
    static final int CHANNELS = 6;
    private static final int[] LENGTHS = {9000, 4000};
    private static final double RATE = 20_000;

    static JobOptions jobs(int jobs, long chunk) {
        return JobOptions.standard().withProgressBar(false).withJobs(jobs).withChunkSize(chunk);
    }

    static JobOptions jobs() {
        return jobs(1, 3000);
    }

    static Simulated of(long seed) {
        Random random = new Random(seed);
        SpikeVector spikes = spikes(random);
        List<NdArray> segments = new ArrayList<>();
        for (int segment = 0; segment < LENGTHS.length; segment++) {
            segments.add(traces(random, spikes, segment));
        }
        Recording bare = NumpyRecording.of(RATE, Ids.of("a", "b", "c", "d", "e", "f"), segments);
        double[] gains = new double[CHANNELS];
        double[] offsets = new double[CHANNELS];
        double[][] places = new double[CHANNELS][];
        for (int channel = 0; channel < CHANNELS; channel++) {
            gains[channel] = 0.2 + 0.01 * channel;
            offsets[channel] = channel - 2;
            places[channel] = new double[] {0, 25.0 * channel};
        }
        Recording known = Recordings.setProperty(bare, "gain_to_uV", NdArray.ofDoubles(gains));
        known = Recordings.setProperty(known, "offset_to_uV", NdArray.ofDoubles(offsets));
        known = Recordings.setProperty(known, "location", NdArray.ofRows(places));
        return new Simulated(known, NumpySorting.of(spikes, RATE, Ids.of(7, 3, 11, 5, 9)));
    }

    /** Units 0 and 1 fire often and at the borders, units 2 now and then, unit 3 once, unit 4 never. */
    private static SpikeVector spikes(Random random) {
        List<List<long[]>> trains = new ArrayList<>();
        for (int length : LENGTHS) {
            List<long[]> ofUnits = new ArrayList<>();
            for (int unit = 0; unit < 5; unit++) {
                int count = unit < 2 ? 60 : unit == 2 ? 8 : unit == 3 && length == LENGTHS[0] ? 1 : 0;
                long[] train =
                        random.longs(count, 0, length).distinct().sorted().toArray();
                if (unit == 0) {
                    train = Arrays.copyOf(train, train.length + 2);
                    train[train.length - 2] = 3;
                    train[train.length - 1] = length - 2;
                    train = Arrays.stream(train).distinct().sorted().toArray();
                }
                ofUnits.add(train);
            }
            trains.add(ofUnits);
        }
        return SpikeVector.fromTrains(trains, 5);
    }

    private static NdArray traces(Random random, SpikeVector spikes, int segment) {
        double[] values = new double[LENGTHS[segment] * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 20 * random.nextGaussian();
        }
        for (int spike = spikes.segmentStart(segment); spike < spikes.segmentEnd(segment); spike++) {
            int centre = spikes.unitIndex(spike) % CHANNELS;
            for (int lag = -10; lag < 20; lag++) {
                long frame = spikes.sampleIndex(spike) + lag;
                for (int channel = 0; channel < CHANNELS && frame >= 0 && frame < LENGTHS[segment]; channel++) {
                    double size = -400 / (1 + Math.abs(channel - centre)) * Math.exp(-(lag - 1) * (lag - 1) / 18.0);
                    values[(int) frame * CHANNELS + channel] += size;
                }
            }
        }
        short[] counts = new short[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) Math.clamp(Math.round(values[i]), -32768, 32767);
        }
        return NdArray.ofNumbers(DType.INT16, counts, LENGTHS[segment], CHANNELS);
    }
}
