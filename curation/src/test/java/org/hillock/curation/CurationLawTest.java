package org.hillock.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingStep;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws and edges of corrections. */
class CurationLawTest {
    private static final double RATE = 10_000;

    private static long[] train(long seed, int spikes, int frames) {
        return new Random(seed).ints(spikes, 0, frames).sorted().asLongStream().toArray();
    }

    private static Sorting random(long seed, int units, int segments) {
        List<List<long[]>> trains = new ArrayList<>();
        for (int s = 0; s < segments; s++) {
            int segment = s;
            trains.add(IntStream.range(0, units)
                    .mapToObj(unit -> train(100 * seed + 10 * segment + unit, 80, 4000))
                    .toList());
        }
        return NumpySorting.of(SpikeVector.fromTrains(trains, units), RATE, Ids.range(units));
    }

    private static Sorting of(Ids ids, long[]... trains) {
        return NumpySorting.of(SpikeVector.fromTrains(List.of(List.of(trains)), ids.size()), RATE, ids);
    }

    @ParameterizedTest
    @EnumSource(DuplicateMethod.class)
    void keptSpikesAreFarApartAndDroppedOnesWereClose(DuplicateMethod method) {
        for (long seed = 1; seed <= 20; seed++) {
            long[] train = train(seed, 200, 6000);
            for (long period : new long[] {0, 5, 30}) {
                int[] dropped = Curation.findDuplicatedSpikes(train, period, method, seed);
                assertThat(dropped).isSorted().doesNotHaveDuplicates();
                long[] kept = IntStream.range(0, train.length)
                        .filter(i -> Arrays.binarySearch(dropped, i) < 0)
                        .mapToLong(i -> train[i])
                        .toArray();
                for (int i = 1; i < kept.length; i++) {
                    assertThat(kept[i] - kept[i - 1]).isGreaterThan(period);
                }
                for (int i : dropped) {
                    boolean close = (i > 0 && train[i] - train[i - 1] <= period)
                            || (i + 1 < train.length && train[i + 1] - train[i] <= period);
                    assertThat(close).isTrue();
                }
            }
        }
    }

