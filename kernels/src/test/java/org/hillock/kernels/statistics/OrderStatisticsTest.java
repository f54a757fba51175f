package org.hillock.kernels.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.kernels.Golden;
import org.hillock.kernels.random.NumpyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatisticsTest {
    private static final int[] SIZES = {1, 2, 3, 4, 7, 8, 15, 16, 31, 33, 64, 100, 383, 384, 599, 601, 1000, 5000};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void selectionEqualsSorting(long seed) {
        NumpyGenerator rng = NumpyGenerator.defaultRng(seed);
        for (int size : SIZES) {
            double[] values = values(rng, size, seed % 2 == 0);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int k = (int) rng.integers(0, size);
            assertThat(OrderStatistic.select(values.clone(), 0, size, k)).isEqualTo(sorted[k]);
            double expected = size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
            assertThat(Median.of(values)).isEqualTo(expected);
            int[] whole = Arrays.stream(values).mapToInt(v -> (int) (v * 10)).toArray();
            int[] wholeSorted = whole.clone();
            Arrays.sort(wholeSorted);
            assertThat(Median.of(whole)).isEqualTo((wholeSorted[(size - 1) / 2] + wholeSorted[size / 2]) / 2.0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void rowMediansEqualTheMedianOfEachRow(long seed) {
        NumpyGenerator rng = NumpyGenerator.defaultRng(seed);
        for (int channels : SIZES) {
            int samples = 20;
            float[] rows = new float[samples * channels];
            short[] whole = new short[samples * channels];
            rng.standardNormal(rows);
            for (int i = 0; i < rows.length; i++) {
                rows[i] *= i / channels % 3 == 0 ? 1e-20f : 50f;
                whole[i] = (short) Math.round(rows[i]);
                rows[i] = i / channels % 4 == 1 ? whole[i] : rows[i];
            }
            rows[0] = 1e30f;
            whole[0] = Short.MIN_VALUE;
            checkRows(rows, whole, samples, channels);
        }
    }

    private static void checkRows(float[] rows, short[] whole, int samples, int channels) {
        RowMedian.Scratch scratch = new RowMedian.Scratch(channels);
        float[] medians = new float[samples];
        float[] wholeMedians = new float[samples];
        float[] reversed = new float[samples];
        int[] indices = new int[channels];
        Arrays.setAll(indices, i -> channels - 1 - i);
        RowMedian.of(rows, samples, channels, medians, scratch);
        float[] wholeRows = new float[whole.length];
        for (int i = 0; i < whole.length; i++) {
            wholeRows[i] = whole[i];
        }
        RowMedian.ofWhole(wholeRows, 0, samples, channels, wholeMedians, scratch);
        float[] wholeReversed = new float[samples];
        RowMedian.ofWhole(wholeRows, 0, samples, channels, indices, wholeReversed, scratch);
        assertThat(wholeReversed).isEqualTo(wholeMedians);
        RowMedian.of(rows, 0, samples, channels, indices, reversed, scratch);
        for (int t = 0; t < samples; t++) {
            float[] row = Arrays.copyOfRange(rows, t * channels, (t + 1) * channels);
            assertThat(medians[t]).isEqualTo(Median.of(row));
            assertThat(reversed[t]).isEqualTo(medians[t]);
            for (int c = 0; c < channels; c++) {
                row[c] = whole[t * channels + c];
            }
            assertThat(wholeMedians[t]).isEqualTo(Median.of(row));
        }
    }

    @Test
    void nanInfinityAndNothing() {
        float[] medians = new float[3];
        float[] rows = {1, Float.NaN, 3, 1, Float.POSITIVE_INFINITY, 3, 5, 5, 5};
        RowMedian.of(rows, 3, 3, medians, new RowMedian.Scratch(3));
        assertThat(medians).containsExactly(Float.NaN, 3f, 5f);
        assertThat(Median.of(new double[0])).isNaN();
        assertThat(Quantile.of(new double[] {1, Double.NaN}, 0.5)).isNaN();
        assertThatThrownBy(() -> Quantile.of(new double[] {1}, 50)).hasMessageContaining("fraction = 50.0");
    }

    @Test
    void quantilesOfTheReference() {
        double[] x = Golden.output(Golden.namedCase("scipy_signal", "test_signal"), "x");
        double[] expected = Golden.output(Golden.namedCase("scipy_signal", "misc"), "quantiles");
        double[] fractions = {0, 0.01, 0.05, 0.5, 0.95, 0.99, 1};
        for (int i = 0; i < fractions.length; i++) {
            assertThat(Quantile.of(x, fractions[i])).isCloseTo(expected[i], within(1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void columnsAreTreatedAsIfAlone(long seed) {
        int samples = 501;
        int channels = 21;
        float[] block = new float[samples * channels];
        NumpyGenerator.defaultRng(seed).standardNormal(block);
        double[] deviations = ColumnStatistics.absoluteDeviations(block, samples, channels);
        double[] medians = ColumnStatistics.medians(block, samples, channels);
        double[] quantiles = ColumnStatistics.quantiles(block, samples, channels, 0.3);
        double[] spreads = ColumnStatistics.deviations(block, samples, channels);
        double[] means = ColumnStatistics.means(block, samples, channels);
        for (int c = 0; c < channels; c++) {
            float[] column = new float[samples];
            for (int t = 0; t < samples; t++) {
                column[t] = block[t * channels + c];
            }
            assertThat(medians[c]).isEqualTo(Median.of(column));
            assertThat(quantiles[c]).isEqualTo(Quantile.of(column, 0.3));
            assertThat(means[c]).isCloseTo(Moments.mean(column), within(1e-12));
            assertThat(spreads[c]).isCloseTo(Moments.deviation(column), within(1e-12));
            assertThat(deviations[c]).isEqualTo(Median.absoluteDeviation(column, 0, samples));
        }
    }

    private static double[] values(NumpyGenerator rng, int size, boolean ties) {
        double[] values = new double[size];
        rng.standardNormal(values);
        if (ties) {
            Arrays.setAll(values, i -> Math.rint(values[i]));
        }
        return values;
    }
}
