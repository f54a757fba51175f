package org.hillock.core.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeVectorTest {
    /** Spikes as plain rows, the oracle. */
    private record Row(long sample, int unit, int segment) {
        static final Comparator<Row> ORDER = Comparator.comparingInt(Row::segment)
                .thenComparingLong(Row::sample)
                .thenComparingInt(Row::unit);
    }

    private static List<Row> random(long seed, int numSegments, int numUnits) {
        Random random = new Random(seed);
        int n = random.nextInt(2000);
        long range = seed % 3 == 0 ? 50 : seed % 3 == 1 ? 100_000 : 1L << 40;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(new Row(random.nextLong(range) - 10, random.nextInt(numUnits), random.nextInt(numSegments)));
        }
        return rows;
    }

    private static SpikeVector vector(List<Row> rows, int numSegments, int numUnits) {
        return SpikeVector.fromColumns(
                rows.stream().mapToLong(Row::sample).toArray(),
                rows.stream().mapToInt(Row::unit).toArray(),
                rows.stream().mapToInt(Row::segment).toArray(),
                numSegments,
                numUnits);
    }

    private static List<Row> rows(SpikeVector spikes) {
        return IntStream.range(0, spikes.size())
                .mapToObj(i -> new Row(spikes.sampleIndex(i), spikes.unitIndex(i), spikes.segmentIndex(i)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 31, 32})
    void orderedBySegmentSampleUnit(long seed) {
        int numUnits = seed > 20 ? 5000 : 7;
        List<Row> rows = random(seed, 4, numUnits);
        assertThat(rows(vector(rows, 4, numUnits)))
                .isEqualTo(rows.stream().sorted(Row.ORDER).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void trainsAndColumnsAgree(long seed) {
        SpikeVector spikes = vector(random(seed, 3, 6), 3, 6);
        List<List<long[]>> trains = IntStream.range(0, 3)
                .mapToObj(s ->
                        IntStream.range(0, 6).mapToObj(u -> spikes.train(s, u)).toList())
                .toList();
        assertThat(SpikeVector.fromTrains(trains, 6)).isEqualTo(spikes);
        for (int u = 0; u < 6; u++) {
            int unit = u;
            assertThat(spikes.train(1, u))
                    .containsExactly(rows(spikes).stream()
                            .filter(row -> row.segment == 1 && row.unit == unit)
                            .mapToLong(Row::sample)
                            .toArray());
        }
        assertThat(SpikeVector.fromArray(spikes.toArray(), 3, 6)).isEqualTo(spikes);
        assertThat(spikes.toArray().type().toString()).doesNotContain("int32");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void slicingIsSlicingOfRows(long seed) {
        Random random = new Random(seed * 31);
        SpikeVector spikes = vector(random(seed, 3, 6), 3, 6);
        long start = random.nextLong(30_000);
        long end = start + random.nextLong(1L << 39);
        List<Row> wanted = rows(spikes).stream()
                .filter(row -> row.segment == 2 && row.sample >= start && row.sample < end)
                .map(row -> new Row(row.sample - start, row.unit, 0))
                .toList();
        assertThat(rows(spikes.frameSlice(2, start, end))).isEqualTo(wanted);
        assertThat(rows(spikes.selectUnits(4, 0, 3)))
                .isEqualTo(rows(spikes).stream()
                        .filter(row -> row.unit == 4 || row.unit == 0 || row.unit == 3)
                        .map(row -> new Row(row.sample, row.unit == 4 ? 0 : row.unit == 0 ? 1 : 2, row.segment))
                        .sorted(Row.ORDER)
                        .toList());
        assertThat(SpikeVectors.append(spikes.splitSegments())).isEqualTo(spikes);
        assertThat(rows(spikes.selectSegments(2, 2))).hasSize(2 * (spikes.segmentEnd(2) - spikes.segmentStart(2)));
        for (int u = 0; u < 6; u++) {
            assertThat(spikes.train(0, u, start, end))
                    .containsExactly(Arrays.stream(spikes.train(0, u))
                            .filter(sample -> sample >= start && sample < end)
                            .toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cuttingUndoesJoining(long seed) {
        List<Row> rows = random(seed, 3, 5).stream()
                .map(row -> new Row(Math.floorMod(row.sample, 1000), row.unit, row.segment))
                .toList();
        SpikeVector spikes = vector(rows, 3, 5);
        long[] lengths = {1000, 1500, 1000};
        SpikeVector joined = SpikeVectors.concatenate(List.of(spikes), lengths);
        long[] shifts = {0, 1000, 2500};
        assertThat(rows(joined))
                .isEqualTo(rows.stream()
                        .map(row -> new Row(row.sample + shifts[row.segment], row.unit, 0))
                        .sorted(Row.ORDER)
                        .toList());
        assertThat(SpikeVectors.cut(joined, lengths)).isEqualTo(spikes);
    }

    @Test
    void emptySegmentsAndUnits() {
        SpikeVector spikes = SpikeVector.of(new long[] {5, 5}, new int[] {0, 1}, new int[] {0, 0, 2, 2}, 3);
        assertThat(spikes.segmentIndices()).containsExactly(1, 1);
        assertThat(spikes.segmentIndex(0)).isEqualTo(1);
        assertThat(spikes.countPerUnit()).containsExactly(1, 1, 0);
        assertThat(spikes.countPerUnit(0)).containsExactly(0, 0, 0);
        assertThat(spikes.train(1, 1)).containsExactly(5);
        assertThat(SpikeVector.empty(2, 0).toArray().length()).isZero();
    }

    @Test
    void refusesWhatIsNoSpikeVector() {
        assertThatThrownBy(() -> SpikeVector.of(new long[] {6, 5}, new int[2], new int[] {0, 2}, 1))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("must be ordered");
        assertThatThrownBy(() -> SpikeVector.fromColumns(new long[1], new int[] {3}, new int[1], 1, 3))
                .hasMessageContaining("unit_index = 3 must lie in [0, 3)");
        assertThatThrownBy(() -> SpikeVector.fromColumns(new long[1], new int[1], new int[] {2}, 2, 3))
                .hasMessageContaining("segment_index = 2 must lie in [0, 2)");
        assertThatThrownBy(() -> SpikeVector.fromColumns(new long[2], new int[1], new int[2], 2, 3))
                .hasMessageContaining("unit_index of 1 entries");
        assertThatThrownBy(() -> SpikeVector.fromArray(NdArray.ofNumbers(DType.INT32, new int[] {1}), 1, 1))
                .isInstanceOf(WrongArgumentException.class);
    }
}
