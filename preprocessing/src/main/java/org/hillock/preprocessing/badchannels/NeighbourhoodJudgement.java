package org.hillock.preprocessing.badchannels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.recording.Traces;
import org.hillock.kernels.statistics.Median;

/**
 * Channels whose correlation with the median of their neighbours, squared, is below {@code threshold} are noise. The correlation of a
 * channel is the median over chunks; a channel without neighbours, or without signal, counts as uncorrelated.
 */
record NeighbourhoodJudgement(double radius, double threshold) {
    List<ChannelLabel> labels(List<Traces> chunks, double[][] locations) {
        List<ChannelLabel> labels = new ArrayList<>();
        for (int c = 0; c < locations.length; c++) {
            int channel = c;
            int[] near = IntStream.range(0, locations.length)
                    .filter(other -> other != channel && distance(locations[channel], locations[other]) <= radius)
                    .toArray();
            double[] correlations = chunks.stream()
                    .mapToDouble(chunk -> correlation(chunk, channel, near))
                    .toArray();
            double typical = Median.of(correlations);
            labels.add(typical * typical < threshold ? ChannelLabel.NOISE : ChannelLabel.GOOD);
        }
        return labels;
    }

    private static double correlation(Traces chunk, int channel, int[] near) {
        if (near.length == 0) {
            return 0;
        }
        int n = chunk.numSamples();
        double[] own = new double[n];
        double[] others = new double[n];
        double[] row = new double[near.length];
        for (int s = 0; s < n; s++) {
            own[s] = chunk.get(s, channel);
            for (int i = 0; i < near.length; i++) {
                row[i] = chunk.get(s, near[i]);
            }
            others[s] = Median.inPlace(row, 0, row.length);
        }
        centre(own);
        centre(others);
        double product = 0;
        double ownPower = 0;
        double otherPower = 0;
        for (int s = 0; s < n; s++) {
            product += own[s] * others[s];
            ownPower += own[s] * own[s];
            otherPower += others[s] * others[s];
        }
        double size = Math.sqrt(ownPower * otherPower);
        return size == 0 ? 0 : product / size;
    }

    private static void centre(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
