package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two halves of a recording sorted apart, merged, mapped, split and merged again, as the reference did it. */
class GoldenMergeTest {
    @Test
    void mergesAndMapsAsTheReference() {
        Path folder = Golden.folder("golden_spikesift").resolve("static16");
        JsonNode golden = Golden.json(folder.resolve("merge/merge.json"));
        Map<String, Npy> recording = Npy.readAll(folder.resolve("recording.npz"));
        float[][] geometry = recording.get("geometry").floatRows();
        int[][] nearest = Npy.readAll(folder.resolve("default/arrays.npz"))
                .get("neighbours")
                .intRows();
        short[] traces = recording.get("traces").shorts();
        int half = golden.get("half").asInt();
        List<SortedRecording> parts = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            short[] piece = new short[half * geometry.length];
            System.arraycopy(traces, part * piece.length, piece, 0, piece.length);
            parts.add(SpikeSift.performSpikeSorting(
                    ArraySamples.of(piece, geometry.length),
                    geometry,
                    recording.get("sampling_frequency").scalar(),
                    Golden.options(golden.get("parameters")),
                    (long) part * half,
                    SortJob.withDefaults().withNeighbours(nearest)));
            GoldenRunsTest.checkSegments(Npy.readAll(folder.resolve("merge/part" + part + ".npz")), parts.get(part));
            assertIds(parts.get(part), golden.get("parts_valid").get(part));
        }
        SortedRecording merged =
                SpikeSift.mergeRecordings(parts, golden.get("merge_max_drift").asDouble());
        GoldenRunsTest.checkSegments(Npy.readAll(folder.resolve("merge/merged.npz")), merged);
        assertIds(merged, golden.get("merged_valid"));
        checkBoundaries(golden, merged);
        checkMaps(golden.get("maps"), parts, merged);
        checkRemerged(golden.get("remerged"), merged);
        JsonNode example = golden.get("example");
        int cluster = example.get("cluster").asInt();
        assertThat(merged.spikes(cluster)).hasSize(example.get("spikes").asInt());
        assertThat(merged.amplitudeVectors(cluster))
                .hasDimensions(
                        example.get("amplitude_shape").get(0).asInt(),
                        example.get("amplitude_shape").get(1).asInt());
    }

    private static void assertIds(SortedRecording sorted, JsonNode ids) {
        assertThat(sorted.clusterIds())
                .containsExactlyElementsOf(
                        ids.valueStream().map(JsonNode::asInt).toList());
        assertThat(sorted.numClusters()).isEqualTo(ids.size());
    }

    private static void checkBoundaries(JsonNode golden, SortedRecording merged) {
        assertThat(merged.startTime()).isEqualTo(golden.get("start").asLong());
        assertThat(merged.endTime()).isEqualTo(golden.get("end").asLong());
        assertThat(merged.segmentBoundaries())
                .containsExactlyElementsOf(golden.get("boundaries")
                        .valueStream()
                        .map(pair -> new SortedRecording.Boundary(
                                pair.get(0).asLong(), pair.get(1).asLong()))
                        .toList());
    }

    private static void checkMaps(JsonNode maps, List<SortedRecording> parts, SortedRecording merged) {
        Map<String, SortedRecording> named = new HashMap<>();
        named.put("part0", parts.get(0));
        named.put("part1", parts.get(1));
        named.put("merged", merged);
        List<SortedRecording> split = merged.splitIntoSegments();
        for (int i = 0; i < split.size(); i++) {
            named.put("split" + i, split.get(i));
        }
        assertThat(maps.size()).isGreaterThan(50);
        for (JsonNode map : maps) {
            Map<Integer, Integer> want = new LinkedHashMap<>();
            map.get("map")
                    .propertyStream()
                    .forEach(e ->
                            want.put(Integer.valueOf(e.getKey()), e.getValue().asInt()));
            assertThat(SpikeSift.mapClusters(
                            named.get(map.get("source").asString()),
                            named.get(map.get("target").asString()),
                            map.get("max_drift").asDouble()))
                    .as(map.toString())
                    .isEqualTo(want);
        }
    }

    private static void checkRemerged(JsonNode golden, SortedRecording merged) {
        List<SortedRecording> split = merged.splitIntoSegments();
        List<SortedRecording> taken =
                golden.get("taken").valueStream().map(i -> split.get(i.asInt())).toList();
        SortedRecording again = SpikeSift.mergeRecordings(taken, 30);
        for (int s = 0; s < again.links().size(); s++) {
            assertThat(again.links().get(s))
                    .containsExactly(golden.get("chain")
                            .get(s)
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .toArray());
        }
        assertIds(again, golden.get("valid"));
        assertThat(again.startTime()).isEqualTo(golden.get("start").asLong());
        assertThat(again.endTime()).isEqualTo(golden.get("end").asLong());
    }
}
