package org.hillock.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeLeastSquaresTest {
    /** At the minimum no coefficient is negative, and the gradient is 0 where one is positive and not negative elsewhere. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_conditions_of_a_minimum_hold(long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(8);
        int rows = n + 3;
        double[][] x = new double[rows][n];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            y[r] = random.nextGaussian();
            for (int c = 0; c < n; c++) {
                x[r][c] = random.nextGaussian();
            }
        }
        double[] gram = new double[n * n];
        double[] right = new double[n];
        for (int r = 0; r < rows; r++) {
            for (int a = 0; a < n; a++) {
                right[a] += x[r][a] * y[r];
                for (int b = 0; b < n; b++) {
                    gram[a * n + b] += x[r][a] * x[r][b];
                }
            }
        }
        double[] found = NonNegativeLeastSquares.solve(gram, right, n);
        for (int a = 0; a < n; a++) {
            double gradient = -right[a];
            for (int b = 0; b < n; b++) {
                gradient += gram[a * n + b] * found[b];
            }
            assertThat(found[a]).isNotNegative();
            if (found[a] > 0) {
                assertThat(Math.abs(gradient)).isLessThan(1e-9);
            } else {
                assertThat(gradient).isGreaterThan(-1e-9);
            }
        }
    }

    @Test
    void columns_that_depend_on_each_other_or_are_zero_do_no_harm() {
        double[] gram = {2, 2, 0, 2, 2, 0, 0, 0, 0};
        double[] found = NonNegativeLeastSquares.solve(gram, new double[] {4, 4, 0}, 3);
        assertThat(found[0] + found[1]).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(found[2]).isZero();
    }
}
