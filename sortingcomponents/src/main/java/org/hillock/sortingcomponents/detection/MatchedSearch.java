package org.hillock.sortingcomponents.detection;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Searches the products of traces with templates, a tile of rows at a time. */
final class MatchedSearch implements PeakSearch {
    private static final int TILE = 512;

    private final MatchedTemplates templates;
    private final double[] thresholds;
    private final int before;
    private final int reach;
    private final int[][] neighbours;

    MatchedSearch(MatchedTemplates templates, double[] thresholds, int before, int reach, int[][] neighbours) {
        this.templates = templates;
        this.thresholds = thresholds;
        this.before = before;
        this.reach = reach;
        this.neighbours = neighbours;
    }

    @Override
    public int margin() {
        return reach + templates.course().length;
    }

    @Override
    public boolean hasDepth() {
        return true;
    }

    @Override
    public void search(float[] values, int offset, int rows, Sink sink, Scratch scratch) {
        int channels = templates.channels();
        Samples best = scratch.borrow(Carrier.DOUBLE, TILE + 2 * reach, channels);
        Samples depths = scratch.borrow(Carrier.FLOAT, TILE + 2 * reach, channels);
        MatchedTemplates.Sums sums = new MatchedTemplates.Sums(new double[channels], new double[channels]);
        for (int from = 0; from < rows; from += TILE) {
            int count = Math.min(TILE, rows - from);
            for (int t = 0; t < count + 2 * reach; t++) {
                int window = margin() + from + t - reach - before;
                templates.sums(values, offset + window * channels, sums);
                fill(sums, best.doubles(), depths.floats(), t * channels);
            }
            for (int t = 0; t < count; t++) {
                for (int c = 0; c < channels; c++) {
                    int at = (t + reach) * channels + c;
                    if (best.doubles()[at] > 1 && isPeak(best.doubles(), at - c, c)) {
                        float sample = values[offset + (margin() + from + t) * channels + c];
                        sink.found(from + t, c, sample, depths.floats()[at]);
                    }
                }
            }
        }
        scratch.giveBack(best);
        scratch.giveBack(depths);
    }

    /** The largest product over depths, in thresholds, for each channel; of equal ones the deeper. */
    private void fill(MatchedTemplates.Sums sums, double[] best, float[] depths, int row) {
        int channels = templates.channels();
        double shaped = MatchedTemplates.total(sums.shaped());
        double plain = MatchedTemplates.total(sums.plain());
        for (int c = 0; c < channels; c++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int layer = 0; layer < templates.layers(); layer++) {
                int template = layer * channels + c;
                double value = templates.product(template, sums, shaped, plain) / thresholds[template];
                if (value >= most) {
                    most = value;
                    depths[row + c] = layer;
                }
            }
            best[row + c] = most;
        }
    }

    private boolean isPeak(double[] best, int row, int channel) {
        double value = best[row + channel];
        int channels = templates.channels();
        for (int other : neighbours[channel]) {
            if (value < best[row + other]) {
                return false;
            }
            for (int k = 1; k <= reach; k++) {
                if (value <= best[row + other - k * channels] || value < best[row + other + k * channels]) {
                    return false;
                }
            }
        }
        return true;
    }
}
