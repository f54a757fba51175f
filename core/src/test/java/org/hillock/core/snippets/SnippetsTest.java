package org.hillock.core.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeGenerators;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.GoldenSortings;
import org.hillock.core.sorting.NumpySortings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SnippetsTest {
    private static Snippets two() {
        short[] values = new short[3 * 4 * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) i;
        }
        short[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        return NumpySnippets.of(
                List.of(NdArray.ofNumbers(DType.INT16, values, 3, 4, 2), NdArray.ofNumbers(DType.INT16, ones, 1, 4, 2)),
                List.of(new long[] {10, 20, 30}, new long[] {5}),
                30000,
                Optional.of(1),
                Optional.of(Ids.of("a", "b")));
    }

    @Test
    void printsLikeThePeer() {
        assertThat(two())
                .hasToString("NumpySnippets: 2 channels - 2 segments -  30.0kHz \n snippet_len:4 before peak:1");
        Snippets loose = NumpySnippets.of(
                List.of(NdArray.ofNumbers(DType.INT16, new short[8], 1, 4, 2)),
                List.of(new long[] {5}),
                24414.0625,
                Optional.empty(),
                Optional.empty());
        assertThat(loose)
                .hasToString("NumpySnippets: 2 channels - 1 segments -  24.4kHz \n snippet_len:4 before peak:None");
        assertThat(loose.isAligned()).isFalse();
        assertThat(loose.nafter()).isEmpty();
        assertThat(SnippetViews.selectChannels(two(), Ids.of("b")))
                .hasToString("ChannelSliceSnippets: 1 channels - 2 segments -  30.0kHz \n snippet_len:4 before peak:1");
    }

    @Test
    void numbersFramesAndChannels() {
        Snippets snippets = two();
        assertThat(snippets.nafter()).hasValue(3);
        assertThat(snippets.getTotalSnippets()).isEqualTo(4);
        assertThat(snippets.getFrames(0, new int[] {2, 0})).containsExactly(30, 10);
        Cutouts picked = snippets.getSnippets(0, new int[] {2, 0}, Ids.of("b"), false);
        assertThat(picked.toArray())
                .isEqualTo(NdArray.ofNumbers(DType.INT16, new short[] {17, 19, 21, 23, 1, 3, 5, 7}, 2, 4, 1));
        assertThat(snippets.getSnippetsFromFrames(0, 10, 30).numSnippets()).isEqualTo(2);
        assertThat(snippets.getSnippetsFromFrames(0, 11, 31).get(0, 0, 0)).isEqualTo(8);
        assertThat(snippets.getSnippetsFromFrames(0, 10, 10).numSnippets()).isZero();
        assertThatThrownBy(() -> snippets.getScaledSnippets(0)).hasMessageContaining("Set gains and offsets");
        Snippets scaled = SnippetViews.setChannelOffsets(SnippetViews.setChannelGains(snippets, .5), 1, 2);
        assertThat(scaled.getScaledSnippets(1).toFloats())
                .containsExactly(1.5f, 2.5f, 1.5f, 2.5f, 1.5f, 2.5f, 1.5f, 2.5f);
        assertThatThrownBy(() -> snippets.getSnippets(0, new int[] {3})).hasMessageContaining("index = 3");
        assertThatThrownBy(snippets::getSnippets).hasMessageContaining("segment_index must be given");
    }

    @Test
    void viewsKeepWhatBelongsToThem() {
        Snippets snippets = SnippetViews.setProbe(
                two(), ProbeGenerators.generateLinearProbe(2).setDeviceChannelIndices(1, 0), GroupMode.AUTO);
        assertThat(snippets.getChannelLocations()[0]).containsExactly(0, 20);
        Snippets second = SnippetViews.channelSlice(snippets, Ids.of("b"), Ids.of("z"));
        assertThat(second.getChannelLocations()).isDeepEqualTo(new double[][] {{0, 0}});
        assertThat(second.getProperty("contact_vector").length()).isEqualTo(1);
        assertThat(second.getSnippets(0, new int[] {1}).toArray())
                .isEqualTo(NdArray.ofNumbers(DType.INT16, new short[] {9, 11, 13, 15}, 1, 4, 1));
        Snippets one = SnippetViews.selectSegments(snippets, 1);
        assertThat(one.getSnippets().toFloats()).containsOnly(1f);
        Snippets later = SnippetViews.frameSlice(SnippetViews.selectSegments(snippets, 0), 15, 31);
        assertThat(later.getFrames(0)).containsExactly(5, 15);
        assertThat(later.getSnippets(0, new int[] {1}).get(0, 0, 0)).isEqualTo(16);
        Snippets grown = SnippetViews.addSnippetsSegment(
                later, NdArray.ofNumbers(DType.INT16, new short[8], 1, 4, 2), new long[] {3});
        assertThat(grown.info().numSnippets()).containsExactly(2, 1);
        assertThat(grown.getSnippets(0).toArray())
                .isEqualTo(later.getSnippets(0).toArray());
        assertThat(grown.hasProbe()).isTrue();
        Snippets grouped = SnippetViews.setChannelGroups(two(), 4, 2);
        Map<Id, Snippets> groups = SnippetViews.splitBy(grouped, "group");
        assertThat(groups.keySet()).containsExactly(Id.of(2), Id.of(4));
        assertThat(groups.get(Id.of(4)).getChannelIds()).isEqualTo(Ids.of("a"));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyTypeKeepsItsValues(DType dtype) {
        NdArray values =
                switch (dtype) {
                    case INT8, UINT8 -> NdArray.ofNumbers(dtype, new byte[] {-1, 2, 3, 4}, 1, 2, 2);
                    case INT16, UINT16 -> NdArray.ofNumbers(dtype, new short[] {-1, 2, 3, 4}, 1, 2, 2);
                    case INT32, UINT32 -> NdArray.ofNumbers(dtype, new int[] {-1, 2, 3, 4}, 1, 2, 2);
                    case INT64, UINT64 -> NdArray.ofNumbers(dtype, new long[] {-1, 2, 3, 4}, 1, 2, 2);
                    case FLOAT32 -> NdArray.ofNumbers(dtype, new float[] {-1, 2.5f, 3, 4}, 1, 2, 2);
                    case FLOAT64 -> NdArray.ofNumbers(dtype, new double[] {-1, 2.1, 3, 4}, 1, 2, 2);
                };
        Snippets snippets = NumpySnippets.of(List.of(values), List.of(new long[] {7}), 1000, 1);
        assertThat(snippets.getSnippets().toArray()).isEqualTo(values);
    }

    @Test
    void snippetsFromSortingGolden() {
        JsonNode golden = GoldenSortings.golden("snippets_from_sorting");
        Recording recording = GoldenSortings.recording("rec_short");
        List<Map<Id, long[]>> units = new ArrayList<>();
        golden.get("values")
                .get("frames")
                .forEach(segment -> units.add(Map.of(
                        Id.of(0),
                        segment.valueStream().mapToLong(JsonNode::asLong).toArray())));
        while (units.size() < recording.getNumSegments()) {
            units.add(Map.of());
        }
        Snippets snippets = SnippetViews.snippetsFromSorting(
                recording,
                NumpySortings.fromUnitDict(units, 30000),
                golden.get("params").get("nbefore").asInt(),
                golden.get("params").get("nafter").asInt());
        assertThat(snippets.snippetLen())
                .isEqualTo(golden.get("values").get("snippet_len").asInt());
        for (int s = 0; s < 2; s++) {
            assertThat(snippets.getSnippets(s).toArray()).isEqualTo(GoldenSortings.output(golden, "snippets_seg" + s));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutSnippetsAreTheTraces(long seed) {
        Random random = new Random(seed);
        int n = 100_000;
        float[] traces = new float[2 * n];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = random.nextFloat();
        }
        Recording recording = NumpyRecording.of(30000, NdArray.ofFloats(traces, n, 2));
        long[] samples = random.longs(300, 0, n).toArray();
        Sorting sorting = NumpySortings.fromSamplesAndLabels(
                samples, random.longs(300, 0, 5).toArray(), 30000);
        Snippets snippets = SnippetViews.snippetsFromSorting(recording, sorting, 7, 13);
        long[] frames = snippets.getFrames(0);
        assertThat(frames).isSorted().hasSize(300);
        Cutouts cutouts = snippets.getSnippets(0);
        for (int i : IntStream.range(0, 300).toArray()) {
            boolean inside = frames[i] >= 7 && frames[i] + 13 <= n;
            for (int k = 0; k < 20; k++) {
                float wanted = inside ? traces[(int) (frames[i] - 7 + k) * 2 + 1] : 0;
                assertThat(cutouts.get(i, k, 1)).isEqualTo(wanted);
            }
        }
    }

    @Test
    void refusesArraysThatDoNotFit() {
        NdArray cube = NdArray.ofFloats(new float[24], 3, 4, 2);
        assertThatThrownBy(() -> NumpySnippets.of(List.of(cube), List.of(new long[2]), 30000, 1))
                .hasMessageContaining("spikesframes of 2 entries");
        assertThatThrownBy(() -> NumpySnippets.of(List.of(cube), List.of(new long[3]), 30000, 5))
                .hasMessageContaining("nbefore = 5");
        assertThatThrownBy(() -> NumpySnippets.of(
                        List.of(cube, NdArray.ofFloats(new float[6], 1, 3, 2)),
                        List.of(new long[3], new long[1]),
                        30000,
                        1))
                .hasMessageContaining("as many samples");
    }
}
