package org.hillock.core.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Provenance;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {
    private static final double RATE = 30000;

    private static Sorting random(long seed, int numSegments, Ids units) {
        Random random = new Random(seed);
        int n = 200 + random.nextInt(500);
        return NumpySorting.of(
                SpikeVector.fromColumns(
                        random.longs(n, 0, 3000).toArray(),
                        random.ints(n, 0, units.size()).toArray(),
                        random.ints(n, 0, numSegments).toArray(),
                        numSegments,
                        units.size()),
                RATE,
                units);
    }

    private static Sorting small() {
        Map<Id, long[]> units = new LinkedHashMap<>();
        units.put(Id.of("b"), new long[] {1, 2, 50, 100});
        units.put(Id.of("a"), new long[] {3, 2});
        return NumpySortings.fromUnitDict(units, RATE);
    }

    private static Recording recording(int... samples) {
        return NumpyRecording.of(
                RATE,
                Arrays.stream(samples)
                        .mapToObj(n -> NdArray.ofFloats(new float[2 * n], n, 2))
                        .toArray(NdArray[]::new));
    }

    @ParameterizedTest
    @CsvSource({"30000,30.0", "24414.0625,24.4", "900,0.9", "1e6,1000.0", "12345.678,12.3", "49,0.0", "950,0.9"})
    void printsLikeThePeer(double rate, String text) {
        Sorting sorting = NumpySorting.of(SpikeVector.empty(2, 4), rate, Ids.range(4));
        assertThat(sorting).hasToString("NumpySorting: 4 units - 2 segments - " + text + "kHz");
        assertThat(Sortings.selectUnits(sorting, Ids.of(1)))
                .hasToString("UnitsSelectionSorting: 1 units - 2 segments - " + text + "kHz");
        assertThat(Sortings.annotate(sorting, "name", PythonJson.NODES.stringNode("hello")))
                .hasToString("hello: 4 units - 2 segments - " + text + "kHz");
    }

    @Test
    void trainsByUnitFrameAndSecond() {
        Sorting sorting = small();
        assertThat(sorting.getUnitIds()).isEqualTo(Ids.of("b", "a"));
        assertThat(sorting.getUnitSpikeTrain(Id.of("b"), 0, 2, 50)).containsExactly(2);
        assertThat(sorting.getUnitSpikeTrain(Id.of("a"))).containsExactly(2, 3);
        assertThat(sorting.getUnitSpikeTrainInSeconds(Id.of("a"), 0)).containsExactly(2 / RATE, 3 / RATE);
        SpikeTimesLabels all = sorting.getAllSpikeTrains().getFirst();
        assertThat(all.samples()).containsExactly(1, 2, 2, 3, 50, 100);
        assertThat(all.labels().toStrings()).containsExactly("b", "b", "a", "a", "b", "b");
        assertThat(sorting.getAllSpikeTrains(SpikeLabels.UNIT_INDEX)
                        .getFirst()
                        .labels()
                        .toInts())
                .containsExactly(0, 0, 1, 1, 0, 0);
        assertThatThrownBy(() -> sorting.getUnitSpikeTrain(Id.of("zz"), 0)).hasMessageContaining("known ids: b, a");
        assertThatThrownBy(() -> sorting.getUnitSpikeTrain(Id.of("a"), 1)).hasMessageContaining("segment_index = 1");
    }

    @Test
    void timesFollowTheRegisteredRecording() {
        double[] times =
                IntStream.range(0, 200).mapToDouble(i -> 10 + i / RATE * 1.01).toArray();
        Recording recording = Recordings.setTimes(recording(200), times, 0);
        Sorting sorting = Sortings.registerRecording(small(), recording);
        assertThat(sorting.hasTimeVector(0)).isTrue();
        assertThat(sorting.getUnitSpikeTrainInSeconds(Id.of("a"), 0)).containsExactly(times[2], times[3]);
        assertThat(sorting.getTotalDuration()).isEqualTo(recording.getTotalDuration());
        assertThat(sorting.getTotalSamples()).isEqualTo(200);
        Sorting slice = Sortings.timeSlice(sorting, OptionalDouble.of(times[3] + 1e-7), OptionalDouble.of(times[60]));
        assertThat(slice.toSpikeVector().sampleIndices()).containsExactly(0, 47);
        assertThat(slice.getUnitSpikeTrainInSeconds(Id.of("b"), 0)).containsExactly(times[50]);
        assertThat(slice.getTotalSamples()).isEqualTo(57);
        Sorting later = Sortings.setTStart(small(), 5, 0);
        assertThat(later.getUnitSpikeTrainInSeconds(Id.of("a"), 0)[0]).isEqualTo(5 + 2 / RATE);
        assertThat(Sortings.frameSlice(later, 2, 60).getUnitSpikeTrainInSeconds(Id.of("a"), 0)[0])
                .isEqualTo(5 + 2 / RATE);
        assertThat(Sortings.shiftTimes(later, 1).sampleIndexToTime(3000, 0)).isEqualTo(6.1);
        assertThatThrownBy(() -> Sortings.setTStart(sorting, 1, 0)).hasMessageContaining("registered");
        assertThatThrownBy(() -> small().getTotalDuration()).hasMessageContaining("Register one first");
    }

    @Test
    void registeringChecksTheRecording() {
        assertThatThrownBy(() -> Sortings.registerRecording(small(), recording(10, 10)))
                .hasMessageContaining("as many segments");
        Recording otherRate = NumpyRecording.of(20000, NdArray.ofFloats(new float[10], 10, 1));
        assertThatThrownBy(() -> Sortings.registerRecording(small(), otherRate)).hasMessageContaining("20000.0 Hz");
        Sorting short60 = Sortings.registerRecording(small(), recording(60), false);
        assertThatThrownBy(() -> Sortings.frameSlice(short60, 0, 20)).hasMessageContaining("1 spikes must not lie");
        assertThat(Sortings.frameSlice(short60, Optional.of(0L), Optional.of(20L), false)
                        .countTotalNumSpikes())
                .isEqualTo(4);
    }

    @Test
    void frameSliceEndsWithTheLastSpikeOrTheRecording() {
        Sorting open = Sortings.frameSlice(small(), Optional.of(2L), Optional.empty(), true);
        assertThat(open.provenance().operation())
                .isEqualTo(new FrameSliceSorting(Optional.of(2L), Optional.of(101L), true));
        assertThat(open.toSpikeVector().sampleIndices()).containsExactly(0, 0, 1, 48, 98);
        Sorting registered = Sortings.registerRecording(small(), recording(200));
        assertThat(Sortings.frameSlice(registered, Optional.of(2L), Optional.empty(), true)
                        .getTotalSamples())
                .isEqualTo(198);
        assertThatThrownBy(() -> Sortings.frameSlice(registered, 0, 1000)).hasMessageContaining("beyond 200");
        assertThatThrownBy(() -> Sortings.frameSlice(small(), 20, 10)).hasMessageContaining("[20, 10)");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void selectionAndAggregationUndoEachOther(long seed) {
        Ids units = Ids.of("q", "w", "e", "r", "t");
        Sorting sorting = Sortings.setProperty(
                random(seed, 3, units), "quality", NdArray.ofDoubles(new double[] {1, 2, 3, 4, 5}));
        Sorting again = Sortings.aggregateUnits(List.of(
                Sortings.selectUnits(sorting, Ids.of("q", "w")),
                Sortings.selectUnits(sorting, Ids.of("e")),
                Sortings.selectUnits(sorting, Ids.of("r", "t"))));
        assertThat(again.getUnitIds()).isEqualTo(units);
        assertThat(again.toSpikeVector()).isEqualTo(sorting.toSpikeVector());
        assertThat(again.properties()).isEqualTo(sorting.properties());
        Sorting turned = Sortings.selectUnits(
                Sortings.selectUnits(sorting, Ids.of("t", "q", "r", "w", "e")), sorting.getUnitIds());
        assertThat(turned.toSpikeVector()).isEqualTo(sorting.toSpikeVector());
        assertThat(turned.properties()).isEqualTo(sorting.properties());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void joinedSortingsSplitAgain(long seed) {
        Sorting sorting = Sortings.registerRecording(random(seed, 2, Ids.range(4)), recording(3000, 3500));
        Sorting joined = Sortings.concatenateSortings(List.of(sorting, sorting));
        assertThat(joined.getTotalSamples()).isEqualTo(13000);
        assertThat(joined.countTotalNumSpikes()).isEqualTo(2 * sorting.countTotalNumSpikes());
        Sorting split = Sortings.splitSorting(joined, List.of());
        assertThat(split.toSpikeVector())
                .isEqualTo(Sortings.appendSortings(List.of(sorting, sorting)).toSpikeVector());
        assertThat(split.provenance().parents()).hasSize(5);
        assertThat(Sortings.appendSortings(Sortings.splitSorting(split)).toSpikeVector())
                .isEqualTo(split.toSpikeVector());
        assertThatThrownBy(() -> Sortings.concatenateSortings(List.of(sorting, random(seed, 1, Ids.range(4)))))
                .hasMessageContaining("total_samples_list must be given");
        assertThatThrownBy(() -> Sortings.concatenateSortings(List.of(small()), List.of(60L)))
                .hasMessageContaining("1 spikes of segment 0");
    }

    @Test
    void aggregationNamesAndProperties() {
        Sorting a = Sortings.annotate(small(), "k", PythonJson.NODES.numberNode(1));
        a = Sortings.setProperty(a, "x", NdArray.ofDoubles(new double[] {1, 2}));
        a = Sortings.setProperty(a, "t", NdArray.ofStrings(new String[] {"u", "v"}));
        a = Sortings.setProperty(a, "i", NdArray.ofLongs(new long[] {1, 2}));
        Sorting b = Sortings.renameUnits(a, Ids.of(7, 9));
        Sorting plain = Sortings.renameUnits(small(), Ids.of("e", "f"));
        assertThat(Sortings.aggregateUnits(List.of(a, b)).getUnitIds()).isEqualTo(Ids.of("0", "1", "2", "3"));
        assertThat(Sortings.aggregateUnits(List.of(b, b)).getUnitIds()).isEqualTo(Ids.of(0, 1, 2, 3));
        assertThat(Sortings.aggregateUnits(List.of(b, b)).getAnnotation("k").asInt())
                .isEqualTo(1);
        Sorting mixed = Sortings.aggregateUnits(List.of(plain, a), Ids.of(4, 3, 2, 1));
        assertThat(mixed.getUnitIds()).isEqualTo(Ids.of(4, 3, 2, 1));
        assertThat(mixed.getProperty("x").toDoubles()).containsExactly(Double.NaN, Double.NaN, 1, 2);
        assertThat(mixed.getProperty("t").toStrings()).containsExactly("", "", "u", "v");
        assertThat(mixed.getPropertyKeys()).containsExactlyInAnyOrder("x", "t");
        assertThat(mixed.getAnnotationKeys()).isEmpty();
        Sorting first = a;
        assertThatThrownBy(() -> Sortings.aggregateUnits(List.of(first, first), Ids.of(1, 2)))
                .hasMessageContaining("renamed_unit_ids of 2 ids");
    }

    @Test
    void propertiesOfSomeUnits() {
        Sorting sorting = Sortings.setProperty(small(), "x", NdArray.ofDoubles(new double[] {5}), Ids.of("a"));
        assertThat(sorting.getProperty("x").toDoubles()).containsExactly(Double.NaN, 5);
        assertThat(sorting.getUnitProperty(Id.of("a"), "x").doubleAt(0)).isEqualTo(5);
        Sorting texts = Sortings.setProperty(small(), "z", NdArray.ofStrings(new String[] {"q"}), Ids.of("a"));
        assertThat(texts.getProperty("z").toStrings()).containsExactly("", "q");
        assertThatThrownBy(() -> Sortings.setProperty(small(), "y", NdArray.ofLongs(new long[] {5}), Ids.of("a")))
                .hasMessageContaining("missing_value must be given");
        Sorting whole = Sortings.setProperty(
                small(), "y", NdArray.ofLongs(new long[] {5}), Ids.of("a"), NdArray.ofLongs(new long[] {-1}));
        assertThat(whole.getProperty("y").toLongs()).containsExactly(-1, 5);
        assertThat(Sortings.copyMetadata(whole, small()).getProperty("y").toLongs())
                .containsExactly(-1, 5);
        assertThat(Sortings.deleteProperty(whole, "y").getPropertyKeys()).isEmpty();
    }

    @Test
    void labelsTimesAndPeaks() {
        NdArray labels = NdArray.ofLongs(new long[] {7, 3, 7});
        Sorting frames = NumpySortings.fromSamplesAndLabels(List.of(new long[] {9, 5, 5}), List.of(labels), RATE);
        assertThat(frames.getUnitIds()).isEqualTo(Ids.of(3, 7));
        assertThat(frames.getUnitSpikeTrain(Id.of(7))).containsExactly(5, 9);
        Sorting times = NumpySortings.fromTimesAndLabels(
                List.of(new double[] {9.4 / RATE, 4.6 / RATE, 5.1 / RATE}), List.of(labels), RATE, Ids.of(7, 1, 3));
        assertThat(times.getUnitSpikeTrain(Id.of(7))).containsExactly(5, 9);
        assertThat(times.getEmptyUnitIds()).isEqualTo(Ids.of(1));
        assertThatThrownBy(() ->
                        NumpySortings.fromSamplesAndLabels(List.of(new long[3]), List.of(labels), RATE, Ids.of(7)))
                .hasMessageContaining("id = '3' must be one of the known ids: 7");
        Sorting neo = NumpySortings.fromNeoSpiketrainList(
                List.of(List.of(new SpikeTimes(new double[] {0.1}), new SpikeTimes(new double[] {200, 100}, "ms"))),
                RATE,
                Optional.empty());
        assertThat(neo.getUnitSpikeTrain(Id.of(1))).containsExactly(3000, 6000);
        Map<String, NdArray> peaks = new LinkedHashMap<>();
        peaks.put("sample_index", NdArray.ofLongs(new long[] {5, 6, 7}));
        peaks.put("channel_index", NdArray.ofNumbers(DType.INT32, new int[] {2, 0, 2}));
        peaks.put("amplitude", NdArray.ofDoubles(new double[3]));
        peaks.put("segment_index", NdArray.ofLongs(new long[3]));
        Sorting peaky = NumpySortings.fromPeaks(NdArray.ofFields(peaks), RATE, Ids.of("a", "b", "c"));
        assertThat(peaky.getUnitSpikeTrain(Id.of("c"))).containsExactly(5, 7);
        assertThatThrownBy(() -> NumpySortings.fromTimesAndLabels(
                        List.of(new double[] {1, Double.NaN, 2}), List.of(labels), RATE))
                .hasMessageContaining("times[1] = NaN");
        Sorting grown = Sortings.addSortingSegment(small(), Map.of(Id.of("a"), new long[] {8}));
        assertThat(grown.getUnitSpikeTrain(Id.of("a"), 1)).containsExactly(8);
    }

    @Test
    void spikesAreReadOnceWhateverTheThreads() {
        AtomicInteger reads = new AtomicInteger();
        Sorting source = small();
        Sorting lazy = new Sorting(
                source.info(),
                SpikeSource.lazily(() -> {
                    reads.incrementAndGet();
                    return source.toSpikeVector();
                }),
                source.provenance());
        Sorting view = Sortings.selectUnits(lazy, Ids.of("a"));
        assertThat(reads).hasValue(0);
        IntStream.range(0, 64).parallel().forEach(i -> assertThat(view.getUnitSpikeTrain(Id.of("a")))
                .containsExactly(2, 3));
        assertThat(reads).hasValue(1);
        Sorting wrong = new Sorting(
                SortingInfo.of(RATE, Ids.range(3), 1),
                source.source(),
                Provenance.of(source.provenance().operation()));
        assertThatThrownBy(wrong::toSpikeVector).isInstanceOf(WrongArgumentException.class);
    }

    @Test
    void sharedMemoryIsSeenThroughTheRecipeAlone(@TempDir Path folder) throws Exception {
        Sorting sorting =
                Sortings.setProperty(random(4, 3, Ids.of("x", "y")), "p", NdArray.ofDoubles(new double[] {1, 2}));
        Sorting shared = Sortings.toSharedMemorySorting(sorting, folder);
        assertThat(shared).hasToString("SharedMemorySorting: 2 units - 3 segments - 30.0kHz");
        assertThat(shared.properties()).isEqualTo(sorting.properties());
        assertThat(shared.checkIfDumpable()).isTrue();
        assertThat(small().checkIfDumpable()).isFalse();
        OperationType<SharedMemorySorting> type = OperationType.of(SharedMemorySorting.class);
        String recipe = PythonJson.format(type.toJson(shared.provenance().operation()));
        Sorting elsewhere = type.fromJson((tools.jackson.databind.node.ObjectNode) PythonJson.parse(recipe))
                .open();
        assertThat(elsewhere.toSpikeVector()).isEqualTo(sorting.toSpikeVector());
        Path file = ((SharedMemorySorting) shared.provenance().operation()).shmName();
        assertThat(Files.size(file)).isEqualTo(24L * sorting.countTotalNumSpikes());
        Files.write(file, new byte[10]);
        assertThatThrownBy(() -> ((SortingSource) elsewhere.provenance().operation()).open())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("10 bytes");
        assertThat(shared.countTotalNumSpikes()).isEqualTo(sorting.countTotalNumSpikes());
    }

    @Test
    void sharedFileGoesWithItsOwner(@TempDir Path folder) throws Exception {
        Path file = share(folder);
        for (int i = 0; i < 100 && Files.exists(file); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(file).doesNotExist();
    }

    private static Path share(Path folder) {
        Sorting shared = Sortings.toSharedMemorySorting(small(), folder);
        Path file = ((SharedMemorySorting) shared.provenance().operation()).shmName();
        assertThat(file).exists();
        return file;
    }

    @Test
    void emptyLastSegmentsAreKept(@TempDir Path folder) {
        Sorting sorting = NumpySorting.of(SpikeVector.empty(3, 2), RATE, Ids.range(2));
        Sorting shared = Sortings.toSharedMemorySorting(sorting, folder);
        Sorting again = ((SortingSource) shared.provenance().operation()).open();
        assertThat(again.getNumSegments()).isEqualTo(3);
        assertThat(((SortingSource) sorting.provenance().operation()).open().toSpikeVector())
                .isEqualTo(sorting.toSpikeVector());
        assertThat(((SortingSource) small().provenance().operation()).open().toSpikeVector())
                .isEqualTo(small().toSpikeVector());
    }
}