    @Test
    void endsAreKeptByName() {
        long[] train = {10, 15, 21, 30, 60};
        assertThat(Curation.findDuplicatedSpikes(train, 6, DuplicateMethod.KEEP_FIRST, 0))
                .containsExactly(1, 2);
        assertThat(Curation.findDuplicatedSpikes(train, 6, DuplicateMethod.KEEP_LAST, 0))
                .containsExactly(0, 1);
        assertThat(Curation.findDuplicatedSpikes(train, 6, DuplicateMethod.KEEP_FIRST_ITERATIVE, 0))
                .containsExactly(1);
        assertThat(Curation.findDuplicatedSpikes(new long[0], 6, DuplicateMethod.KEEP_LAST_ITERATIVE, 0))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mergingWithoutToleranceKeepsAllSpikes(long seed) {
        Sorting sorting = random(seed, 5, 2);
        MergeUnitsSorting step =
                new MergeUnitsSorting(List.of(Ids.of(3, 1)), Optional.empty(), PropertiesPolicy.KEEP, Optional.empty());
        Sorting merged = step.apply(sorting);
        assertThat(merged.getUnitIds()).isEqualTo(Ids.of(0, 2, 4, 5));
        for (int s = 0; s < 2; s++) {
            long[] both = java.util.stream.LongStream.concat(
                            Arrays.stream(sorting.getUnitSpikeTrain(Id.of(1), s)),
                            Arrays.stream(sorting.getUnitSpikeTrain(Id.of(3), s)))
                    .sorted()
                    .toArray();
            assertThat(merged.getUnitSpikeTrain(Id.of(5), s)).isEqualTo(both);
            assertThat(merged.getUnitSpikeTrain(Id.of(2), s)).isEqualTo(sorting.getUnitSpikeTrain(Id.of(2), s));
        }
    }

    @Test
    void aSpikeThatTwoUnitsShareCountsOnce() {
        Sorting sorting =
                of(Ids.of("a", "b", "c"), new long[] {10, 12, 100}, new long[] {11, 104, 105}, new long[] {7});
        Sorting merged = Curation.mergeUnitsSorting(sorting, List.of(Ids.of("a", "b")));
        assertThat(merged.getUnitIds()).isEqualTo(Ids.of("c", "merge0"));
        // 104 follows 100 of the other unit by 4 frames; 105 follows 104 of the same unit.
        assertThat(merged.getUnitSpikeTrain(Id.of("merge0"))).containsExactly(10, 100, 105);
    }

    @Test
    void propertiesThatUnitsShareGoAlong() {
        Sorting sorting = random(1, 3, 1);
        sorting = Sortings.setProperty(sorting, "x", NdArray.ofDoubles(new double[] {1, 1, 2}));
        sorting = Sortings.setProperty(sorting, "name", NdArray.ofStrings(new String[] {"p", "q", "r"}));
        sorting = Sortings.setProperty(sorting, "n", NdArray.ofLongs(new long[] {4, 5, 6}));
        Sorting merged = Curation.mergeUnitsSorting(sorting, List.of(Ids.of(0, 1)));
        assertThat(merged.getProperty("x").toDoubles()).containsExactly(2, 1);
        assertThat(merged.getProperty("name").toStrings()).containsExactly("r", "");
        assertThat(merged.getPropertyKeys()).doesNotContain("n");
        Sorting forgotten = new MergeUnitsSorting(
                        List.of(Ids.of(0, 1)), Optional.empty(), PropertiesPolicy.REMOVE, Optional.empty())
                .apply(sorting);
        assertThat(forgotten.getProperty("x").toDoubles()).containsExactly(2, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsSplitAndMergedAgainIsAsBefore(long seed) {
        Sorting sorting = random(seed, 4, 2);
        List<NdArray> labels = IntStream.range(0, 2)
                .mapToObj(s -> NdArray.ofLongs(new Random(seed)
                        .longs(sorting.getUnitSpikeTrain(Id.of(2), s).length, 0, 3)
                        .toArray()))
                .toList();
        Sorting split = Curation.splitUnitSorting(sorting, Id.of(2), labels);
        assertThat(split.getUnitIds()).isEqualTo(Ids.of(0, 1, 3, 4, 5, 6));
        Sorting merged = Curation.applyMergesToSorting(
                        split,
                        List.of(Ids.of(4, 5, 6)),
                        Optional.of(Ids.of(2)),
                        OptionalDouble.empty(),
                        NewIdStrategy.APPEND)
                .sorting();
        assertThat(Sortings.selectUnits(merged, Ids.range(4)).toSpikeVector()).isEqualTo(sorting.toSpikeVector());
    }

    @Test
    void mergedUnitsAreCalledAndPlacedByTheStrategy() {
        Sorting numbers = of(Ids.of(9, 2, 5, 7), new long[] {1}, new long[] {2}, new long[] {3}, new long[] {4});
        assertThat(ids(numbers, Ids.of(5, 9), NewIdStrategy.APPEND)).isEqualTo(Ids.of(2, 7, 10));
        assertThat(ids(numbers, Ids.of(5, 9), NewIdStrategy.TAKE_FIRST)).isEqualTo(Ids.of(2, 5, 7));
        assertThat(ids(numbers, Ids.of(5, 9), NewIdStrategy.JOIN)).isEqualTo(Ids.of(2, 7, 10));
        Sorting texts = of(Ids.of("a", "b", "merge0"), new long[] {1}, new long[] {2}, new long[] {3});
        assertThat(ids(texts, Ids.of("b", "a"), NewIdStrategy.JOIN)).isEqualTo(Ids.of("merge0", "b-a"));
        assertThat(ids(texts, Ids.of("a", "b"), NewIdStrategy.APPEND)).isEqualTo(Ids.of("merge0", "merge1"));
    }

    private static Ids ids(Sorting sorting, Ids group, NewIdStrategy strategy) {
        return Curation.applyMergesToSorting(
                        sorting, List.of(group), Optional.empty(), OptionalDouble.empty(), strategy)
                .sorting()
                .getUnitIds();
    }

    @Test
    void censoringLooksAtMergedUnitsOnly() {
        Sorting sorting = of(Ids.of(0, 1, 2), new long[] {10, 30}, new long[] {12, 40}, new long[] {12, 13});
        Sorting merged = Curation.applyMergesToSorting(
                        sorting, List.of(Ids.of(0, 1)), Optional.empty(), OptionalDouble.of(0.3), NewIdStrategy.APPEND)
                .sorting();
        assertThat(merged.getUnitSpikeTrain(Id.of(3))).containsExactly(10, 30, 40);
        assertThat(merged.getUnitSpikeTrain(Id.of(2))).containsExactly(12, 13);
    }

    @Test
    void copiesOfUnitsAreFoundAndTheSmallerOneGoes() {
        long[] train = train(1, 100, 100_000);
        long[] most = Arrays.copyOf(train, 90);
        Sorting sorting = of(Ids.of(0, 1, 2), most, train(2, 100, 100_000), train);
        assertThat(Curation.findRedundantUnits(sorting, 0.4, 0.2, 0.8))
                .containsExactly(new UnitPair(Id.of(2), Id.of(0)));
        assertThat(Curation.removeRedundantUnits(sorting, 0.4, 0.2, 0.8).getUnitIds())
                .isEqualTo(Ids.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"units_to_merge\": [[0, 9]]}",
                "{\"units_to_merge\": [[0, 1], [1, 2]]}",
                "{\"units_to_merge\": [[]]}",
                "{\"units_to_merge\": [[0, 1]], \"new_unit_ids\": [2]}",
                "{\"units_to_merge\": [[0, 1]], \"new_unit_ids\": [\"x\"]}",
                "{\"units_to_merge\": [[0, 1]], \"new_unit_ids\": [7, 8]}",
                "{\"units_to_merge\": [[0, 1]], \"delta_time_ms\": -1}"
            })
    void whatCannotBeMergedIsRefusedByName(String json) {
        OperationType<?> type = Catalog.standard().named(SortingStep.class, "merge_units");
        var params = (tools.jackson.databind.node.ObjectNode) org.hillock.core.json.PythonJson.parse(json);
        assertThatThrownBy(() -> ((SortingStep) type.fromJson(params)).apply(random(1, 3, 1)))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageMatching(".*(units_to_merge|new_unit_ids|delta_time_ms).*");
    }

    @Test
    void labelsMustCoverAllSpikes() {
        Sorting sorting = random(1, 2, 1);
        assertThatThrownBy(
                        () -> Curation.splitUnitSorting(sorting, Id.of(0), List.of(NdArray.ofLongs(new long[] {0, 1}))))
                .hasMessageContaining("indices_list[0]", "80");
        assertThatThrownBy(() -> Curation.splitUnitSorting(sorting, Id.of(0), List.of()))
                .hasMessageContaining("1 segments");
        assertThatThrownBy(() -> Curation.removeDuplicatedSpikes(sorting, -1, DuplicateMethod.KEEP_FIRST))
                .hasMessageContaining("censored_period_ms");
    }
}
