package org.hillock.kernels.correlograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountingTest {
    private record Events(long[] times, int[] labels, int numLabels) {
        /** Times in steps of a few units, so that many are equal or stand at the edges of bins. */
        static Events of(long seed) {
            Random random = new Random(seed);
            int n = 300;
            int numLabels = 5;
            long[] times = random.longs(n, 0, 900).map(t -> 3 * t).sorted().toArray();
            int[] labels = IntStream.range(0, n)
                    .map(i -> random.nextInt(numLabels - 1))
                    .toArray();
            return new Events(times, labels, numLabels);
        }

        long[] bruteForce(int bin, int numBins) {
            long[] counts = new long[numLabels * numLabels * numBins];
            for (int i = 0; i < times.length; i++) {
                for (int j = 0; j < times.length; j++) {
                    long k = Math.floorDiv(times[i] - times[j], bin) + numBins / 2;
                    if (i != j && k >= 0 && k < numBins) {
                        counts[(labels[i] * numLabels + labels[j]) * numBins + (int) k]++;
                    }
                }
            }
            return counts;
        }

        PairCounting counting(int bin, int numBins) {
            return PairCounting.of(times, labels, 0, times.length, numLabels, bin, numBins);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 20", "2, 1, 40", "3, 7, 6", "4, 30, 50", "5, 1000, 2", "6, 4, 0"})
    void countsWhatTryingAllPairsCounts(long seed, int bin, int numBins) {
        Events events = Events.of(seed);
        assertThat(events.counting(bin, numBins).countAll()).isEqualTo(events.bruteForce(bin, numBins));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void labelsMayBeCountedInAnyOrderByAnyCounter(long seed) {
        Events events = Events.of(seed);
        PairCounting counting = events.counting(6, 30);
        long[] counts = new long[5 * 5 * 30];
        for (int label = 4; label >= 0; label--) {
            counting.counter().add(label, counts);
        }
        assertThat(counts).isEqualTo(counting.countAll());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void oneTrainCountsAsTheDiagonal(long seed) {
        Events events = Events.of(seed);
        int bin = 6;
        int numBins = 30;
        long[] all = events.counting(bin, numBins).countAll();
        for (int label = 0; label < 5; label++) {
            int wanted = label;
            long[] train = IntStream.range(0, 300)
                    .filter(i -> events.labels[i] == wanted)
                    .mapToLong(i -> events.times[i])
                    .toArray();
            long[] own = new long[numBins + 2];
            AutoCounting.add(train, bin, numBins, own, 1);
            int from = label * 6 * numBins;
            assertThat(Arrays.copyOfRange(own, 1, numBins + 1))
                    .isEqualTo(Arrays.copyOfRange(all, from, from + numBins));
        }
    }

    @Test
    void onlyTheGivenEventsCount() {
        long[] times = {0, 1, 2, 3};
        PairCounting counting = PairCounting.of(times, new int[4], 1, 3, 1, 1, 8);
        assertThat(Arrays.stream(counting.countAll()).sum()).isEqualTo(2);
    }

    @Test
    void refusesAnOddNumberOfBins() {
        assertThatThrownBy(() -> PairCounting.of(new long[0], new int[0], 0, 0, 1, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even");
    }

    @Test
    void intervalsDoNotReachOverOtherLabelsAndTheLastBinHoldsItsEnd() {
        long[] counts = new long[2 * 3];
        IntervalCounting.add(new long[] {0, 5, 10, 40, 41}, new int[] {0, 1, 0, 0, 1}, 0, 5, 2, 10, 3, counts);
        assertThat(counts).containsExactly(0, 1, 1, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void groupsByRateTogetherAreTheAutocorrelogram(long seed) {
        Random random = new Random(seed);
        long[] train = random.longs(2000, 0, 600_000).distinct().sorted().toArray();
        int groups = 7;
        int half = 12;
        RateCounting counted = RateCounting.of(List.of(train), 300, half, groups, 50_000);
        double[] together = new double[2 * half + 1];
        for (int i = 0; i < counted.probabilities().length; i++) {
            assertThat(counted.probabilities()[i]).isNotNegative();
            together[i % together.length] += counted.probabilities()[i] / groups;
        }
        double[] wanted = new double[together.length];
        for (long a : train) {
            for (long b : train) {
                long bin = Math.floorDiv(2 * (b - a) + 300, 600L);
                wanted[Math.clamp(bin + half, 0, 2 * half)] += a != b && Math.abs(bin) <= half ? 1.0 / train.length : 0;
            }
        }
        for (int k = 0; k < wanted.length; k++) {
            assertThat(together[k]).isCloseTo(wanted[k], org.assertj.core.api.Assertions.within(0.02));
        }
        assertThat(counted.upperRates()).isSorted();
    }

    @Test
    void theRateOfARegularTrainIsOneOverItsPeriod() {
        long[] train = IntStream.range(0, 100).mapToLong(i -> 50L * i).toArray();
        for (double smoothing : new double[] {0, 400}) {
            RateCounting counted = RateCounting.of(List.of(train), 10, 4, 1, smoothing);
            assertThat(counted.upperRates()[0]).isCloseTo(1 / 50.0, org.assertj.core.api.Assertions.within(1e-12));
        }
        assertThat(RateCounting.of(List.of(new long[0]), 10, 4, 3, 0).probabilities())
                .containsOnly(0);
    }
}
