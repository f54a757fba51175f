package org.hillock.kernels.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalizationLawTest {
    private static double[][] line(int contacts) {
        double[][] places = new double[contacts][];
        Arrays.setAll(places, c -> new double[] {16 * (c % 2), 20 * (c / 2)});
        return places;
    }

    /** Least squares finds a monopole back that lies near enough to be seen. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aMonopoleIsFoundBack(long seed) {
        Random random = new Random(seed);
        double[][] places = line(16);
        double x = random.nextDouble(-20, 36);
        double y = random.nextDouble(30, 110);
        double z = random.nextDouble(5, 50);
        int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        double[] sizes = new double[16];
        Arrays.setAll(sizes, c -> 1000 / Math.hypot(Math.hypot(x - places[c][0], y - places[c][1]), z));
        double[] out = new double[4];
        new MonopolarTriangulation(MonopolarTriangulation.Optimizer.LEAST_SQUARE, 1000, 16)
                .locate(sizes, all, places, out);
        assertThat(out[1]).as("seed %d", seed).isCloseTo(y, within(1e-3));
        assertThat(out[3]).as("seed %d", seed).isCloseTo(1000, within(1e-1));
    }

    /** A source seen by nobody is nowhere. */
    @Test
    void nothingSeenIsNowhere() {
        double[] out = new double[4];
        new MonopolarTriangulation(MonopolarTriangulation.Optimizer.MINIMIZE_WITH_LOG_PENALITY, 150, 4)
                .locate(new double[4], new int[] {0, 1, 2, 3}, line(4), out);
        assertThat(out).containsOnly(Double.NaN);
        GridTemplates templates = GridTemplates.of(line(4), 40, 10, 20, SourceDecay.exponential());
        new GridConvolution(templates, 5).locate(new float[40], 0, 4, new double[10], 1, out);
        assertThat(out[0]).isZero();
    }

    /** The best product alone puts a source on the place of its own template. */
    @ParameterizedTest
    @ValueSource(ints = {3, 50, 65, 77})
    void aTemplateLiesAtItsPlace(int place) {
        double[][] contacts = line(12);
        GridTemplates templates =
                GridTemplates.of(contacts, 60, 10, 20, SourceDecay.gaussian().withLayers(20));
        float[][][] dense = templates.dense();
        float[] wave = new float[12];
        int main = 0;
        for (int c = 0; c < 12; c++) {
            wave[c] = -dense[0][c][place];
            main = wave[c] < wave[main] ? c : main;
        }
        double[] out = new double[3];
        new GridConvolution(templates, 0).locate(wave, 0, 12, new double[] {-1}, main, out);
        assertThat(out[0]).isCloseTo(templates.positions()[place][0], within(1e-6));
        assertThat(out[1]).isCloseTo(templates.positions()[place][1], within(1e-6));
        assertThat(out[2]).isCloseTo(20, within(1e-6));
    }

    @Test
    void everyTemplateHasUnitNorm() {
        GridTemplates templates = GridTemplates.of(line(20), 40, 7, 30, SourceDecay.exponential());
        for (int pair = 0; pair < templates.starts().length - 1; pair++) {
            double squares = 0;
            for (int i = templates.starts()[pair]; i < templates.starts()[pair + 1]; i++) {
                squares += (double) templates.weights()[i] * templates.weights()[i];
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> GridTemplates.of(line(4), 40, 0, 20, SourceDecay.exponential()))
                .hasMessageContaining("upsampling_um = 0.0 um must be above 0");
        assertThatThrownBy(() -> RadialParents.of(line(4), new int[4][], 0, 3))
                .hasMessageContaining("n_jumps_per_growth = 0");
        assertThatThrownBy(() -> new MonopolarTriangulation(MonopolarTriangulation.Optimizer.LEAST_SQUARE, -1, 4))
                .hasMessageContaining("max_distance_um = -1.0 um");
    }
}
