package org.hillock.kernels.clusters;

import java.util.Arrays;

/** The few points nearest to each of some points by squared distances in float precision, of which every pair is offered once. */
final class RoughNeighbours {
    private final int kept;
    private final float[] distances;
    private final int[] indices;
    private final float[] limits;

    RoughNeighbours(int count, int kept) {
        this.kept = kept;
        this.distances = new float[count * kept];
        this.indices = new int[count * kept];
        this.limits = new float[count];
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
        Arrays.fill(limits, Float.POSITIVE_INFINITY);
    }

    int kept() {
        return kept;
    }

    int index(int point, int k) {
        return indices[point * kept + k];
    }

    /** Offers a point to those of {@code [first, first + width)} that come after it, and these to it: |a|² + |b|² - 2 a·b. */
    void offer(int point, float[] norms, float[] products, int at, int first, int width) {
        float norm = norms[point];
        float limit = limits[point];
        for (int j = Math.max(0, point + 1 - first); j < width; j++) {
            float distance = norm + norms[first + j] - 2 * products[at + j];
            if (distance < limit) {
                insert(point, first + j, distance);
                limit = limits[point];
            }
            if (distance < limits[first + j]) {
                insert(first + j, point, distance);
            }
        }
    }

    private void insert(int point, int index, float distance) {
        int start = point * kept;
        int k = start + kept - 1;
        while (k > start && distances[k - 1] > distance) {
            distances[k] = distances[k - 1];
            indices[k] = indices[k - 1];
            k--;
        }
        distances[k] = distance;
        indices[k] = index;
        limits[point] = distances[start + kept - 1];
    }

    /** Whether a point that is not kept may be nearer than one of the {@code wanted} nearest, if distances are off by half of {@code slack}. */
    boolean isOpen(int point, int wanted, float slack) {
        int start = point * kept;
        return kept < limits.length - 1 && distances[start + kept - 1] <= distances[start + wanted - 1] + slack;
    }
}
