package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NeuropixelsTest {
    private static final JsonNode PARTS = parts();

    private static JsonNode parts() {
        try (InputStream in = NeuropixelsTest.class.getResourceAsStream("/probe/neuropixels.json")) {
            return PythonJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .get("parts");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> partNumbers() {
        return PARTS.propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("partNumbers")
    void electrodesStandWhereTheOraclePutsThem(String number) {
        JsonNode expected = PARTS.get(number);
        NeuropixelsPart part = NeuropixelsPart.of(number);
        int perShank = part.columns() * part.rows();
        assertThat(part.numShanks() * perShank).isEqualTo(expected.get("count").intValue());
        List<ContactRow> rows = IntStream.iterate(0, i -> i < part.numShanks() * perShank, i -> i + 61)
                .mapToObj(i -> part.contact(i / perShank, i % perShank))
                .toList();
        Probe probe = part.probe(rows);
        Trees.assertEqual(number, JsonArrays.toTree(probe.contacts().positions()), expected.get("positions"), 1e-9);
        Trees.assertEqual(number, Trees.texts(probe.contacts().ids().orElseThrow()), expected.get("ids"), 0);
        Trees.assertEqual(
                number, JsonArrays.toTree(probe.planarContour().orElseThrow()), expected.get("contour"), 1e-9);
        assertThat(probe.contacts().shapes().getFirst().param("width"))
                .isEqualTo(expected.get("width").doubleValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Noise_g0_t0.imec0.ap.meta", "NP2_4_shanks.imec0.ap.meta", "phase3a.imec.ap.meta"})
    void channelTablesOfRealRecordings(String name) throws IOException {
        Path folder = SharedData.folder("realdata/spikeglx/meta_only");
        JsonNode expected = PythonJson.read(folder.resolve("expected.json"))
                .get("expected")
                .get(name)
                .get("probe");
        Probe probe = ImroTable.parse(
                        value(folder.resolve(name), "~imroTbl").orElseThrow(),
                        value(folder.resolve(name), "imDatPrb_pn"))
                .toProbe();
        double[][] rows = probe.contacts().positions().toRows();
        List<String> ids = probe.contacts().ids().orElseThrow();
        assertThat(rows).hasNumberOfRows(expected.get("num_contacts").intValue());
        assertThat(probe.getShankCount()).isEqualTo(expected.get("num_shanks").intValue());
        Trees.assertEqual(name, Trees.of(Arrays.copyOf(rows, 4)), expected.get("first_positions"), 0);
        for (int d = 0; d < 2; d++) {
            int axis = d;
            assertThat(rows[rows.length - 1][d])
                    .isEqualTo(expected.get("last_position").get(d).doubleValue());
            assertThat(Arrays.stream(rows).mapToDouble(r -> r[axis]).sum())
                    .isEqualTo(expected.get("position_sum").get(d).doubleValue());
        }
        Trees.assertEqual(
                name, Trees.texts(List.of(ids.getFirst(), ids.getLast())), expected.get("contact_ids_first_last"), 0);
    }

    @Test
    void geometryMapAndChannelTableOfARealRecordingAgree() throws IOException {
        Path folder = SharedData.folder("realdata/spikeglx/np2_with_sync");
        Path meta = SharedData.files(folder, "all_chan_g0_t0.imec0.ap.meta").getFirst();
        Probe table = ImroTable.parse(value(meta, "~imroTbl").orElseThrow(), value(meta, "imDatPrb_pn"))
                .toProbe();
        Probe map = GeometryMap.parse(value(meta, "~snsGeomMap").orElseThrow()).toProbe();
        assertThat(map.contacts().positions()).isEqualTo(table.contacts().positions());
        assertThat(map.contacts().ids()).isEqualTo(table.contacts().ids());
        assertThat(map.contacts().shankIds()).isEqualTo(table.contacts().shankIds());
        assertThat(map.planarContour()).isEqualTo(table.planarContour());
    }

    private static Optional<String> value(Path meta, String key) throws IOException {
        return Files.readAllLines(meta).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    @Test
    void imroFilesAreProbeFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.imro"), "(24,3)(0 0 0 0 0)(1 3 0 0 5)(2 1 0 0 4)\n");
        Probe probe = ProbeFiles.read(file).probes().getFirst();
        assertThat(probe.contacts().ids()).hasValue(List.of("s0e0", "s3e5", "s1e4"));
        assertThat(probe.contacts().positions().toDoubles()).containsExactly(0, 0, 782, 30, 250, 30);
        assertThat(probe.contacts().annotations()).containsOnlyKeys("channel_ids", "banks", "references");
        Files.writeString(file, "(0,2)(0 0 0 500 250 1)(1 0 0 500)");
        assertThatThrownBy(() -> ProbeFiles.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("a.imro")
                .hasMessageContaining("(1 0 0 500)");
    }

    @Test
    void unknownPartsAreNamed() {
        assertThatThrownBy(() -> NeuropixelsPart.of("NP9999"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("NP1000");
        assertThatThrownBy(() -> NeuropixelsPart.of("0").contact(0, 960)).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> ImroTable.parse("(1110,2,0,500,250,1)(0 0 0)", Optional.empty()))
                .isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> ImroTable.parse("()", Optional.empty())).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> GeometryMap.parse("(NP1000,1,0)(0:1:2:1)")).isInstanceOf(WrongArgumentException.class);
        Probe unknown = GeometryMap.parse("(XX,2,100,70)(0:27:0:1)(1:27:15:1)").toProbe();
        assertThat(unknown.contacts().positions().toDoubles()).containsExactly(27, 0, 127, 15);
    }
}
