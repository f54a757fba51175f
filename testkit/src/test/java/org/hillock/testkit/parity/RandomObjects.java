package org.hillock.testkit.parity;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.MultiColumns;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGenerators;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/** Recordings and sortings of random numbers, made by seeds. */
final class RandomObjects {
    private static final int CHANNELS = 6;

    private RandomObjects() {}

    static Recording recording(long seed, DType dtype, boolean texts, int clock) {
        return recording(seed, dtype, texts, clock, OptionalInt.empty());
    }

    /** Two segments with properties of every kind, a probe, annotations; {@code clock} 0: none, 1: stated starts, 2: a vector. */
    static Recording recording(long seed, DType dtype, boolean texts, int clock, OptionalInt frames) {
        Random random = new Random(seed);
        Ids ids = texts
                ? Ids.of(IntStream.range(0, CHANNELS).mapToObj(i -> "ch" + i).toArray(String[]::new))
                : Ids.of(IntStream.range(0, CHANNELS).mapToLong(i -> 10 + i).toArray());
        Recording recording = NumpyRecording.of(
                20_000,
                ids,
                List.of(traces(random, dtype, frames.orElse(300)), traces(random, dtype, frames.orElse(300) / 2 + 21)));
        Probe probe = ProbeGenerators.generateMultiColumnsProbe(MultiColumns.of(2, CHANNELS / 2));
        probe = probe.setDeviceChannelIndices(shuffled(random))
                .setContactIds(
                        IntStream.range(0, CHANNELS).mapToObj(i -> "e" + i).toList());
        recording = RecordingProbes.setProbe(recording, probe);
        recording =
                Recordings.setChannelGains(recording, random.doubles(CHANNELS).toArray());
        recording = Recordings.setChannelOffsets(
                recording, random.doubles(CHANNELS, -9, 9).toArray());
        recording = Recordings.setProperty(
                recording, "depth", NdArray.ofDoubles(random.doubles(CHANNELS).toArray()));
        recording = Recordings.setProperty(
                recording, "rank", NdArray.ofLongs(random.longs(CHANNELS, 0, 9).toArray()));
        recording = Recordings.setProperty(
                recording, "quality", NdArray.ofStrings(new String[] {"good", "mua", "noise and more", "é", "", "x"}));
        recording = Recordings.setProperty(recording, "flag", NdArray.ofBooleans(flags(random)));
        recording = Recordings.setProperty(
                recording,
                "plane",
                NdArray.ofDoubles(random.doubles(3 * CHANNELS).toArray(), CHANNELS, 3));
        recording = Recordings.annotate(recording, "experimenter", PythonJson.parse("\"someone\""));
        recording = Recordings.annotate(recording, "session", PythonJson.parse(Long.toString(seed)));
        recording = Recordings.annotate(recording, "numbers", PythonJson.parse("[1, 2.5, null, \"é\"]"));
        return clocked(recording, random, clock);
    }

    private static Recording clocked(Recording recording, Random random, int clock) {
        if (clock == 1) {
            return Recordings.setTStart(Recordings.setTStart(recording, 1.5, 0), 20.25, 1);
        }
        if (clock == 2) {
            double[] times = new double[(int) recording.getNumSamples(0)];
            double now = 5;
            for (int i = 0; i < times.length; i++) {
                now += 0.00005 + 1e-6 * random.nextDouble();
                times[i] = now;
            }
            return Recordings.setTimes(recording, times, 0);
        }
        return recording;
    }

    private static boolean[] flags(Random random) {
        boolean[] flags = new boolean[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            flags[i] = random.nextBoolean();
        }
        return flags;
    }

    private static int[] shuffled(Random random) {
        int[] order = IntStream.range(0, CHANNELS).toArray();
        for (int i = CHANNELS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private static NdArray traces(Random random, DType dtype, int frames) {
        int n = frames * CHANNELS;
        Object values =
                switch (dtype) {
                    case INT8, UINT8 -> {
                        byte[] out = new byte[n];
                        random.nextBytes(out);
                        yield out;
                    }
                    case INT16, UINT16 -> {
                        short[] out = new short[n];
                        for (int i = 0; i < n; i++) {
                            out[i] = (short) random.nextInt();
                        }
                        yield out;
                    }
                    case INT32, UINT32 -> random.ints(n).toArray();
                    case INT64, UINT64 -> random.longs(n).toArray();
                    case FLOAT32 -> {
                        float[] out = new float[n];
                        for (int i = 0; i < n; i++) {
                            out[i] = (float) (100 * random.nextGaussian());
                        }
                        yield out;
                    }
                    case FLOAT64 -> {
                        double[] out = new double[n];
                        for (int i = 0; i < n; i++) {
                            out[i] = 100 * random.nextGaussian();
                        }
                        yield out;
                    }
                };
        return NdArray.ofNumbers(dtype, values, frames, CHANNELS);
    }

    /** Five units in two segments; the third is silent in the second. */
    static Sorting sorting(long seed, boolean texts) {
        Random random = new Random(seed);
        Ids ids = texts ? Ids.of("u0", "u1", "u2", "u3", "long name") : Ids.of(3, 1, 4, 15, 92);
        List<List<long[]>> trains = IntStream.range(0, 2)
                .mapToObj(segment -> IntStream.range(0, 5)
                        .mapToObj(unit -> segment == 1 && unit == 2
                                ? new long[0]
                                : random.longs(40, 0, 10_000)
                                        .distinct()
                                        .sorted()
                                        .toArray())
                        .toList())
                .toList();
        Sorting sorting = NumpySorting.of(SpikeVector.fromTrains(trains, 5), 20_000, ids);
        sorting = Sortings.setProperty(
                sorting, "score", NdArray.ofDoubles(random.doubles(5).toArray()));
        sorting = Sortings.setProperty(
                sorting, "label", NdArray.ofStrings(new String[] {"good", "mua", "x", "yy", "zzz"}));
        sorting = Sortings.setProperty(
                sorting, "curated", NdArray.ofBooleans(new boolean[] {true, false, true, true, false}));
        return Sortings.annotate(sorting, "by", PythonJson.parse("\"parity\""));
    }
}
