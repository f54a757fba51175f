package org.hillock.kernels.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizationLawTest {
    /** A convex quadratic between bounds: no feasible direction goes down at the point found. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void quadraticsBetweenBounds(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(4);
        double[][] factor = new double[n][n];
        double[] pull = new double[n];
        for (double[] row : factor) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        Arrays.setAll(pull, i -> 3 * random.nextGaussian());
        double[] lower = new double[n];
        double[] upper = new double[n];
        Arrays.fill(lower, -1);
        Arrays.fill(upper, 1);
        double[] x = new double[n];
        double[] gradient = new double[n];
        SmoothFunction function = (at, out) -> {
            double value = 0;
            System.arraycopy(pull, 0, out, 0, n);
            for (int i = 0; i < n; i++) {
                value += pull[i] * at[i];
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += factor[i][j] * at[j];
                }
                value += product * product / 2;
                for (int j = 0; j < n; j++) {
                    out[j] += product * factor[i][j];
                }
            }
            return value;
        };
        new QuasiNewton(n, 1e-9, 1e-15).minimise(function, x, lower, upper);
        function.at(x, gradient);
        for (int i = 0; i < n; i++) {
            assertThat(x[i]).isBetween(-1.0, 1.0);
            if (x[i] > -1 + 1e-7 && x[i] < 1 - 1e-7) {
                assertThat(gradient[i]).as("seed %d", seed).isCloseTo(0, within(1e-5));
            } else {
                assertThat(gradient[i] * x[i]).as("seed %d", seed).isLessThanOrEqualTo(1e-6);
            }
        }
    }

    @Test
    void theBananaValley() {
        double[] x = {-1.2, 1};
        SmoothFunction banana = (at, out) -> {
            double a = at[1] - at[0] * at[0];
            double b = 1 - at[0];
            out[0] = -400 * a * at[0] - 2 * b;
            out[1] = 200 * a;
            return 100 * a * a + b * b;
        };
        new QuasiNewton(2, 1e-8, 1e-16).minimise(banana, x, new double[] {-5, -5}, new double[] {5, 5});
        assertThat(x[0]).isCloseTo(1, within(1e-6));
        double[] y = {-1.2, 1};
        Residuals residuals = (at, out, jacobian) -> {
            out[0] = 10 * (at[1] - at[0] * at[0]);
            out[1] = 1 - at[0];
            jacobian[0] = -20 * at[0];
            jacobian[1] = 10;
            jacobian[2] = -1;
            jacobian[3] = 0;
        };
        new BoundedLeastSquares(2, 2).minimise(residuals, 2, y, new double[] {-5, -5}, new double[] {0.5, 5});
        assertThat(y[0]).isCloseTo(0.5, within(1e-9));
        assertThat(y[1]).isCloseTo(0.25, within(1e-6));
    }
}
