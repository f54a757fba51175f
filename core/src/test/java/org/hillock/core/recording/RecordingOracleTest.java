package org.hillock.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.core.OraclePython;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.ContactShape;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.Probe;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Facts travel along chains of views as the peer carries them, and chains go to the peer and come back. */
class RecordingOracleTest {
    @TempDir
    Path folder;

    private static Recording described() {
        List<NdArray> traces = new ArrayList<>();
        for (int n : new int[] {100, 80}) {
            short[] values = new short[n * 5];
            Random random = new Random(n);
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) random.nextInt(-1000, 1000);
            }
            traces.add(NdArray.ofNumbers(DType.INT16, values, n, 5));
        }
        Recording recording = NumpyRecording.of(1000, Ids.of("a", "b", "c", "d", "e"), traces);
        Probe left = Probe.empty(2, "um")
                .setContacts(new double[][] {{0, 0}, {0, 20}, {0, 40}}, ContactShape.circle(6))
                .setContactIds(List.of("l0", "l1", "l2"))
                .setDeviceChannelIndices(4, 0, 2);
        Probe right = Probe.empty(2, "um")
                .setContacts(new double[][] {{100, 0}, {100, 20}}, ContactShape.square(12))
                .setContactIds(List.of("r0", "r1"))
                .setDeviceChannelIndices(1, 3);
        recording = RecordingProbes.setProbes(recording, List.of(left, right), GroupMode.BY_PROBE);
        recording = Recordings.setChannelOffsets(Recordings.setChannelGains(recording, 0.1, 0.2, 0.3, 0.4, 0.5), 1);
        recording = Recordings.setProperty(
                recording, "quality", NdArray.ofStrings(new String[] {"good", "bad", "", "ü", "x"}));
        recording = Recordings.setProperty(
                recording, "flag", NdArray.ofBooleans(new boolean[] {true, false, true, true, false}));
        recording = Recordings.setProperty(
                recording, "pair", NdArray.ofFloats(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}, 5, 2));
        recording = Recordings.annotate(recording, "experiment", PythonJson.parse("{\"day\": 3, \"note\": \"ä\"}"));
        recording = Recordings.setTStart(recording, 12.5, 0);
        double[] times =
                IntStream.range(0, 80).mapToDouble(i -> 100 + i * 0.00101).toArray();
        return Recordings.setTimes(recording, times, 1);
    }

    private static Map<String, Recording> chains(Recording rec) {
        Recording one = Recordings.selectSegmentRecording(rec, 1);
        Recording zero = Recordings.selectSegmentRecording(rec, 0);
        List<Recording> groups = new ArrayList<>(new TreeMap<Id, Recording>(Recordings.splitBy(rec, "group")).values());
        Map<String, Recording> chains = new LinkedHashMap<>();
        chains.put("itself", rec);
        chains.put("slice", Recordings.channelSlice(rec, Ids.of("d", "a")));
        chains.put("rename", Recordings.channelSlice(rec, Ids.of("d", "a"), Ids.of("x", "y")));
        chains.put("remove", Recordings.removeChannels(rec, Ids.of("b")));
        chains.put("segments", Recordings.selectSegmentRecording(rec, 1, 0));
        chains.put("frames", Recordings.frameSlice(zero, 10, 60));
        chains.put("frames of a vector", Recordings.frameSlice(one, 10, 60));
        chains.put("frames of frames", Recordings.frameSlice(Recordings.frameSlice(zero, 10, 60), 5, 20));
        chains.put("time", between(zero, 20, 50));
        chains.put("time of a vector", between(one, 20, 50));
        chains.put("append", Recordings.appendRecordings(List.of(rec, zero)));
        chains.put("concatenate", Recordings.concatenateRecordings(List.of(rec, zero)));
        chains.put(
                "slice of concatenate",
                Recordings.frameSlice(Recordings.concatenateRecordings(List.of(rec, zero)), 30, 150));
        chains.put("aggregate", Recordings.aggregateChannels(groups));
        chains.put("aggregate renamed", Recordings.aggregateChannels(groups, Ids.of(10, 11, 12, 13, 14)));
        chains.put("split", groups.getLast());
        chains.put(
                "nested",
                Recordings.channelSlice(
                        Recordings.appendRecordings(
                                List.of(Recordings.frameSlice(zero, 10, 60), Recordings.frameSlice(one, 0, 30))),
                        Ids.of("c", "b")));
        return chains;
    }

    private static Recording between(Recording recording, int from, int to) {
        return Recordings.timeSlice(
                recording,
                OptionalDouble.of(recording.sampleIndexToTime(from, 0)),
                OptionalDouble.of(recording.sampleIndexToTime(to, 0)));
    }

    @Test
    void factsAreCarriedAsThePeerCarriesThem() throws Exception {
        Recording saved = RecordingSaver.saveToFolder(described(), folder.resolve("recording"), SaveOptions.standard());
        OraclePython.run(folder, "recording_oracle.py", "chains", folder.toString());
        JsonNode peer = PythonJson.read(folder.resolve("facts.json"));
        List<String> differences = new ArrayList<>();
        Map<String, Recording> chains = chains(saved);
        assertThat(chains.keySet()).containsExactlyInAnyOrderElementsOf(peer.propertyNames());
        chains.forEach((name, chain) -> {
            compare(name, RecordingFacts.of(chain), peer.get(name), differences);
            for (String dump : new String[] {"python " + name + ".json", "python " + name + ".pkl"}) {
                Recording loaded = Extractors.loadRecording(folder.resolve(dump));
                if (!loaded.toString().equals(chain.toString())) {
                    differences.add(dump + "\n" + loaded + "\n" + chain);
                }
                assertThat(loaded.getTraces(0).toArray())
                        .isEqualTo(chain.getTraces(0).toArray());
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void thePeerLoadsTheChainsThatAreDumpedHere() throws Exception {
        Recording saved = RecordingSaver.saveToFolder(described(), folder.resolve("recording"), SaveOptions.standard());
        List<String> arguments = new ArrayList<>(List.of("load", folder.toString()));
        Map<String, Recording> chains = chains(saved);
        chains.forEach((name, chain) -> {
            Dumps.dump(chain, folder.resolve(name + ".json"));
            Dumps.dump(chain, folder.resolve(name + ".pkl"));
            arguments.addAll(List.of(name + ".json", name + ".pkl"));
        });
        OraclePython.run(folder, "recording_oracle.py", arguments.toArray(String[]::new));
        JsonNode peer = PythonJson.read(folder.resolve("facts.json"));
        List<String> differences = new ArrayList<>();
        chains.forEach((name, chain) -> {
            for (String file : new String[] {name + ".json", name + ".pkl"}) {
                compare(file, RecordingFacts.of(chain), peer.get(file), differences);
                Recording back = Extractors.loadRecording(folder.resolve(file));
                compare(file + " back", RecordingFacts.of(back), RecordingFacts.of(chain), differences);
                assertThat(back.toString()).isEqualTo(chain.toString());
            }
        });
        assertThat(differences).isEmpty();
    }

    static void compare(String name, JsonNode ours, JsonNode theirs, List<String> differences) {
        for (String key : theirs.propertyNames()) {
            if (!PythonJson.formatCompact(ours.path(key)).equals(PythonJson.formatCompact(theirs.get(key)))) {
                differences.add(name + ": " + key + " is " + PythonJson.formatCompact(ours.path(key)) + ", the peer's "
                        + PythonJson.formatCompact(theirs.get(key)) + "\n");
            }
        }
    }
}
