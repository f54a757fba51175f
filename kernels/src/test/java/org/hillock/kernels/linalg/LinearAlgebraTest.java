package org.hillock.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.kernels.Golden;
import org.hillock.kernels.random.NumpyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LinearAlgebraTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eigenvectorsDiagonalise(long seed) {
        for (int n : new int[] {1, 2, 3, 5, 16, 61}) {
            double[] a = symmetric(seed, n);
            SymmetricEigen eigen = SymmetricEigen.of(a, n);
            for (int i = 0; i < n; i++) {
                double[] v = eigen.vectors()[i];
                double[] image = MatrixProduct.multiply(a, v, n, n, 1);
                for (int j = 0; j < n; j++) {
                    assertThat(image[j]).isCloseTo(eigen.values()[i] * v[j], within(1e-12 * n));
                }
                for (int k = 0; k <= i; k++) {
                    assertThat(dot(v, eigen.vectors()[k])).isCloseTo(i == k ? 1 : 0, within(1e-13 * n));
                }
                assertThat(i == 0 || eigen.values()[i] >= eigen.values()[i - 1]).isTrue();
            }
        }
    }

    @Test
    void eigenvaluesOfSpecialMatrices() {
        double[] constant = new double[25];
        Arrays.fill(constant, 2);
        double[] values = SymmetricEigen.of(constant, 5).values();
        assertThat(values[4]).isCloseTo(10, within(1e-13));
        assertThat(values[3]).isCloseTo(0, within(1e-13));
        assertThat(SymmetricEigen.of(new double[9], 3).values()).containsOnly(0);
        assertThat(SymmetricEigen.of(new double[] {3, 0, 0, 0, 1, 0, 0, 0, 2}, 3)
                        .values())
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> SymmetricEigen.of(new double[] {Double.NaN}, 1))
                .hasMessageContaining("matrix[0, 0] = NaN");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void singularValuesRebuildTheMatrix(long seed) {
        for (int[] shape : new int[][] {{1, 1}, {3, 3}, {7, 4}, {4, 9}, {30, 12}}) {
            double[] a = noise(seed, shape[0] * shape[1]);
            if (shape[0] > 3) {
                System.arraycopy(a, 0, a, shape[1], shape[1]);
            }
            SingularValues svd = SingularValues.of(a, shape[0], shape[1]);
            double[] rebuilt = new double[a.length];
            for (int r = 0; r < svd.values().length; r++) {
                assertThat(r == 0 || svd.values()[r] <= svd.values()[r - 1]).isTrue();
                for (int i = 0; i < shape[0]; i++) {
                    for (int j = 0; j < shape[1]; j++) {
                        rebuilt[i * shape[1] + j] += svd.left()[r][i] * svd.values()[r] * svd.right()[r][j];
                    }
                }
                for (int k = 0; k < r; k++) {
                    assertThat(dot(svd.right()[r], svd.right()[k])).isCloseTo(0, within(1e-12));
                }
            }
            for (int i = 0; i < a.length; i++) {
                assertThat(rebuilt[i]).isCloseTo(a[i], within(1e-12));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    void blockedRowsEqualThePlainProduct(long seed) {
        for (int channels : new int[] {1, 3, 4, 7, 16, 33, 50}) {
            int samples = 27;
            double[] x = noise(seed, samples * channels);
            double[] m = noise(seed + 1, channels * channels);
            float[] narrow = narrowed(x);
            float[][] matrix = new float[channels][];
            for (int i = 0; i < channels; i++) {
                matrix[i] = narrowed(Arrays.copyOfRange(m, i * channels, (i + 1) * channels));
            }
            double[] expected =
                    MatrixProduct.multiply(widened(narrow), widened(narrowed(m)), samples, channels, channels);
            float[] alone = Arrays.copyOfRange(narrow, 9 * channels, 10 * channels);
            MatrixProduct.Scratch scratch = new MatrixProduct.Scratch(channels);
            MatrixProduct.rows(narrow, samples, matrix, narrow, scratch);
            for (int i = 0; i < narrow.length; i++) {
                assertThat((double) narrow[i]).isCloseTo(expected[i], within(2e-5));
            }
            MatrixProduct.rows(alone, 1, matrix, alone, scratch);
            assertThat(alone).isEqualTo(Arrays.copyOfRange(narrow, 9 * channels, 10 * channels));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9})
    void crossProductsEqualThePlainSum(long seed) {
        int channels = 9;
        int samples = 103;
        float[] x = narrowed(noise(seed, samples * channels));
        double[] means = noise(seed + 1, channels);
        CrossProduct sums = new CrossProduct(channels);
        sums.add(x, 50, means);
        sums.add(Arrays.copyOfRange(x, 50 * channels, x.length), samples - 50, means);
        double[] centred = new double[x.length];
        Arrays.setAll(centred, i -> x[i] - means[i % channels]);
        double[] transposed = MatrixProduct.transpose(centred, samples, channels);
        double[] expected = MatrixProduct.multiply(transposed, centred, channels, samples, channels);
        double[] actual = sums.dividedBy(sums.samples());
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i] / samples, within(1e-12));
        }
    }

    @Test
    void splinesGoThroughTheirPointsAndKeepCubics() {
        double[] x = {0, 0.7, 2, 3.1, 4, 6.5};
        double[] y = Arrays.stream(x).map(LinearAlgebraTest::cubic).toArray();
        CubicSpline spline = CubicSpline.through(x, y, CubicSpline.Ends.NOT_A_KNOT);
        for (double at = -1; at < 8; at += 0.13) {
            assertThat(spline.value(at)).isCloseTo(cubic(at), within(1e-10));
        }
        CubicSpline natural = CubicSpline.through(x, y, CubicSpline.Ends.NATURAL);
        for (int i = 0; i < x.length; i++) {
            assertThat(natural.value(x[i])).isCloseTo(y[i], within(1e-12));
        }
        double step = 1e-3;
        double bend = natural.value(0) - 2 * natural.value(step) + natural.value(2 * step);
        assertThat(bend / step / step).isCloseTo(0, within(0.05));
        double[] three = {1, 2, 4};
        double[] squares = {1, 4, 16};
        assertThat(CubicSpline.through(three, squares, CubicSpline.Ends.NOT_A_KNOT)
                        .value(3))
                .isCloseTo(9, within(1e-12));
        assertThatThrownBy(() -> CubicSpline.through(new double[] {1, 1}, new double[2], CubicSpline.Ends.NATURAL))
                .hasMessageContaining("x[1] = 1.0 must be above");
    }

    @Test
    void splinesOfTheReference() {
        double[] x = {0, 1, 2.5, 3, 4.2, 6};
        double[] y = {1, -2, 0.5, 3, 2, -1};
        double[] at = {-0.5, 0.3, 1.7, 2.9, 5, 6.5};
        double[] notAKnot = {
            3.558216432865731,
            -0.22182044088176325,
            -2.0232790915163665,
            2.584405076820307,
            -0.9734431826616176,
            2.5321513397164637
        };
        double[] natural = {
            2.7582740700218817,
            -0.08802352297592994,
            -2.09439079341924,
            2.5992662290299045,
            0.3610773428424783,
            -1.629379744441743
        };
        CubicSpline first = CubicSpline.through(x, y, CubicSpline.Ends.NOT_A_KNOT);
        CubicSpline second = CubicSpline.through(x, y, CubicSpline.Ends.NATURAL);
        for (int i = 0; i < at.length; i++) {
            assertThat(first.value(at[i])).isCloseTo(notAKnot[i], within(1e-12));
            assertThat(second.value(at[i])).isCloseTo(natural[i], within(1e-12));
        }
    }

    @Test
    void assignmentsOfTheReference() {
        JsonNode values =
                Golden.namedCase("scipy_signal", "linear_sum_assignment").get("values");
        for (int i = 0; i < 4; i++) {
            JsonNode cost = values.get("cost" + i);
            int rows = cost.size();
            int columns = cost.get(0).size();
            double[] flat = IntStream.range(0, rows * columns)
                    .mapToDouble(k -> cost.get(k / columns).get(k % columns).asDouble())
                    .toArray();
            int[] columnOfRow = Assignment.minimise(flat, rows, columns);
            int[] assigned =
                    IntStream.range(0, rows).filter(r -> columnOfRow[r] >= 0).toArray();
            double total = Arrays.stream(assigned)
                    .mapToDouble(r -> flat[r * columns + columnOfRow[r]])
                    .sum();
            assertThat(total).isCloseTo(values.get("total" + i).asDouble(), within(1e-9));
            assertThat(assigned).isEqualTo(Golden.ints(values.get("rows" + i)));
            assertThat(Arrays.stream(assigned).map(r -> columnOfRow[r]).toArray())
                    .isEqualTo(Golden.ints(values.get("cols" + i)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {10, 11, 12, 13})
    void assignmentsAreAsGoodAsTheBestOfAll(long seed) {
        NumpyGenerator rng = NumpyGenerator.defaultRng(seed);
        for (int rows = 1; rows <= 5; rows++) {
            for (int columns = 1; columns <= 5; columns++) {
                double[] scores = new double[rows * columns];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = rng.integers(0, 6);
                }
                int[] found = Assignment.maximise(scores, rows, columns);
                double total = 0;
                boolean[] used = new boolean[columns];
                for (int r = 0; r < rows; r++) {
                    if (found[r] != Assignment.NONE) {
                        assertThat(used[found[r]]).isFalse();
                        used[found[r]] = true;
                        total += scores[r * columns + found[r]];
                    }
                }
                assertThat(total).isEqualTo(best(scores, rows, columns, 0, new boolean[columns]));
            }
        }
    }

    private static double best(double[] scores, int rows, int columns, int row, boolean[] used) {
        if (row == rows) {
            return 0;
        }
        double best = rows > columns ? best(scores, rows, columns, row + 1, used) : Double.NEGATIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            if (!used[column]) {
                used[column] = true;
                best = Math.max(best, scores[row * columns + column] + best(scores, rows, columns, row + 1, used));
                used[column] = false;
            }
        }
        return best;
    }

    private static double cubic(double x) {
        return 1 + x * (-2 + x * (0.5 - 0.3 * x));
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] symmetric(long seed, int n) {
        double[] a = noise(seed, n * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[j * n + i] = a[i * n + j];
            }
        }
        return a;
    }

    private static double[] noise(long seed, int count) {
        double[] noise = new double[count];
        NumpyGenerator.defaultRng(seed).standardNormal(noise);
        return noise;
    }

    private static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }

    private static double[] widened(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
