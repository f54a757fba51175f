package org.hillock.kernels.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hillock.kernels.random.NumpyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterLawTest {
    private static float[] cloud(long seed, int count, int features) {
        float[] points = new float[count * features];
        NumpyGenerator.defaultRng(seed).standardNormal(points);
        return points;
    }

    private static double distance(float[] points, int features, int a, int b) {
        double sum = 0;
        for (int f = 0; f < features; f++) {
            double difference = (double) points[a * features + f] - points[b * features + f];
            sum += difference * difference;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 127, 128, 129, 256, 257, 300, 601})
    void neighbours_are_those_of_a_full_search(int count) {
        System.out.println("seed " + count);
        int features = 7;
        float[] points = cloud(count, count, features);
        int[][] nearest = NearestNeighbours.of(points, features, count, 4);
        for (int i = 0; i < count; i++) {
            int point = i;
            int[] wanted = IntStream.range(0, count)
                    .filter(j -> j != point)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(j -> distance(points, features, point, j))
                            .thenComparing(j -> j))
                    .limit(4)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(nearest[i]).as("point " + i).containsExactly(wanted);
        }
    }

    @Test
    void many_equal_points_are_taken_in_order() {
        int[][] nearest = NearestNeighbours.of(new float[3 * 40], 3, 40, 3);
        assertThat(nearest[0]).containsExactly(1, 2, 3);
        assertThat(nearest[39]).containsExactly(0, 1, 2);
    }

    @Test
    void a_far_offset_leaves_neighbours_exact() {
        float[] points = cloud(5, 200, 4);
        float[] far = points.clone();
        for (int i = 0; i < far.length; i++) {
            far[i] = Math.round(far[i] * 64) / 64f;
            points[i] = far[i];
            far[i] += 4096;
        }
        assertThat(NearestNeighbours.of(far, 4, 200, 5)).isDeepEqualTo(NearestNeighbours.of(points, 4, 200, 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void own_mahalanobis_distances_sum_to_features_times_spikes(long seed) {
        System.out.println("seed " + seed);
        int features = 5;
        int size = 60;
        float[] points = cloud(seed, size, features);
        double[] squared = Mahalanobis.squared(points, features, size, 0, size).orElseThrow();
        assertThat(Arrays.stream(squared).sum()).isCloseTo(features * (size - 1.0), within(1e-9));
    }

    @Test
    void a_singular_covariance_gives_nothing() {
        assertThat(Mahalanobis.squared(cloud(1, 9, 9), 9, 9, 0, 9)).isEmpty();
        float[] flat = cloud(2, 30, 3);
        for (int i = 0; i < 30; i++) {
            flat[3 * i + 2] = flat[3 * i];
        }
        assertThat(Mahalanobis.squared(flat, 3, 30, 0, 30)).isEmpty();
    }

    @Test
    void d_prime_does_not_change_with_the_scale_of_a_feature() {
        float[] points = cloud(7, 100, 3);
        for (int i = 0; i < 40; i++) {
            points[3 * i] += 4;
        }
        double before = LinearDiscriminant.dPrime(points, 3, 40, 100);
        float[] scaled = points.clone();
        for (int i = 0; i < 100; i++) {
            scaled[3 * i + 1] *= 1024;
        }
        assertThat(before).isGreaterThan(2);
        assertThat(LinearDiscriminant.dPrime(scaled, 3, 40, 100)).isCloseTo(before, within(1e-6));
    }

    @Test
    void silhouettes_of_two_pairs() {
        float[] line = {0, 1, 10, 11};
        int[] labels = {0, 0, 1, 1};
        assertThat(Silhouette.full(line, 1, labels)).isCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, within(1e-12));
        assertThat(Silhouette.simplified(line, 1, labels))
                .isCloseTo(((10.5 - 0.5) / 10.5 + (9.5 - 0.5) / 9.5) / 2, within(1e-12));
        assertThat(Silhouette.full(line, 1, new int[4])).isNaN();
    }

    @Test
    void leading_components_keep_the_spread() {
        float[] points = cloud(3, 80, 30);
        for (int i = 0; i < 80; i++) {
            points[30 * i + 4] *= 50;
            points[30 * i + 9] *= 20;
        }
        float[] scores = LeadingComponents.scores(points, 30, 80, 2, 0);
        double mean = IntStream.range(0, 80)
                .mapToDouble(i -> points[30 * i + 4])
                .average()
                .orElseThrow();
        for (int i = 0; i < 80; i++) {
            assertThat(Math.abs(scores[2 * i])).isCloseTo((float) Math.abs(points[30 * i + 4] - mean), within(6f));
        }
    }
}
