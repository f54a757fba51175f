package org.hillock.sorters.spikesift;

import java.util.List;

/**
 * What happened while one segment was sorted.
 *
 * @param firstBlock first block of the segment, counted from the start of the samples
 * @param blocks its length in blocks
 * @param boundary the curve that set its end; empty when the rest of the recording was taken
 * @param deviations median absolute filtered value of each channel
 * @param thresholds threshold of each channel
 * @param belowThreshold accepted minima below the threshold of each channel before anything was subtracted
 * @param belowZero accepted minima below zero of each channel before anything was subtracted
 * @param scores score of each channel before anything was subtracted
 * @param steps the tries, in order
 */
public record SegmentReport(
        int firstBlock,
        int blocks,
        double[] boundary,
        float[] deviations,
        float[] thresholds,
        int[] belowThreshold,
        int[] belowZero,
        double[] scores,
        List<Step> steps) {

    /** This report with the tries. */
    SegmentReport withSteps(List<Step> made) {
        return new SegmentReport(
                firstBlock,
                blocks,
                boundary,
                deviations,
                thresholds,
                belowThreshold,
                belowZero,
                scores,
                List.copyOf(made));
    }

    /**
     * One try to find a unit, led by one channel. Numbers of stages that were not reached are 0.
     *
     * @param channel the leading channel
     * @param detected candidates below its threshold
     * @param seedCluster spikes of the unit isolated among them
     * @param seedPeak its average at the spike sample of the first of the nearest channels
     * @param redetected candidates below zero
     * @param afterAmplitudeTest those left by the amplitude test
     * @param finalSize spikes of the unit after following its template
     * @param finalPeak its average at the spike sample
     * @param accepted whether it became a cluster
     * @param subtractedChannels the channels from which it was taken away
     */
    public record Step(
            int channel,
            int detected,
            int seedCluster,
            float seedPeak,
            int redetected,
            int afterAmplitudeTest,
            int finalSize,
            float finalPeak,
            boolean accepted,
            int[] subtractedChannels) {

        /** This try with the channels from which its unit was taken away. */
        Step withSubtracted(int[] channels) {
            return new Step(
                    channel,
                    detected,
                    seedCluster,
                    seedPeak,
                    redetected,
                    afterAmplitudeTest,
                    finalSize,
                    finalPeak,
                    accepted,
                    channels);
        }
    }
}
