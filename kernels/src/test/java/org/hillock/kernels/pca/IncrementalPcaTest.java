package org.hillock.kernels.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hillock.kernels.linalg.SingularValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncrementalPcaTest {
    private static double[] batch(long seed, int rows, int features) {
        Random random = new Random(seed);
        double[] out = new double[rows * features];
        for (int r = 0; r < rows; r++) {
            double common = 3 * random.nextGaussian();
            for (int f = 0; f < features; f++) {
                out[r * features + f] = 5 + common * Math.sin(f) + (1 + 0.1 * f) * random.nextGaussian();
            }
        }
        return out;
    }

    /** Both below and above as many rows as features. */
    @ParameterizedTest
    @CsvSource({"1, 40, 12", "2, 9, 12", "3, 12, 12", "4, 5, 30"})
    void oneBatchIsTheDecompositionOfTheCentredBatch(long seed, int rows, int features) {
        double[] data = batch(seed, rows, features);
        double[] centred = data.clone();
        double[] mean = new double[features];
        for (int i = 0; i < data.length; i++) {
            mean[i % features] += data[i] / rows;
        }
        for (int i = 0; i < data.length; i++) {
            centred[i] -= mean[i % features];
        }
        SingularValues wanted = SingularValues.of(centred, rows, features);
        IncrementalPca pca = new IncrementalPca(3, features);
        pca.partialFit(data, rows);
        for (int k = 0; k < 3; k++) {
            assertThat(pca.singularValues()[k]).isCloseTo(wanted.values()[k], within(1e-9 * wanted.values()[0]));
            for (int f = 0; f < features; f++) {
                assertThat(pca.components()[k][f]).isCloseTo(wanted.right()[k][f], within(1e-8));
            }
        }
        for (int f = 0; f < features; f++) {
            assertThat(pca.mean()[f]).isCloseTo(mean[f], within(1e-12 * 10));
        }
    }

    /** Where nothing is cut off, batches give what all rows at once give. */
    @Test
    void allComponentsOfBatchesAreThoseOfAllRows() {
        int features = 6;
        double[] all = batch(9, 60, features);
        IncrementalPca once = new IncrementalPca(features, features);
        once.partialFit(all.clone(), 60);
        IncrementalPca twice = new IncrementalPca(features, features);
        twice.partialFit(java.util.Arrays.copyOfRange(all, 0, 20 * features), 20);
        twice.partialFit(java.util.Arrays.copyOfRange(all, 20 * features, 60 * features), 40);
        assertThat(twice.samplesSeen()).isEqualTo(60);
        assertThat(twice.variance()).containsExactly(once.variance(), within(1e-10));
        assertThat(twice.singularValues()).containsExactly(once.singularValues(), within(1e-9));
        for (int k = 0; k < features; k++) {
            assertThat(twice.components()[k]).containsExactly(once.components()[k], within(1e-8));
        }
    }

    @Test
    void whitenedProjectionsHaveUnitVariance() {
        int features = 10;
        double[] data = batch(4, 200, features);
        IncrementalPca pca = new IncrementalPca(4, features);
        pca.partialFit(data.clone(), 200);
        Projection projection = pca.projection(true);
        float[] rows = new float[data.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) data[i];
        }
        float[] out = new float[200 * 4];
        for (int r = 0; r < 200; r++) {
            projection.apply(rows, r * features, 1, out, r * 4, 1);
        }
        for (int k = 0; k < 4; k++) {
            double squares = 0;
            double sum = 0;
            for (int r = 0; r < 200; r++) {
                squares += out[r * 4 + k] * out[r * 4 + k];
                sum += out[r * 4 + k];
            }
            assertThat(squares / 199).isCloseTo(1, within(1e-5));
            assertThat(sum / 200).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void refusesBatchesWithFewerRowsThanComponents() {
        IncrementalPca pca = new IncrementalPca(3, 4);
        assertThatThrownBy(() -> pca.partialFit(new double[8], 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(pca.isFitted()).isFalse();
    }
}
