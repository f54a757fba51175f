package org.hillock.kernels.statistics;

/** The k-th smallest of an array, by selection (Floyd and Rivest 1975) in linear time; the array is reordered. */
public final class OrderStatistic {
    private static final int SAMPLE_ABOVE = 600;

    private OrderStatistic() {}

    /**
     * Reorders {@code values[from, to)} so that index {@code k} holds what a full sort would put there, smaller or equal values
     * before it; returns that value. NaN must not occur.
     */
    public static float select(float[] values, int from, int to, int k) {
        int left = from;
        int right = to - 1;
        while (right > left) {
            if (right - left > SAMPLE_ABOVE) {
                int[] window = window(left, right, k);
                select(values, window[0], window[1] + 1, k);
            }
            float pivot = values[k];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float kept = values[i];
                    values[i++] = values[j];
                    values[j--] = kept;
                }
            }
            if (j < k) {
                left = i;
            }
            if (i > k) {
                right = j;
            }
        }
        return values[k];
    }

    /**
     * Reorders {@code values[from, to)} so that index {@code k} holds what a full sort would put there, smaller or equal values
     * before it; returns that value. NaN must not occur.
     */
    public static double select(double[] values, int from, int to, int k) {
        int left = from;
        int right = to - 1;
        while (right > left) {
            if (right - left > SAMPLE_ABOVE) {
                int[] window = window(left, right, k);
                select(values, window[0], window[1] + 1, k);
            }
            double pivot = values[k];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double kept = values[i];
                    values[i++] = values[j];
                    values[j--] = kept;
                }
            }
            if (j < k) {
                left = i;
            }
            if (i > k) {
                right = j;
            }
        }
        return values[k];
    }

    /**
     * Reorders {@code values[from, to)} so that index {@code k} holds what a full sort would put there, smaller or equal values
     * before it; returns that value. NaN must not occur.
     */
    public static int select(int[] values, int from, int to, int k) {
        int left = from;
        int right = to - 1;
        while (right > left) {
            if (right - left > SAMPLE_ABOVE) {
                int[] window = window(left, right, k);
                select(values, window[0], window[1] + 1, k);
            }
            int pivot = values[k];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int kept = values[i];
                    values[i++] = values[j];
                    values[j--] = kept;
                }
            }
            if (j < k) {
                left = i;
            }
            if (i > k) {
                right = j;
            }
        }
        return values[k];
    }

    /** The index range around k that very likely holds the k-th smallest of a sample, for large arrays. */
    private static int[] window(int left, int right, int k) {
        double n = right - left + 1.0;
        double i = k - left + 1.0;
        double log = Math.log(n);
        double sample = 0.5 * Math.exp(2 * log / 3);
        double spread = 0.5 * Math.sqrt(log * sample * (n - sample) / n) * Math.signum(i - n / 2);
        int low = (int) Math.max(left, Math.floor(k - i * sample / n + spread));
        int high = (int) Math.min(right, Math.floor(k + (n - i) * sample / n + spread));
        return new int[] {low, high};
    }
}
