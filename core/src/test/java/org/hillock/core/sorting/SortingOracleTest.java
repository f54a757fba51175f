package org.hillock.core.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hillock.core.OraclePython;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chains of sortings go to the peer and come back with the same spikes. */
class SortingOracleTest {
    private static Sorting saved(Path folder) {
        Random random = new Random(11);
        SpikeVector spikes = SpikeVector.fromColumns(
                random.longs(400, 0, 3000).toArray(),
                random.ints(400, 0, 3).toArray(),
                random.ints(400, 0, 2).toArray(),
                2,
                3);
        return SortingSaver.saveToFolder(
                NumpySorting.of(spikes, 30000, Ids.of("a", "b", "c")), folder.resolve("sorting"), false);
    }

    private static Recording recorded(Path folder) {
        Recording recording = NumpyRecording.of(
                30000,
                NdArray.ofNumbers(DType.INT16, new short[6000], 3000, 2),
                NdArray.ofNumbers(DType.INT16, new short[5000], 2500, 2));
        return RecordingSaver.saveToFolder(recording, folder.resolve("recording"), SaveOptions.standard());
    }

    private static Map<String, Sorting> chains(Sorting sorting, Recording recording) {
        Sorting joined = Sortings.concatenateSortings(List.of(sorting, sorting), List.of(3000L, 3000L, 3500L, 3000L));
        Recording first = Recordings.selectSegmentRecording(recording, 0);
        Map<String, Sorting> chains = new LinkedHashMap<>();
        chains.put("select", Sortings.selectUnits(sorting, Ids.of("c", "a"), Ids.of("x", "y")));
        chains.put("segment", Sortings.selectSegmentSorting(sorting, 1));
        chains.put("slice", Sortings.frameSlice(Sortings.selectSegmentSorting(sorting, 0), 100, 1500));
        chains.put("append", Sortings.appendSortings(List.of(sorting, sorting)));
        chains.put("joined", joined);
        chains.put("aggregate", Sortings.aggregateUnits(List.of(sorting, sorting)));
        chains.put("split", Sortings.splitSorting(joined, List.of(first, first, first, first, first)));
        chains.put("excess", Sortings.removeExcessSpikes(sorting, recording));
        return chains;
    }

    private static ObjectNode facts(Sorting sorting) {
        ObjectNode facts = PythonJson.NODES.objectNode();
        facts.put("class", OperationType.of(sorting.provenance().operation()).className());
        ArrayNode ids = facts.putArray("unit_ids");
        sorting.getUnitIds().forEach(id -> ids.add(id.toString()));
        facts.put("num_segments", sorting.getNumSegments());
        facts.set("rows", rows(sorting.toSpikeVector()));
        return facts;
    }

    private static ArrayNode rows(SpikeVector spikes) {
        ArrayNode rows = PythonJson.NODES.arrayNode();
        for (int i = 0; i < spikes.size(); i++) {
            rows.addArray()
                    .add(spikes.segmentIndex(i))
                    .add(spikes.sampleIndex(i))
                    .add(spikes.unitIndex(i));
        }
        return rows;
    }

    @Test
    void dictionariesBringBackTheSameChains(@TempDir Path folder) {
        chains(saved(folder), recorded(folder)).forEach((name, chain) -> {
            ObjectNode dict = ExtractorJson.toDict(chain);
            Sorting again = (Sorting) Extractors.fromDict(dict, folder);
            assertThat(facts(again)).as(name).isEqualTo(facts(chain));
            assertThat(ExtractorJson.toDict(again)).as(name).isEqualTo(dict);
        });
    }

    @Test
    void thePeerLoadsOurChains(@TempDir Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, Sorting> chain :
                chains(saved(folder), recorded(folder)).entrySet()) {
            PythonJson.write(folder.resolve(chain.getKey() + ".dump.json"), ExtractorJson.toDict(chain.getValue()));
            PythonJson.write(folder.resolve(chain.getKey() + ".spikes.json"), facts(chain.getValue()));
        }
        OraclePython.run(folder, "sorting_oracle.py", "check", folder.toString());
    }

    @Test
    void weLoadThePeersChains(@TempDir Path folder) throws IOException, InterruptedException {
        saved(folder);
        recorded(folder);
        OraclePython.run(folder, "sorting_oracle.py", "make", folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> dumps = files.filter(file -> file.toString().endsWith(".python.json"))
                    .toList();
            assertThat(dumps).hasSize(7);
            for (Path dump : dumps) {
                JsonNode wanted = PythonJson.read(Path.of(dump.toString().replace(".python.json", ".result.json")));
                ObjectNode got = facts(Extractors.loadSorting(dump));
                assertThat(got.get("unit_ids")).as(dump.toString()).isEqualTo(wanted.get("unit_ids"));
                assertThat(got.get("class")).isEqualTo(wanted.get("class"));
                assertThat(got.get("rows").toString())
                        .as(dump.toString())
                        .isEqualTo(wanted.get("rows").toString());
            }
        }
    }
}
