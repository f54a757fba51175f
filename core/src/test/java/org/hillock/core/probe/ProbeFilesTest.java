package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProbeFilesTest {
    @TempDir
    Path folder;

    @Test
    void pythonsFilesAreWrittenBackCharacterByCharacter() throws IOException {
        Path golden = SharedData.folder("golden");
        List<Path> files = SharedData.files(golden, "probe.json", "*_probe.json");
        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            Path copy = folder.resolve("copy.json");
            ProbeFiles.writeProbeinterface(copy, ProbeFiles.read(file));
            assertThat(Files.readString(copy)).as(file.toString()).isEqualTo(Files.readString(file));
        }
        for (Path file : SharedData.files(golden, "probegroup.json")) {
            String again = PythonJson.format(ProbeJson.toFileTree(ProbeFiles.read(file)));
            assertThat(again).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void libraryFilesAreReadWithTheirValuesAndWrittenBack() throws IOException {
        Path library = SharedData.folder("realdata/probe_json/library");
        JsonNode expected = PythonJson.read(library.resolve("expected.json")).get("expected");
        for (String name : expected.propertyNames()) {
            ProbeGroup group = ProbeFiles.read(library.resolve(name));
            JsonNode facts = expected.get(name).get("probes").get(0);
            Probe probe = group.probes().getFirst();
            assertThat(group.probes())
                    .hasSize(expected.get(name).get("num_probes").intValue());
            assertThat(probe.getContactCount())
                    .isEqualTo(facts.get("num_contacts").intValue());
            assertThat(probe.getShankCount()).isEqualTo(facts.get("num_shanks").intValue());
            assertThat(probe.annotation("manufacturer"))
                    .hasValue(facts.get("manufacturer").stringValue());
            assertThat(probe.annotation("model_name"))
                    .hasValue(facts.get("model").stringValue());
            Trees.assertEqual(name, JsonArrays.toTree(probe.contacts().positions()), facts.get("positions"), 0);
            String text = Files.readString(library.resolve(name)).strip();
            String version = PythonJson.parse(text).get("version").stringValue();
            assertThat(PythonJson.format(ProbeJson.toFileTree(group)))
                    .isEqualTo(text.replace('"' + version + '"', '"' + ProbeJson.VERSION + '"'));
        }
    }

    @Test
    void realPrbFilesAreReadWithTheirValues() {
        Path prb = SharedData.folder("realdata/prb/klusta_circus");
        JsonNode expected = PythonJson.read(prb.resolve("expected.json")).get("expected");
        for (String name : expected.propertyNames()) {
            ProbeGroup group = ProbeFiles.read(prb.resolve(name));
            JsonNode facts = expected.get(name).get("probes").get(0);
            assertThat(group.probes()).hasSize(1);
            Trees.assertEqual(
                    name, Trees.of(group.getGlobalDeviceChannelIndices()), facts.get("device_channel_indices"), 0);
            Trees.assertEqual(
                    name,
                    JsonArrays.toTree(group.probes().getFirst().contacts().positions()),
                    facts.get("positions"),
                    0);
        }
    }

    @Test
    void writtenPrbIsReadBack() {
        ProbeGroup group = ProbeGroup.of(
                        ProbeGenerators.generateTetrode(),
                        ProbeGenerators.generateMultiShank(2, new double[] {150.25, 0}, MultiColumns.of(1, 2)))
                .setGlobalDeviceChannelIndices(7, 6, 0, 1, 2, 3, -1, 4);
        Path file = folder.resolve("a.prb");
        ProbeFiles.writePrb(file, group);
        assertThat(ProbeFiles.read(file).getGlobalDeviceChannelIndices()).containsExactly(7, 6, 0, 1, 2, 3, 4);
        ProbeFiles.writePrb(file, group, GroupMode.BY_SHANK, Optional.of(8), Optional.of(100.0));
        ProbeGroup byShank = ProbeFiles.read(file);
        assertThat(byShank.probes()).extracting(Probe::getContactCount).containsExactly(4, 2, 1);
        assertThat(byShank.probes().getFirst().contacts().positions())
                .isEqualTo(group.probes().getFirst().contacts().positions());
        assertThat(byShank.probes().getLast().contacts().positions().toDoubles())
                .containsExactly(150.25, 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_groups = {0: {'channels': range(3), 'geometry': {i: (0, 10 * i) for i in range(3)}}}",
                "import numpy as np\nn = 3\nchannel_groups = {}\nchannel_groups[0] = {}\n"
                        + "channel_groups[0]['channels'] = list(range(0, n))\n"
                        + "channel_groups[0]['geometry'] = [(0, 0), (0, 10.), (0, 2e1)]  # in channel order\n",
                "Channel_Groups = {\n0: dict([('Channels', [0] + [1, 2]),\n ('GEOMETRY', {0: [0, 0], 1: [0, 5 + 5],"
                        + " 2: [0, 40 // 2],})])}",
                "\"\"\"A probe.\"\"\"\nys = [0, 10, 20]; channel_groups = {0: {'channels': [c for c in range(3)], 'geometry':"
                        + " dict(zip(range(3), [[0, y] for y in ys]))}}"
            })
    void prbFilesInTheirManyWritings(String text) {
        ProbeGroup group = PrbText.parse(text);
        assertThat(group.getGlobalDeviceChannelIndices()).containsExactly(0, 1, 2);
        assertThat(group.probes().getFirst().contacts().positions().toDoubles()).containsExactly(0, 0, 0, 10, 0, 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = 3|channel_groups",
                "channel_groups = {0: {'channels': [3, 1], 'geometry': {1: (0, 1)}}}|channel 3",
                "channel_groups = {0: {'channels': [3]}}|geometry",
                "channel_groups = {0: {'geometry': {1: (0, 1)}}}|channels",
                "channel_groups = {0: {'channels': [1, 1], 'geometry': {1: (0, 1)}}}|occurs twice",
                "channel_groups = {0: {'channels': [1], 'geometry': {1: (0, 1, 4)}}}|must be two numbers",
                "channel_groups = __import__('os').system('true')|__import__",
                "channel_groups = open('x')|open",
                "for i in range(3): pass|line 1",
                "channel_groups = {0: {'channels': [1, 'geometry': {1: (0, 1)}}}|line 1",
                "x = 'abc|closed",
                "x = [0] * 100000 * 100000|entries",
                "x = ((((1))|line 1",
                "x = 1 // 0|computed"
            })
    void refusedPrbNamesWhy(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.prb"), text);
        assertThatThrownBy(() -> ProbeFiles.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("bad.prb")
                .hasMessageContaining(why);
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        for (String bomb : List.of(
                "x = " + "(".repeat(100_000),
                "x = " + "-".repeat(100_000) + "1",
                "x = [0]\n" + "x = x + x\n".repeat(100),
                "x = [0 for a in range(100000) for b in range(100000)]")) {
            Path file = Files.writeString(folder.resolve("bomb.prb"), bomb);
            assertThatThrownBy(() -> ProbeFiles.read(file)).isInstanceOf(BrokenFileException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0,1;2,3", "x,y;0,1;2,3", "# note;0\t1;2\t3", "0 1;2   3", "y,x;1,0;3,2", "x,y,channel;2,3,1;0,1,0"
            })
    void csvInItsWritings(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("probe.csv"), lines.replace(';', '\n') + "\n\n");
        WiredProbes wired = ProbeFiles.read(file).wiredTo(2);
        assertThat(wired.locations()).isDeepEqualTo(new double[][] {{0, 1}, {2, 3}});
        assertThat(wired.probe().toString()).isEqualTo("Probe - 2ch - 1shanks");
    }

    @Test
    void csvWithShanks() throws IOException {
        Path file = Files.writeString(folder.resolve("probe.csv"), "0,1,a\n0,2,b\n0,3,a\n");
        assertThat(ProbeFiles.read(file).wiredTo(3).groups(GroupMode.AUTO)).containsExactly(0, 1, 0);
        Path bad = Files.writeString(folder.resolve("bad.csv"), "0,1\n0,x\n");
        assertThatThrownBy(() -> ProbeFiles.read(bad))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("bad.csv")
                .hasMessageContaining("row 1");
        Path none = Files.writeString(folder.resolve("none.csv"), "x,y\n");
        assertThatThrownBy(() -> ProbeFiles.read(Files.writeString(none, "# nothing\n")))
                .isInstanceOf(BrokenFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ndim\": 2|\"ndim\": 5|ndim",
                "\"ndim\": 2|\"ndmi\": 2|'ndim'",
                "\"si_units\": \"um\"|\"si_units\": \"km\"|si_units",
                "\"c0\", \"c1\"|\"c0\", \"c0\"|contact_ids",
                "\"c0\", \"c1\"|\"c0\"|contact_ids",
                "[0.0, 20.0]|[0.0, NaN]|contact_positions[1]",
                "[0.0, 20.0]|[0.0]|contact_positions",
                "[0.0, 20.0]|[0.0, \"a\"]|contact_positions",
                "\"circle\", \"square\"|\"circle\", \"star\"|star",
                "{\"width\": 12.0}|{\"width\": \"x\"}|width",
                "[1, 0]|[1]|device_channel_indices",
                "[1, 0]|[1, 0.5]|device_channel_indices",
                "\"probes\"|\"prbs\"|'probes'"
            })
    void refusedJsonNamesFileProbeAndKey(String from, String to, String key) throws IOException {
        String good = """
                {"specification": "probeinterface", "version": "0.2.24", "probes": [{"ndim": 2, "si_units": "um",
                "annotations": {"name": "A1"}, "contact_annotations": {"imp": [2.0, 3.0]},
                "contact_positions": [[0.0, 0.0], [0.0, 20.0]],
                "contact_plane_axes": [[[1.0,0.0],[0.0,1.0]], [[1.0,0.0],[0.0,1.0]]],
                "contact_shapes": ["circle", "square"], "contact_shape_params": [{"radius": 6.0}, {"width": 12.0}],
                "device_channel_indices": [1, 0], "contact_ids": ["c0", "c1"], "shank_ids": ["0", "0"],
                "contact_sides": ["front", "back"]}]}
                """;
        Path file = Files.writeString(folder.resolve("p.json"), good);
        assertThat(ProbeFiles.read(file)).hasToString("ProbeGroup: 1 probes - 2 contacts");
        assertThat(ProbeFiles.read(file).probes().getFirst()).hasToString("A1 - 2ch - 1shanks - 2 sides");
        assertThat(good).contains(from);
        Files.writeString(file, good.replace(from, to));
        assertThatThrownBy(() -> ProbeFiles.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("p.json")
                .hasMessageContaining(key);
        Files.writeString(file, good.substring(0, 200));
        assertThatThrownBy(() -> ProbeFiles.read(file)).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> ProbeFiles.read(folder.resolve("absent.json")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("absent.json");
    }
}
