package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/** Thresholds of detection: a multiple of the median absolute filtered value of each channel. */
public final class DetectionThresholds {
    /** A channel's deviation counts as at least this part of the median over the channels that have any. */
    public static final double FLOOR = 0.02;

    private static final int SAMPLE = 512;
    private static final int SPREAD = 48;

    private DetectionThresholds() {}

    /** Median of the absolute values of the first {@code count} entries, which are reordered; 0 when there are none. */
    public static float medianAbsolute(float[] values, int count) {
        if (count == 0) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i]);
        }
        int middle = count / 2;
        if (count >= 8 * SAMPLE) {
            int first = count / 2 - (count + 1) % 2;
            float[] sample = new float[SAMPLE];
            for (int i = 0; i < SAMPLE; i++) {
                sample[i] = values[(int) ((long) i * count / SAMPLE)];
            }
            Arrays.sort(sample);
            float low = sample[SAMPLE / 2 - SPREAD];
            float high = sample[SAMPLE / 2 + SPREAD];
            int below = 0;
            int within = 0;
            float[] kept = new float[count];
            for (int i = 0; i < count; i++) {
                float value = values[i];
                kept[within] = value;
                below += value < low ? 1 : 0;
                within += value >= low & value <= high ? 1 : 0;
            }
            if (first >= below && middle < below + within) {
                return middleOf(kept, within, middle - below, count % 2 == 0);
            }
        }
        return middleOf(values, count, middle, count % 2 == 0);
    }

    private static float middleOf(float[] values, int count, int middle, boolean even) {
        float upper = select(values, count, middle);
        if (!even) {
            return upper;
        }
        float lower = values[0];
        for (int i = 1; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) * 0.5f;
    }

    /**
     * Thresholds {@code -sensitivity * deviation}, with a floor under the deviations of channels that are almost always
     * exactly zero; a threshold of zero would let the residue of every subtraction count as spikes.
     *
     * @param deviations median absolute filtered value of each channel, in units of the signal
     * @return one negative (or, when no channel has a deviation, zero) threshold a channel
     */
    public static float[] of(float[] deviations, double sensitivity) {
        float floor = (float) (FLOOR * medianOfPositive(deviations));
        float[] thresholds = new float[deviations.length];
        for (int c = 0; c < deviations.length; c++) {
            thresholds[c] = (float) (-sensitivity * Math.max(deviations[c], floor));
        }
        return thresholds;
    }

    private static float medianOfPositive(float[] deviations) {
        float[] positive = new float[deviations.length];
        int count = 0;
        for (float deviation : deviations) {
            if (deviation > 0) {
                positive[count++] = deviation;
            }
        }
        Arrays.sort(positive, 0, count);
        return count == 0 ? 0 : positive[count / 2];
    }

    private static float select(float[] values, int count, int wanted) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            float pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return values[wanted];
            }
        }
        return values[wanted];
    }

    private static float middle(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
