package org.hillock.kernels.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedSpreadTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 17, 100, 1001})
    void countingGivesWhatSelectingGives(int n) {
        Random random = new Random(n);
        for (int trial = 0; trial < 50; trial++) {
            int spread = 1 + random.nextInt(60);
            float[] values = new float[3 * n];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(spread) - spread / 3;
            }
            int[][] counts = new int[2][128];
            CountedSpread.count(values, 0, 3, n, 1, -64, counts);
            for (int c = 0; c < 2; c++) {
                double[] column = new double[n];
                for (int i = 0; i < n; i++) {
                    column[i] = values[3 * i + 1 + c];
                }
                assertThat(CountedSpread.absoluteDeviation(counts[c]))
                        .as("n %d, trial %d", n, trial)
                        .isEqualTo(Median.absoluteDeviation(column, 0, n));
            }
        }
    }

    @Test
    void noValuesHaveNoSpread() {
        assertThat(CountedSpread.absoluteDeviation(new int[5])).isNaN();
    }
}
