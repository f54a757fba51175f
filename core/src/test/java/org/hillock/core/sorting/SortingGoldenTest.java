package org.hillock.core.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sortings of the golden tree's core area. */
class SortingGoldenTest {
    private static void check(String name, Sorting sorting) {
        JsonNode golden = GoldenSortings.golden(name);
        assertThat(sorting.getUnitIds()).isEqualTo(GoldenSortings.wantedIds(golden));
        assertThat(sorting.toSpikeVector()).isEqualTo(GoldenSortings.wanted(golden));
    }

    private static Ids param(String name, String key) {
        return GoldenSortings.ids(GoldenSortings.golden(name).get("params").get(key));
    }

    private static long[] longs(JsonNode list) {
        return list.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    @Test
    void sortingInfo() {
        Sorting sorting = GoldenSortings.sorting("gt16");
        check("sorting_info", sorting);
        JsonNode values = GoldenSortings.golden("sorting_info").get("values");
        sorting.countNumSpikesPerUnit().forEach((id, count) -> assertThat(count)
                .isEqualTo(values.get("count").get(id.toString()).asLong()));
        assertThat(sorting.countTotalNumSpikes()).isEqualTo(values.get("total").asLong());
        assertThat(sorting.getUnitSpikeTrain(Id.of("u3"), 0)).containsExactly(longs(values.get("train_u3_seg0")));
        assertThat(sorting.getUnitSpikeTrainInSeconds(Id.of("u0"), 0))
                .containsExactly(values.get("train_u0_times")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .toArray());
        long[] slice = longs(values.get("train_u3_seg1_slice"));
        assertThat(sorting.getUnitSpikeTrain(Id.of("u3"), 1, slice[0], slice[slice.length - 1] + 1))
                .containsExactly(slice);
        assertThat(sorting.getNonEmptyUnitIds()).isEqualTo(GoldenSortings.ids(values.get("non_empty")));
    }

    @Test
    void spikeVectorTies() {
        Sorting ties = GoldenSortings.sorting("ties");
        check("spike_vector_ties", ties);
        JsonNode count =
                GoldenSortings.golden("spike_vector_ties").get("values").get("count");
        assertThat(ties.countNumSpikesPerUnit().values())
                .containsExactlyElementsOf(
                        count.valueStream().map(JsonNode::asLong).toList());
        SpikeVector spikes = ties.toSpikeVector();
        int[] shuffled = Permutations.of(17, spikes.size());
        SpikeVector again = SpikeVector.fromColumns(
                IntStream.of(shuffled).mapToLong(spikes::sampleIndex).toArray(),
                IntStream.of(shuffled).map(spikes::unitIndex).toArray(),
                new int[spikes.size()],
                1,
                spikes.numUnits());
        assertThat(again).isEqualTo(spikes);
    }

    @Test
    void selection() {
        Sorting gt16 = GoldenSortings.sorting("gt16");
        check("select_units", Sortings.selectUnits(gt16, param("select_units", "unit_ids")));
        check(
                "select_units_renamed",
                Sortings.selectUnits(
                        gt16,
                        param("select_units_renamed", "unit_ids"),
                        param("select_units_renamed", "renamed_unit_ids")));
        check("remove_units", Sortings.removeUnits(gt16, param("remove_units", "remove_unit_ids")));
        Ids names = Ids.of("z0", "z1", "z2", "z3", "z4", "z5", "z6", "z7");
        check("rename_units", Sortings.renameUnits(gt16, names));
        check("remove_empty_units", Sortings.removeEmptyUnits(GoldenSortings.sorting("ties")));
    }

    @Test
    void segmentsAndFrames() {
        Sorting gt16 = GoldenSortings.sorting("gt16");
        JsonNode slice = GoldenSortings.golden("sorting_frame_slice").get("params");
        check(
                "sorting_frame_slice",
                Sortings.frameSlice(
                        GoldenSortings.sorting("gt32"),
                        slice.get("start_frame").asLong(),
                        slice.get("end_frame").asLong()));
        check("sorting_select_segments", Sortings.selectSegmentSorting(gt16, 1));
        check("append_sortings", Sortings.appendSortings(List.of(gt16, gt16)));
        JsonNode lengths = GoldenSortings.golden("concatenate_sortings")
                .get("params")
                .get("total_samples_list")
                .get(0);
        check(
                "concatenate_sortings",
                Sortings.concatenateSortings(
                        List.of(gt16), Arrays.stream(longs(lengths)).boxed().toList()));
    }

    @Test
    void fromTimesLabels() {
        JsonNode params = GoldenSortings.golden("from_times_labels").get("params");
        List<long[]> times = new ArrayList<>();
        params.get("times").forEach(segment -> times.add(longs(segment)));
        List<NdArray> labels = new ArrayList<>();
        params.get("labels")
                .forEach(segment -> labels.add(NdArray.ofStrings(
                        segment.valueStream().map(JsonNode::asString).toArray(String[]::new))));
        check("from_times_labels", NumpySortings.fromTimesLabels(times, labels, 30000));
    }

    @Test
    void aggregation() {
        Sorting gt16 = GoldenSortings.sorting("gt16");
        Sorting cmp16 = Sortings.renameUnits(
                GoldenSortings.sorting("cmp16"), Ids.of("y0", "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8"));
        check("aggregate_units_unique", Sortings.aggregateUnits(List.of(gt16, cmp16)));
        check("aggregate_units_string_duplicates", Sortings.aggregateUnits(List.of(gt16, gt16)));
        Sorting gt32 = GoldenSortings.sorting("gt32");
        check(
                "aggregate_units_int_duplicates",
                Sortings.aggregateUnits(List.of(gt32, Sortings.selectUnits(gt32, Ids.of(0, 1)))));
    }

    @Test
    void exceedingSpikes() {
        Sorting gt16 = GoldenSortings.sorting("gt16");
        Recording full = recording(48000, 30000);
        Recording cut = recording(48000, 29000);
        assertThat(Sortings.hasExceedingSpikes(full, gt16)).isFalse();
        assertThat(Sortings.hasExceedingSpikes(cut, gt16)).isTrue();
        assertThat(Sortings.hasExceedingSpikes(cut, Sortings.removeExcessSpikes(gt16, cut)))
                .isFalse();
        assertThat(Sortings.removeExcessSpikes(gt16, full).toSpikeVector()).isEqualTo(gt16.toSpikeVector());
        assertThat(Sortings.registerRecording(gt16, cut).hasRecording()).isTrue();
    }

    private static Recording recording(int... samples) {
        return NumpyRecording.of(
                30000,
                Arrays.stream(samples)
                        .mapToObj(n -> NdArray.ofFloats(new float[n], n, 1))
                        .toArray(NdArray[]::new));
    }
}
