package org.hillock.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomLawTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void choiceWithoutReplacementIsDistinctAndInRange(long seed) {
        NumpyGenerator rng = NumpyGenerator.defaultRng(seed);
        for (int population : new int[] {1, 17, 10001, 30000}) {
            for (int size : new int[] {0, 1, population / 3, population}) {
                int[] chosen = rng.choice(population, size, false, true);
                assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(size);
                assertThat(Arrays.stream(chosen).allMatch(i -> i >= 0 && i < population))
                        .isTrue();
            }
        }
        assertThat(Arrays.stream(rng.permutation(100)).sorted().toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void meansOfTheDistributions(long seed) {
        NumpyGenerator rng = NumpyGenerator.defaultRng(seed);
        int n = 100000;
        assertThat(IntStream.range(0, n)
                        .mapToDouble(i -> rng.gamma(0.3, 2))
                        .average()
                        .orElseThrow())
                .isCloseTo(0.6, within(0.02));
        assertThat(IntStream.range(0, n)
                        .mapToDouble(i -> rng.standardExponentialFloat())
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(0.02));
        assertThat(IntStream.range(0, n)
                        .mapToDouble(i -> rng.binomial(9000, 0.01))
                        .average()
                        .orElseThrow())
                .isCloseTo(90, within(0.2));
    }

    @Test
    void preciseLogAgreesWithTheLibraryToAUnitInTheLastPlace() {
        NumpyGenerator rng = NumpyGenerator.defaultRng(5);
        for (int i = 0; i < 20000; i++) {
            double x = rng.random() * Math.pow(2, rng.integers(-40, 40)) + 1e-300;
            double library = StrictMath.log(x);
            assertThat(Math.abs(PreciseLog.of(x) - library)).isLessThanOrEqualTo(Math.ulp(library));
        }
        assertThat(PreciseLog.of(1)).isZero();
        assertThat(PreciseLog.of(2)).isEqualTo(Math.log(2));
    }

    @Test
    void wrongArgumentsSayWhatToDo() {
        NumpyGenerator rng = NumpyGenerator.defaultRng(0);
        assertThatThrownBy(() -> rng.integers(3, 3)).hasMessageStartingWith("integers: low = 3 must be below");
        assertThatThrownBy(() -> rng.choice(5, 6, false, true)).hasMessageContaining("size = 6");
        assertThatThrownBy(() -> rng.poisson(Double.NaN)).hasMessageContaining("mean = NaN");
        assertThatThrownBy(() -> rng.choice(new double[] {0.5, 0.4}, 1, true)).hasMessageContaining("sum 1");
        assertThatThrownBy(() -> SeedSequence.of(-1)).hasMessageContaining("seed = -1");
        assertThatThrownBy(() -> new NumpyRandomState(1L << 32)).hasMessageContaining("4294967295");
    }
}
