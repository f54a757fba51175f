package org.hillock.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingEigenTest {
    private static double[] symmetric(long seed, int n, double decay) {
        Random random = new Random(seed);
        double[][] rows = new double[n][n];
        double scale = 1;
        for (double[] row : rows) {
            for (int j = 0; j < n; j++) {
                row[j] = scale * random.nextGaussian();
            }
            scale *= decay;
        }
        double[] product = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            for (double[] row : rows) {
                product[i] += row[i / n] * row[i % n];
            }
        }
        return product;
    }

    private static double[][] rows(double[] matrix, int n) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix, i * n, (i + 1) * n));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 2, 2", "3, 3, 2", "4, 9, 9", "5, 17, 4", "6, 90, 5", "7, 131, 3"})
    void isWhatTheFullDecompositionBeginsWith(long seed, int n, int count) {
        double[] matrix = symmetric(seed, n, seed % 2 == 0 ? 1 : 0.9);
        SymmetricEigen full = SymmetricEigen.of(matrix, n);
        LeadingEigen leading = LeadingEigen.inPlace(rows(matrix, n), count);
        double size = full.values()[n - 1];
        for (int i = 0; i < count; i++) {
            assertThat(leading.values()[i]).isCloseTo(full.values()[n - 1 - i], within(1e-13 * n * size));
            double[] vector = leading.vectors()[i];
            for (int p = 0; p < n; p++) {
                double product = 0;
                for (int q = 0; q < n; q++) {
                    product += matrix[p * n + q] * vector[q];
                }
                assertThat(product).isCloseTo(leading.values()[i] * vector[p], within(1e-12 * n * size));
            }
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int q = 0; q < n; q++) {
                    dot += vector[q] * leading.vectors()[j][q];
                }
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 0, 3", "5, 1, 5"})
    void equalEigenvaluesHaveOrthogonalVectors(int n, double value, int count) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = value;
        }
        LeadingEigen leading = LeadingEigen.inPlace(matrix, count);
        for (int i = 0; i < count; i++) {
            assertThat(leading.values()[i]).isCloseTo(value, within(1e-12));
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int q = 0; q < n; q++) {
                    dot += leading.vectors()[i][q] * leading.vectors()[j][q];
                }
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }
}
