package org.hillock.generation.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.generation.basis.Interval;
import org.hillock.generation.basis.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiringTest {
    private static void assertRefractory(long[] train, long dead) {
        for (int i = 1; i < train.length; i++) {
            assertThat(train[i] - train[i - 1]).isGreaterThanOrEqualTo(dead);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void ratesAndRefractoryPeriodsHold(long seed) {
        double[] rates = {0.5, 3, 15, 60, 120};
        Sorting sorting = SortingGenerator.standard()
                .withDurations(120, 40)
                .withFiringRates(rates)
                .withSeed(seed)
                .open();
        for (int u = 0; u < rates.length; u++) {
            long[] first = sorting.getUnitSpikeTrain(Id.of(u), 0);
            long[] second = sorting.getUnitSpikeTrain(Id.of(u), 1);
            double expected = rates[u] * 160;
            assertThat((double) first.length + second.length).isCloseTo(expected, within(5 * Math.sqrt(expected)));
            assertRefractory(first, 120);
            assertRefractory(second, 120);
            assertThat(first[first.length - 1]).isLessThan(120 * 30000);
            assertThat(first[0]).isGreaterThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void processIsStationaryFromTheFirstSample(long seed) {
        PoissonTrain process = PoissonTrain.of(150, 30000, 4);
        double early = 0;
        double late = 0;
        for (int i = 0; i < 4000; i++) {
            long[] train = process.draw(600, RandomStream.SPIKE_TIMES.of(seed, i));
            early += Arrays.stream(train).filter(frame -> frame < 100).count();
            late += Arrays.stream(train).filter(frame -> frame >= 500).count();
        }
        double expected = 4000 * 150.0 * 100 / 30000;
        assertThat(early).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        assertThat(late).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5})
    void seedsReproduceAndDiffer(long seed) {
        SpikeVector spikes = SortingGenerator.standard().withSeed(seed).open().toSpikeVector();
        assertThat(SortingGenerator.standard().withSeed(seed).open().toSpikeVector())
                .isEqualTo(spikes);
        assertThat(SortingGenerator.standard().withSeed(seed + 1).open().toSpikeVector())
                .isNotEqualTo(spikes);
    }

    @Test
    void emptyUnitsAndBorders() {
        Sorting sorting = SortingGenerator.standard()
                .withEmptyUnits(1L, 3L)
                .withAddSpikesOnBorders(true)
                .withSeed(7)
                .open();
        assertThat(sorting.getEmptyUnitIds()).isEqualTo(Ids.of(1, 3));
        long[] lengths = {309750, 105000};
        for (int s = 0; s < 2; s++) {
            SpikeVector spikes = sorting.toSpikeVector();
            long length = lengths[s];
            assertThat(spikes.firstNotBefore(s, 20) - spikes.segmentStart(s)).isGreaterThanOrEqualTo(3);
            assertThat(spikes.segmentEnd(s) - spikes.firstNotBefore(s, length - 20))
                    .isGreaterThanOrEqualTo(3);
            assertThat(spikes.sampleIndex(spikes.segmentEnd(s) - 1)).isLessThan(length);
            for (long unit : new long[] {0, 2, 4}) {
                assertRefractory(sorting.getUnitSpikeTrain(Id.of(unit), s), 120);
            }
        }
        assertThatThrownBy(() -> SortingGenerator.standard().withEmptyUnits(9L).open())
                .isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(
                        () -> SortingGenerator.standard().withFiringRates(300).open())
                .hasMessageContaining("at most 250.0 Hz");
    }

    @Test
    void dumpsAndLoads(@TempDir Path folder) {
        Sorting sorting = SortingGenerator.standard().withSeed(3).open();
        Dumps.dump(sorting, folder.resolve("sorting.json"));
        assertThat(Extractors.loadSorting(folder.resolve("sorting.json")).toSpikeVector())
                .isEqualTo(sorting.toSpikeVector());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void randomFiringsAreOrderedAndRefractory(long seed) {
        for (boolean shuffled : new boolean[] {false, true}) {
            Firings firings = SpikeTrains.synthesizeRandomFirings(6, 30000, 60, 4, List.of(10.0), shuffled, seed);
            assertThat(firings.times()).isSorted();
            double expected = 6 * 600;
            assertThat((double) firings.times().length).isBetween(expected * 0.9, expected * 1.08);
            for (int u = 0; u < 6; u++) {
                int unit = u;
                long[] train = java.util.stream.IntStream.range(0, firings.times().length)
                        .filter(i -> firings.labels()[i] == unit)
                        .mapToLong(i -> firings.times()[i])
                        .toArray();
                assertRefractory(train, 120);
            }
        }
        assertThat(SpikeTrains.synthesizePoissonSpikeVector(2, 30000, 1, 4, List.of(3.0, 9.0), seed))
                .isEqualTo(SpikeTrains.synthesizePoissonSpikeVector(2, 30000, 1, 4, List.of(3.0, 9.0), seed));
    }

    @Test
    void refractoryPeriodIsCleanedAsThePeerDoes() {
        assertThat(SpikeTrains.cleanRefractoryPeriod(new double[] {0, 1, 2, 3, 10, 12, 14, 20}, 2.5))
                .containsExactly(0, 10, 20);
        assertThat(SpikeTrains.cleanRefractoryPeriod(new long[] {5, 0, 0, 4}, 4))
                .containsExactly(0, 4);
        assertThat(SpikeTrains.cleanRefractoryPeriod(new long[0], 4)).isEmpty();
    }

    @Test
    void badIntervalsStandBehindTheFirstSpikes() {
        double[] times = SpikeTrains.synthetizeSpikeTrainBadIsi(1, 10, 3, 1e-5);
        double[] wanted = {0.1, 0.10001, 0.2, 0.20001, 0.3, 0.30001, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
        assertThat(times).containsExactly(wanted, within(1e-12));
        assertThatThrownBy(() -> SpikeTrains.synthetizeSpikeTrainBadIsi(1, 10, 11, 1e-5))
                .isInstanceOf(WrongArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void burstsShrinkAndKeepTheRefractoryPeriod(long seed) {
        Bursts bursts = new Bursts(1, 0.35, 3, new Interval(3, 7), new Interval(0.08, 0.25));
        FiringScore score =
                new FiringScore(30000, List.of(3_000_000L), List.of(8.0, 8.0), 2.5, bursts, Pauses.none(), 0);
        FiringScore plain =
                new FiringScore(30000, List.of(3_000_000L), List.of(8.0, 8.0), 2.5, Bursts.none(), Pauses.none(), 0);
        FiringScore.Played played = score.play(seed);
        SpikeVector spikes = played.spikes();
        double ratio = (double) spikes.size() / plain.play(seed).spikes().size();
        assertThat(ratio).isBetween(1.55, 1.8);
        for (int u = 0; u < 2; u++) {
            assertRefractory(spikes.train(0, u), 75);
        }
        int smaller = 0;
        float[] last = {1, 1};
        long[] before = {-1_000_000, -1_000_000};
        for (int i = 0; i < spikes.size(); i++) {
            int unit = spikes.unitIndex(i);
            float amplitude = played.amplitudes()[i];
            if (amplitude < 1) {
                smaller++;
                assertThat(amplitude / last[unit]).isBetween(0.75f, 0.9201f);
                assertThat(spikes.sampleIndex(i) - before[unit]).isBetween(90L, 210L);
            }
            last[unit] = amplitude;
            before[unit] = spikes.sampleIndex(i);
        }
        assertThat(smaller).isGreaterThan(spikes.size() / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void pausesAreSilent(long seed) {
        Pauses pauses = new Pauses(0.5, new Interval(18, 24));
        FiringScore score = new FiringScore(
                30000, List.of(1_800_000L), List.of(20.0, 20.0, 20.0, 20.0), 2.5, Bursts.none(), pauses, 0);
        SpikeVector spikes = score.play(seed).spikes();
        int pausing = 0;
        for (int u = 0; u < 4; u++) {
            long[] train = spikes.train(0, u);
            long longest = Math.max(train[0], 1_800_000 - train[train.length - 1]);
            for (int i = 1; i < train.length; i++) {
                longest = Math.max(longest, train[i] - train[i - 1]);
            }
            pausing += longest >= 18 * 30000 ? 1 : 0;
            assertThat(longest).isLessThan(25 * 30000);
        }
        assertThat(pausing).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void amplitudesVaryAsAsked(long seed) {
        FiringScore score =
                new FiringScore(30000, List.of(30_000_000L), List.of(10.0), 2.5, Bursts.none(), Pauses.none(), 0.06);
        float[] amplitudes = score.play(seed).amplitudes();
        double[] values = new double[amplitudes.length];
        Arrays.setAll(values, i -> amplitudes[i]);
        assertThat(org.hillock.generation.Reading.mean(values)).isCloseTo(1, within(0.003));
        assertThat(org.hillock.generation.Reading.std(values)).isCloseTo(0.06, within(0.003));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void duplicatesAreShiftedCopies(long seed) {
        Sorting sorting = SortingGenerator.standard().withSeed(seed).open();
        Sorting more = FlawedSortings.injectSomeDuplicateUnits(sorting, 3, 5, Optional.empty(), seed);
        assertThat(more.getUnitIds()).isEqualTo(Ids.of(0, 1, 2, 3, 4, 5, 6, 7));
        for (int copy = 5; copy < 8; copy++) {
            long[] train = more.getUnitSpikeTrain(Id.of(copy), 0);
            boolean found = false;
            for (int u = 0; u < 5; u++) {
                long[] original = sorting.getUnitSpikeTrain(Id.of(u), 0);
                assertThat(more.getUnitSpikeTrain(Id.of(u), 0)).isEqualTo(original);
                found |= original.length == train.length
                        && java.util.stream.IntStream.range(0, train.length)
                                .allMatch(i -> Math.abs(train[i] - original[i]) <= 5);
            }
            assertThat(found).as("copy %d", copy).isTrue();
        }
        Sorting half = FlawedSortings.injectSomeDuplicateUnits(sorting, 5, 0, Optional.of(0.5), seed);
        long copies = half.countTotalNumSpikes() - sorting.countTotalNumSpikes();
        assertThat((double) copies).isCloseTo(sorting.countTotalNumSpikes() / 2.0, within(6.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void splitUnitsJoinToTheWhole(long seed) {
        Sorting sorting = SortingGenerator.standard().withSeed(seed).open();
        FlawedSortings.Split split = FlawedSortings.injectSomeSplitUnits(sorting, Ids.of(1, 4), 3, seed);
        assertThat(split.sorting().getUnitIds()).isEqualTo(Ids.of(5, 6, 7, 8, 9, 10, 0, 2, 3));
        assertThat(split.otherIds()).containsOnlyKeys(Id.of(1), Id.of(4));
        assertThat(split.otherIds().get(Id.of(4))).isEqualTo(Ids.of(8, 9, 10));
        for (Id id : split.otherIds().keySet()) {
            for (int s = 0; s < 2; s++) {
                int segment = s;
                long[] joined = split.otherIds().get(id).asList().stream()
                        .flatMapToLong(piece -> Arrays.stream(split.sorting().getUnitSpikeTrain(piece, segment)))
                        .sorted()
                        .toArray();
                assertThat(joined).isEqualTo(sorting.getUnitSpikeTrain(id, s));
            }
        }
        assertThat(split.sorting().getUnitSpikeTrain(Id.of(2), 1)).isEqualTo(sorting.getUnitSpikeTrain(Id.of(2), 1));
    }
}
