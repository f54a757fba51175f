package org.hillock.preprocessing.scaling;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.Carrier;
import org.hillock.kernels.statistics.ColumnStatistics;
import org.hillock.kernels.statistics.Median;
import org.hillock.kernels.statistics.Quantile;

/** Statistics of each channel, or of all channels together, over random chunks of a recording. */
final class Estimates {
    private final Traces chunks;

    private Estimates(Traces chunks) {
        this.chunks = chunks;
    }

    /** Reads the chunks; a seed that is not given is 0. */
    static Estimates of(Recording recording, int numChunksPerSegment, int chunkSize, Optional<Long> seed) {
        RandomChunks where = RandomChunks.standard()
                .withNumChunksPerSegment(numChunksPerSegment)
                .withChunkSize(chunkSize)
                .withSeed(seed.orElse(0L));
        return new Estimates(RecordingTools.getRandomDataChunks(recording, where, false));
    }

    /** The median of each channel. */
    double[] medians() {
        return isNarrow()
                ? ColumnStatistics.medians(values(), chunks.numSamples(), chunks.numChannels())
                : each(Median::of);
    }

    /** The mean of each channel. */
    double[] means() {
        return isNarrow()
                ? ColumnStatistics.means(values(), chunks.numSamples(), chunks.numChannels())
                : each(Estimates::mean);
    }

    /** The median absolute deviation of each channel by that of a normal distribution of deviation 1. */
    double[] scaledAbsoluteDeviations() {
        double[] deviations = isNarrow()
                ? ColumnStatistics.absoluteDeviations(values(), chunks.numSamples(), chunks.numChannels())
                : each(column -> Median.absoluteDeviation(column, 0, column.length));
        for (int c = 0; c < deviations.length; c++) {
            deviations[c] /= Median.NORMAL_DEVIATION;
        }
        return deviations;
    }

    /** The population standard deviation of each channel. */
    double[] deviations() {
        return isNarrow()
                ? ColumnStatistics.deviations(values(), chunks.numSamples(), chunks.numChannels())
                : each(Estimates::deviation);
    }

    /** The quantile of each channel. */
    double[] quantiles(double fraction) {
        return isNarrow()
                ? ColumnStatistics.quantiles(values(), chunks.numSamples(), chunks.numChannels(), fraction)
                : each(column -> Quantile.inPlace(column, 0, column.length, fraction));
    }

    /** The quantile of the samples of all channels. */
    double pooledQuantile(double fraction) {
        double[] all = chunks.toDoubles();
        return Quantile.inPlace(all, 0, all.length, fraction);
    }

    /** The median of the samples of all channels. */
    double pooledMedian() {
        double[] all = chunks.toDoubles();
        return Median.inPlace(all, 0, all.length);
    }

    /** The smallest distance between two different samples of one channel; infinite where all are equal. */
    double smallestStep() {
        double smallest = Double.POSITIVE_INFINITY;
        double[] column = new double[chunks.numSamples()];
        for (int c = 0; c < chunks.numChannels(); c++) {
            for (int s = 0; s < column.length; s++) {
                column[s] = chunks.get(s, c);
            }
            Arrays.sort(column);
            for (int s = 1; s < column.length; s++) {
                double step = column[s] - column[s - 1];
                smallest = step > 0 ? Math.min(smallest, step) : smallest;
            }
        }
        return smallest;
    }

    private boolean isNarrow() {
        return chunks.samples().carrier() == Carrier.FLOAT;
    }

    private float[] values() {
        return chunks.samples().floats();
    }

    private double[] each(ToDoubleFunction<double[]> statistic) {
        double[] out = new double[chunks.numChannels()];
        double[] column = new double[chunks.numSamples()];
        for (int c = 0; c < out.length; c++) {
            for (int s = 0; s < column.length; s++) {
                column[s] = chunks.get(s, c);
            }
            out[c] = statistic.applyAsDouble(column);
        }
        return out;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
