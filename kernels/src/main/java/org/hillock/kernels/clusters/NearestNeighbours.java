package org.hillock.kernels.clusters;

import java.util.Arrays;
import org.hillock.kernels.linalg.MatrixProduct;

/**
 * The nearest other points of every point (Euclidean), all of them searched.
 *
 * <p>Inner products of blocks of points give all distances to float precision, each pair once; the few nearest are computed again in double,
 * and all of a point where float precision leaves open which these are. Of equal distances the point that comes first is nearer. Works on two
 * copies of the points.
 */
public final class NearestNeighbours {
    private static final int BLOCK = 128;
    private static final int TILE = 256;
    private static final int SPARE = 4;
    private static final float ROUNDING = 0x1p-23f;

    private final float[] points;
    private final float[] centred;
    private final int features;
    private final int count;
    private final int wanted;
    private final float[] norms;
    private final RoughNeighbours rough;

    private NearestNeighbours(float[] points, int features, int count, int wanted) {
        this.points = points;
        this.centred = centred(points, features, count);
        this.features = features;
        this.count = count;
        this.wanted = wanted;
        this.norms = new float[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int f = 0; f < features; f++) {
                float value = centred[i * features + f];
                sum += (double) value * value;
            }
            norms[i] = (float) sum;
        }
        this.rough = new RoughNeighbours(count, Math.min(wanted + SPARE, count - 1));
    }

    /**
     * Returns the indices of the {@code wanted} nearest other points of each point, nearest first; fewer where there are fewer.
     *
     * @param points row-major {@code [count × features]}
     */
    public static int[][] of(float[] points, int features, int count, int wanted) {
        int available = Math.min(wanted, count - 1);
        return available < 1 ? new int[count][0] : new NearestNeighbours(points, features, count, available).search();
    }

    /** Inner products are those of the points seen from their common mean, where rounding is least. */
    private static float[] centred(float[] points, int features, int count) {
        double[] mean = Scatter.mean(points, features, 0, count);
        float[] centred = new float[count * features];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < features; f++) {
                centred[i * features + f] = (float) (points[i * features + f] - mean[f]);
            }
        }
        return centred;
    }

    private int[][] search() {
        for (int tile = 0; tile < count; tile += TILE) {
            searchTile(tile, Math.min(TILE, count - tile));
        }
        float largest = 0;
        for (float norm : norms) {
            largest = Math.max(largest, norm);
        }
        int[][] nearest = new int[count][];
        Nearest search = new Nearest();
        for (int i = 0; i < count; i++) {
            nearest[i] = search.of(i, 4 * ROUNDING * (features + 8) * largest);
        }
        return nearest;
    }

    /** All pairs whose later point lies in a tile. */
    private void searchTile(int tile, int width) {
        float[][] columns = new float[features][width];
        for (int j = 0; j < width; j++) {
            for (int f = 0; f < features; f++) {
                columns[f][j] = centred[(tile + j) * features + f];
            }
        }
        MatrixProduct.Scratch scratch = new MatrixProduct.Scratch(width);
        float[] products = new float[BLOCK * width];
        for (int first = 0; first < tile + width; first += BLOCK) {
            int size = Math.min(BLOCK, count - first);
            float[] block = Arrays.copyOfRange(centred, first * features, (first + size) * features);
            MatrixProduct.rows(block, size, columns, products, scratch);
            for (int i = 0; i < size; i++) {
                rough.offer(first + i, norms, products, i * width, tile, width);
            }
        }
    }

    /** The working memory for one point after the other. */
    private final class Nearest {
        private final int[] indices = new int[wanted];
        private final double[] distances = new double[wanted];
        private int found;

        int[] of(int point, float slack) {
            found = 0;
            if (rough.isOpen(point, wanted, slack)) {
                for (int j = 0; j < count; j++) {
                    if (j != point) {
                        insert(j, exact(point, j));
                    }
                }
            } else {
                for (int k = 0; k < rough.kept(); k++) {
                    insert(rough.index(point, k), exact(point, rough.index(point, k)));
                }
            }
            return indices.clone();
        }

        private boolean isNearer(int index, double distance, int k) {
            return distance < distances[k] || (distance == distances[k] && index < indices[k]);
        }

        private void insert(int index, double distance) {
            if (found == wanted && !isNearer(index, distance, found - 1)) {
                return;
            }
            int k = found < wanted ? found++ : found - 1;
            while (k > 0 && isNearer(index, distance, k - 1)) {
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
