package org.hillock.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.hillock.core.errors.WrongArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContaminationTest {
    private static final long FRAMES = 60_000_000;
    private static final Contamination CONTAMINATION =
            new Contamination(30_000, FRAMES, new RefractoryPeriod(0.3, 2.0));

    /** A neuron that fires at random but not within 5 ms. */
    private static long[] neuron(long seed, int spikes) {
        Random random = new Random(seed);
        long mean = FRAMES / spikes;
        long[] train = new long[spikes];
        long frame = 0;
        for (int i = 0; i < spikes; i++) {
            frame += 150 + (long) (-Math.log(1 - random.nextDouble()) * (mean - 150));
            train[i] = frame;
        }
        return LongStream.of(train).filter(one -> one < FRAMES).toArray();
    }

    private static long[] together(long[] a, long[] b) {
        return LongStream.concat(LongStream.of(a), LongStream.of(b)).sorted().toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oneNeuronIsCleanAndAnotherOneIsAllForeignToIt(long seed) {
        long[] a = neuron(seed, 20_000);
        long[] b = neuron(seed + 10, 20_000);
        assertThat(CONTAMINATION.estimate(a)).isZero();
        assertThat(CONTAMINATION.estimate(together(a, b))).isBetween(0.2, 0.5);
        // The censored 0.3 of 2 ms is left out of the coincidences but not of those by chance.
        assertThat(CONTAMINATION.cross(a, b, OptionalDouble.empty())).isCloseTo(0.85, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halvesOfOneNeuronDoNotCrossContaminate(long seed) {
        long[] whole = neuron(seed, 20_000);
        Random random = new Random(seed);
        boolean[] first = new boolean[whole.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextBoolean();
        }
        int[] place = {0};
        long[] a = LongStream.of(whole).filter(frame -> first[place[0]++]).toArray();
        place[0] = 0;
        long[] b = LongStream.of(whole).filter(frame -> !first[place[0]++]).toArray();
        Contamination.Cross cross = CONTAMINATION.cross(a, b, OptionalDouble.empty(), 0.1);
        assertThat(cross.estimate()).isZero();
        assertThat(cross.pValue()).isEqualTo(1);
        assertThat(CONTAMINATION
                        .cross(a, neuron(seed + 7, 20_000), OptionalDouble.empty(), 0.1)
                        .pValue())
                .isLessThan(1e-6);
    }

    @Test
    void pairsAtTheBorderOfThePeriodCountHalf() {
        long[] lone = LongStream.range(0, 300).map(i -> 1000 * i).toArray();
        Contamination contamination = new Contamination(30_000, 300_000, new RefractoryPeriod(0.3, 1.0));
        double inside = 1 - Math.pow(1 - contamination.estimate(together(lone, new long[] {5015})), 2);
        double border = 1 - Math.pow(1 - contamination.estimate(together(lone, new long[] {5030})), 2);
        assertThat(border).isCloseTo(inside / 2, within(1e-12));
        assertThat(contamination.estimate(together(lone, new long[] {5031}))).isZero();
    }

    /** Values of scipy.stats.binom.sf. */
    @ParameterizedTest
    @CsvSource({
        "3, 10, 0.2, 0.12087388160000007",
        "0, 5, 0.1, 0.40951000000000004",
        "7, 20, 0.2, 0.03214266308087516",
        "-1, 20, 0.2, 1",
        "20, 20, 0.2, 0",
        "3, 7, 0, 0"
    })
    void tailsOfWholeNumbersOfTrialsAreThoseOfTheBinomialDistribution(long x, double n, double p, double wanted) {
        assertThat(Contamination.binomSf(x, n, p)).isCloseTo(wanted, within(1e-13));
    }

    @Test
    void tailsRiseSmoothlyBetweenWholeNumbersOfTrials() {
        double before = Contamination.binomSf(5, 20, 0.3);
        for (double n = 20.1; n < 23; n += 0.1) {
            double next = Contamination.binomSf(5, n, 0.3);
            assertThat(next).isGreaterThan(before);
            before = next;
        }
    }

    @Test
    void periodsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new RefractoryPeriod(1, 1)).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> new RefractoryPeriod(-1, 1)).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> Contamination.binomSf(1, 1, 0.5)).hasMessageContaining("binom_sf");
    }
}
