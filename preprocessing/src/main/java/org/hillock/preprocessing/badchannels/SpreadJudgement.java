package org.hillock.preprocessing.badchannels;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.recording.Traces;
import org.hillock.kernels.statistics.ColumnStatistics;
import org.hillock.kernels.statistics.Median;

/** Channels whose spread (standard deviation, or median absolute deviation) is above {@code threshold} medians of all spreads are noise. */
record SpreadJudgement(boolean robust, double threshold) {
    List<ChannelLabel> labels(Traces chunks) {
        double[] spreads = spreads(chunks);
        double limit = threshold * Median.of(spreads);
        return Arrays.stream(spreads)
                .mapToObj(spread -> spread > limit ? ChannelLabel.NOISE : ChannelLabel.GOOD)
                .toList();
    }

    double[] spreads(Traces chunks) {
        float[] values = chunks.toFloats();
        return robust
                ? ColumnStatistics.absoluteDeviations(values, chunks.numSamples(), chunks.numChannels())
                : ColumnStatistics.deviations(values, chunks.numSamples(), chunks.numChannels());
    }
}
