package org.hillock.kernels.clusters;

import java.util.Arrays;
import org.hillock.kernels.linalg.MatrixProduct;

/**
 * The nearest other points of every point (Euclidean), all of them searched.
 *
 * <p>Inner products of blocks of points give all distances to float precision; those that this leaves open are computed again in double.
 * Of equal distances the point that comes first is nearer. Works on 2 × 4 × block × points bytes beside a transposed copy.
 */
public final class NearestNeighbours {
    private static final int BLOCK = 128;
    private static final float ROUNDING = 0x1p-23f;

    private final float[] points;
    private final float[] centred;
    private final int features;
    private final int count;
    private final int wanted;
    private final float[][] columns;
    private final float[] norms;

    private NearestNeighbours(float[] points, int features, int count, int wanted) {
        this.points = points;
        this.centred = centred(points, features, count);
        this.features = features;
        this.count = count;
        this.wanted = wanted;
        this.columns = new float[features][count];
        this.norms = new float[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int f = 0; f < features; f++) {
                float value = centred[i * features + f];
                columns[f][i] = value;
                sum += (double) value * value;
            }
            norms[i] = (float) sum;
        }
    }

    /**
     * Returns the indices of the {@code wanted} nearest other points of each point, nearest first; fewer where there are fewer.
     *
     * @param points row-major {@code [count × features]}
     */
    public static int[][] of(float[] points, int features, int count, int wanted) {
        return new NearestNeighbours(points, features, count, Math.min(wanted, count - 1)).search();
    }

    /** Inner products are those of the points seen from their common mean, where rounding is least. */
    private static float[] centred(float[] points, int features, int count) {
        double[] mean = Scatter.mean(points, features, 0, count);
        float[] centred = new float[count * features];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (points[i] - mean[i % features]);
        }
        return centred;
    }

    private int[][] search() {
        int[][] nearest = new int[count][];
        float[] products = new float[BLOCK * count];
        MatrixProduct.Scratch scratch = new MatrixProduct.Scratch(count);
        Search search = new Search();
        for (int first = 0; first < count; first += BLOCK) {
            int size = Math.min(BLOCK, count - first);
            float[] block = Arrays.copyOfRange(centred, first * features, (first + size) * features);
            MatrixProduct.rows(block, size, columns, products, scratch);
            for (int i = 0; i < size; i++) {
                nearest[first + i] = search.nearest(first + i, products, i * count);
            }
        }
        return nearest;
    }

    /** The working memory for one point after the other. */
    private final class Search {
        private final float[] rough = new float[count];
        private final float[] best = new float[wanted];
        private final int[] indices = new int[wanted];
        private final double[] distances = new double[wanted];
        private int found;

        int[] nearest(int point, float[] products, int at) {
            float largest = 0;
            for (int j = 0; j < count; j++) {
                rough[j] = norms[j] - 2 * products[at + j];
                largest = Math.max(largest, norms[j]);
            }
            rough[point] = Float.POSITIVE_INFINITY;
            float limit = roughLimit() + slack(norms[point], largest);
            found = 0;
            for (int j = 0; j < count; j++) {
                if (rough[j] <= limit && j != point) {
                    insert(j, exact(point, j));
                }
            }
            return indices.clone();
        }

        /** The largest of the smallest rough distances. */
        private float roughLimit() {
            Arrays.fill(best, Float.POSITIVE_INFINITY);
            int last = wanted - 1;
            for (int j = 0; j < count; j++) {
                if (last >= 0 && rough[j] < best[last]) {
                    int k = last;
                    while (k > 0 && best[k - 1] > rough[j]) {
                        best[k] = best[k - 1];
                        k--;
                    }
                    best[k] = rough[j];
                }
            }
            return last < 0 ? Float.NEGATIVE_INFINITY : best[last];
        }

        /** How far two rough distances may be out of order: rounding of sums of products that are at most the larger norm. */
        private float slack(float own, float largest) {
            return 4 * ROUNDING * (features + 8) * Math.max(own, largest);
        }

        private void insert(int index, double distance) {
            if (found == wanted && !(distance < distances[found - 1])) {
                return;
            }
            int k = found < wanted ? found++ : found - 1;
            while (k > 0 && distances[k - 1] > distance) {
                distances[k] = distances[k - 1];
                indices[k] = indices[k - 1];
                k--;
            }
            distances[k] = distance;
            indices[k] = index;
        }
    }

    private double exact(int a, int b) {
        double sum = 0;
        for (int f = 0; f < features; f++) {
            double difference = (double) points[a * features + f] - points[b * features + f];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }

    /** Returns the fraction of the neighbours of points {@code [from, to)} that lie below {@code size}. */
    public static double fractionBelow(int[][] neighbours, int from, int to, int size) {
        long below = 0;
        long all = 0;
        for (int i = from; i < to; i++) {
            for (int neighbour : neighbours[i]) {
                below += neighbour < size ? 1 : 0;
                all++;
            }
        }
        return (double) below / all;
    }
}
