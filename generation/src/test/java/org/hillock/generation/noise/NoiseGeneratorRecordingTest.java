package org.hillock.generation.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.generation.Reading;
import org.hillock.generation.templates.ChannelLocations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseGeneratorRecordingTest {
    private static NoiseGeneratorRecording noise(long seed) {
        return NoiseGeneratorRecording.of(5, 10000, List.of(0.7, 0.31)).withSeed(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 1234567890123L})
    void anyRangeGivesTheSameBits(long seed) {
        Reading.assertChunksEqualWhole(noise(seed).open(), seed);
        Reading.assertChunksEqualWhole(
                noise(seed)
                        .withDtype(DType.FLOAT64)
                        .withNoiseLevels(1, 2, 3, 4, 5)
                        .open(),
                seed);
        NdArray covariance = NoiseCovariance.exponential(ChannelLocations.inColumns(5, 1, 20), 30);
        Reading.assertChunksEqualWhole(
                noise(seed).withCovMatrix(covariance).withNoiseBlockSize(97).open(), seed);
        Reading.assertChunksEqualWhole(
                noise(seed)
                        .withStrategy(NoiseStrategy.TILE_PREGENERATED)
                        .withNoiseBlockSize(500)
                        .open(),
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 17})
    void seedsReproduceAndDiffer(long seed) {
        float[] first = Reading.floats(noise(seed).open(), 0);
        assertThat(Reading.floats(noise(seed).open(), 0)).isEqualTo(first);
        assertThat(Reading.floats(noise(seed + 1).open(), 0)).isNotEqualTo(first);
        float[] other = Reading.floats(noise(seed).open(), 1);
        assertThat(java.util.Arrays.copyOf(first, 5)).isNotEqualTo(java.util.Arrays.copyOf(other, 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void levelsAreAsAsked(long seed) {
        Recording recording = NoiseGeneratorRecording.of(3, 30000, List.of(5.0))
                .withNoiseLevels(1, 0, 7.5)
                .withSeed(seed)
                .open();
        double[] wanted = {1, 0, 7.5};
        for (int c = 0; c < 3; c++) {
            double[] samples = Reading.channel(recording, 0, c);
            double error = 5 * wanted[c] / Math.sqrt(2.0 * samples.length);
            assertThat(Reading.std(samples)).isCloseTo(wanted[c], within(error));
            assertThat(Reading.mean(samples)).isCloseTo(0, within(5 * wanted[c] / Math.sqrt(samples.length)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void correlationFallsWithDistance(long seed) {
        double[][] places = ChannelLocations.inColumns(8, 2, 20);
        Recording recording = NoiseGeneratorRecording.of(8, 30000, List.of(4.0))
                .withNoiseLevels(5, 5, 5, 5, 10, 10, 10, 10)
                .withCovMatrix(NoiseCovariance.exponential(places, 25))
                .withSeed(seed)
                .open();
        for (int a = 0; a < 8; a++) {
            double[] left = Reading.channel(recording, 0, a);
            assertThat(Reading.std(left)).isCloseTo(a < 4 ? 5 : 10, within(a < 4 ? 0.06 : 0.12));
            for (int b = 0; b < a; b++) {
                double distance = Math.hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]);
                double error = 5 / Math.sqrt(left.length);
                assertThat(Reading.correlation(left, Reading.channel(recording, 0, b)))
                        .isCloseTo(Math.exp(-distance / 25), within(error));
            }
        }
    }

    @Test
    void neighboursInTimeAreIndependent() {
        double[] samples = Reading.channel(noise(4).open(), 0, 2);
        double[] now = java.util.Arrays.copyOf(samples, samples.length - 1);
        double[] next = java.util.Arrays.copyOfRange(samples, 1, samples.length);
        assertThat(Reading.correlation(now, next)).isCloseTo(0, within(5 / Math.sqrt(now.length)));
    }

    @Test
    void dumpsAndLoads(@TempDir Path folder) {
        Recording recording = noise(9).withNoiseLevels(3).open();
        Dumps.dump(recording, folder.resolve("noise.json"));
        Recording loaded = Extractors.loadRecording(folder.resolve("noise.json"));
        assertThat(Reading.floats(loaded, 1)).isEqualTo(Reading.floats(recording, 1));
        NdArray covariance = NoiseCovariance.exponential(ChannelLocations.inColumns(5, 1, 20), 30);
        Recording correlated = noise(9).withCovMatrix(covariance).open();
        Dumps.dump(correlated, folder.resolve("correlated.json"));
        assertThat(Reading.floats(Extractors.loadRecording(folder.resolve("correlated.json")), 0))
                .isEqualTo(Reading.floats(correlated, 0));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> noise(0).withNoiseLevels(1, 2).open())
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("noise_levels");
        assertThatThrownBy(() -> noise(0).withNoiseLevels(-1)).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> noise(0).withDtype(DType.INT16).open()).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> noise(-1)).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> noise(0).withCovMatrix(NdArray.ofDoubles(new double[] {1, 2, 2, 1}, 2, 2))
                        .open())
                .hasMessageContaining("[5, 5]");
        assertThatThrownBy(() -> NoiseGeneratorRecording.of(2, 1000, List.of(1.0))
                        .withCovMatrix(NdArray.ofDoubles(new double[] {1, 2, 2, 1}, 2, 2))
                        .open())
                .hasMessageContaining("negative eigenvalue");
        assertThatThrownBy(() ->
                        NoiseGeneratorRecording.of(2, 1000, List.of(Double.NaN)).open())
                .hasMessageContaining("durations");
    }
}
