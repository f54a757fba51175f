package org.hillock.kernels.localization;

import java.util.Arrays;
import org.hillock.kernels.statistics.OrderStatistic;

/**
 * Places sources by comparing what the contacts see with templates on a grid: the products of a waveform with a prototype, projected on
 * the templates around the main contact; of the products of 0 and more the largest few per cent weigh the positions. Holds its memory: one
 * for each thread.
 */
public final class GridConvolution {
    private final GridTemplates templates;
    private final double[] products;
    private final float[] scores;
    private final float[] ranked;
    private final double share;

    /**
     * Prepares the memory.
     *
     * @param templates what sources would look like
     * @param percentile per cent of the best products that are kept, 0 to 100; 0 keeps the best alone
     */
    public GridConvolution(GridTemplates templates, double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException(
                    "grid_convolution: percentile = " + percentile + " % must lie between 0 and 100.");
        }
        this.templates = templates;
        this.share = (100 - percentile) / 100;
        int most = Arrays.stream(templates.nearby())
                .mapToInt(places -> places.length)
                .max()
                .orElse(0);
        this.scores = new float[most * templates.layers().length];
        this.ranked = new float[scores.length];
        this.products = new double[templates.numContacts()];
    }

    /**
     * Locates the source of a waveform.
     *
     * @param values row-major block that holds the waveform on all contacts
     * @param offset index of the waveform's first sample on contact 0
     * @param stride columns of the block
     * @param prototype the expected course in time; as many samples are read
     * @param main the contact on which the waveform is largest
     * @param out receives x, y and the mean of the layers (z for exponentials) in µm; zeros where nothing fits
     */
    public void locate(float[] values, int offset, int stride, double[] prototype, int main, double[] out) {
        for (int contact : templates.seeing()[main]) {
            double sum = 0;
            for (int s = 0, i = offset + contact; s < prototype.length; s++, i += stride) {
                sum += values[i] * prototype[s];
            }
            products[contact] = sum;
        }
        place(main, out);
    }

    /** As {@link #locate(float[], int, int, double[], int, double[])} for values in double. */
    public void locate(double[] values, int offset, int stride, double[] prototype, int main, double[] out) {
        for (int contact : templates.seeing()[main]) {
            double sum = 0;
            for (int s = 0, i = offset + contact; s < prototype.length; s++, i += stride) {
                sum += values[i] * prototype[s];
            }
            products[contact] = sum;
        }
        place(main, out);
    }

    private void place(int main, double[] out) {
        int[] places = templates.nearby()[main];
        int count = score(places);
        float threshold = count == 0 ? 0 : threshold(count);
        average(places, threshold, out);
    }

    /** Projects on the templates; returns how many scores are not negative. */
    private int score(int[] places) {
        int layers = templates.layers().length;
        int[] starts = templates.starts();
        int[] contacts = templates.contacts();
        float[] weights = templates.weights();
        int count = 0;
        for (int p = 0, at = 0; p < places.length; p++) {
            int pair = places[p] * layers;
            for (int layer = 0; layer < layers; layer++, at++) {
                double sum = 0;
                for (int i = starts[pair + layer]; i < starts[pair + layer + 1]; i++) {
                    sum = Math.fma(products[contacts[i]], weights[i], sum);
                }
                float score = (float) sum;
                scores[at] = score;
                if (score >= 0) {
                    ranked[count++] = score;
                }
            }
        }
        return count;
    }

    /** The quantile of the scores that are not negative, linear between ranks, in single precision. */
    private float threshold(int count) {
        double rank = (count - 1) * share;
        int below = (int) Math.floor(rank);
        double part = rank - below;
        float low = OrderStatistic.select(ranked, 0, count, below);
        if (part == 0 || below + 1 >= count) {
            return low;
        }
        float high = Float.POSITIVE_INFINITY;
        for (int i = below + 1; i < count; i++) {
            high = Math.min(high, ranked[i]);
        }
        float step = high - low;
        return part < 0.5 ? low + step * (float) part : high - step * (float) (1 - part);
    }

    private void average(int[] places, float threshold, double[] out) {
        double[] sizes = templates.layers();
        double x = 0;
        double y = 0;
        double z = 0;
        double sum = 0;
        for (int p = 0, at = 0; p < places.length; p++) {
            double here = 0;
            for (int layer = 0; layer < sizes.length; layer++, at++) {
                float score = scores[at];
                if (score > 0 && score >= threshold) {
                    here += score;
                    z += score * sizes[layer];
                }
            }
            double[] place = templates.positions()[places[p]];
            x += here * place[0];
            y += here * place[1];
            sum += here;
        }
        out[0] = sum > 0 ? x / sum : 0;
        out[1] = sum > 0 ? y / sum : 0;
        out[2] = sum > 0 ? z / sum : 0;
    }
}
