package org.hillock.core.tools;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.kernels.statistics.CountedSpread;
import org.hillock.kernels.statistics.Median;

/** Estimates noise levels, and remembers them as long as the recording lives, each under all of its options. */
final class NoiseEstimation {
    private static final Map<Recording, Map<NoiseLevels, double[]>> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private static final int COUNTED_AT_ONCE = 16;

    private NoiseEstimation() {}

    static double[] of(Recording recording, NoiseLevels options) {
        NoiseLevels key = options.withForceRecompute(false);
        Map<NoiseLevels, double[]> known =
                KNOWN.computeIfAbsent(recording, anyone -> Collections.synchronizedMap(new HashMap<>()));
        Optional<double[]> found = Optional.ofNullable(known.get(key)).filter(levels -> !options.forceRecompute());
        double[] levels = found.orElseGet(() -> estimate(recording, options));
        known.put(key, levels);
        return levels.clone();
    }

    private static double[] estimate(Recording recording, NoiseLevels options) {
        List<Traces> chunks =
                RecordingTools.getRandomDataChunkList(recording, options.chunks(), options.returnScaled());
        int length = chunks.stream().mapToInt(Traces::numSamples).sum();
        if (isCounted(recording.getDtype(), options)) {
            return counted(chunks, recording.getDtype(), recording.getNumChannels());
        }
        boolean inFloats = chunks.getFirst().samples().carrier() == Carrier.FLOAT;
        double[] levels = new double[recording.getNumChannels()];
        float[] floats = new float[inFloats ? length : 0];
        double[] doubles = new double[inFloats ? 0 : length];
        for (int channel = 0; channel < levels.length; channel++) {
            if (inFloats) {
                gather(chunks, channel, floats);
                levels[channel] = level(floats, options.method(), inPeerSums(recording, options));
            } else {
                gather(chunks, channel, doubles);
                levels[channel] = level(doubles, options.method());
            }
        }
        return levels;
    }

    /** Whole numbers of 16 bits or fewer are counted instead of sorted. */
    private static boolean isCounted(DType dtype, NoiseLevels options) {
        return dtype.isInteger()
                && dtype.itemSize() <= 2
                && !options.returnScaled()
                && options.method() == NoiseLevelMethod.MAD;
    }

    private static double[] counted(List<Traces> chunks, DType dtype, int channels) {
        int lowest = (int) dtype.minValue();
        int range = (int) dtype.maxValue() - lowest + 1;
        double[] levels = new double[channels];
        IntStream.range(0, (channels + COUNTED_AT_ONCE - 1) / COUNTED_AT_ONCE)
                .parallel()
                .forEach(block -> {
                    int first = block * COUNTED_AT_ONCE;
                    int[][] counts = new int[Math.min(COUNTED_AT_ONCE, channels - first)][range];
                    for (Traces chunk : chunks) {
                        Samples samples = chunk.samples();
                        CountedSpread.count(
                                samples.floats(),
                                samples.offset(),
                                samples.numChannels(),
                                samples.numSamples(),
                                first,
                                lowest,
                                counts);
                    }
                    for (int k = 0; k < counts.length; k++) {
                        levels[first + k] = CountedSpread.absoluteDeviation(counts[k]) / Median.NORMAL_DEVIATION;
                    }
                });
        return levels;
    }

    private static void gather(List<Traces> chunks, int channel, float[] column) {
        int n = 0;
        for (Traces chunk : chunks) {
            Samples samples = chunk.samples();
            float[] values = samples.floats();
            int stride = samples.numChannels();
            for (int s = 0, i = samples.offset() + channel; s < samples.numSamples(); s++, i += stride) {
                column[n++] = values[i];
            }
        }
    }

    private static void gather(List<Traces> chunks, int channel, double[] column) {
        int n = 0;
        for (Traces chunk : chunks) {
            for (int s = 0; s < chunk.numSamples(); s++) {
                column[n++] = chunk.get(s, channel);
            }
        }
    }

    private static double level(float[] values, NoiseLevelMethod method, boolean peerSums) {
        return switch (method) {
            case MAD -> Median.absoluteDeviation(values, 0, values.length) / Median.NORMAL_DEVIATION;
            case STD -> peerSums ? deviationInFloat(values) : deviation(values);
        };
    }

    /** Whole numbers are summed in double by the peer too. */
    private static boolean inPeerSums(Recording recording, NoiseLevels options) {
        return options.peerSums()
                && (options.returnScaled() || !recording.getDtype().isInteger());
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static double deviationInFloat(float[] values) {
        float mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        float squares = 0;
        for (float value : values) {
            float distance = value - mean;
            squares += distance * distance;
        }
        return (float) Math.sqrt(squares / values.length);
    }

    private static double level(double[] values, NoiseLevelMethod method) {
        return switch (method) {
            case MAD -> Median.absoluteDeviation(values, 0, values.length) / Median.NORMAL_DEVIATION;
            case STD -> {
                double mean = 0;
                for (double value : values) {
                    mean += value;
                }
                mean /= values.length;
                double squares = 0;
                for (double value : values) {
                    squares += (value - mean) * (value - mean);
                }
                yield Math.sqrt(squares / values.length);
            }
        };
    }
}
