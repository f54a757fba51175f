package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The values that probeinterface and spikeinterface give for the same calls; see {@code resources/probe/make_oracle.py}. */
class ProbeOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final MultiColumns COLUMNS = MultiColumns.withDefaults()
            .withContactsPerColumn(2, 3)
            .withPitch(5, 7)
            .withYShiftPerColumn(0.0, -2.5)
            .withShape(ContactShape.rect(3, 2));
    private static final Map<String, JsonNode> ORACLE = oracle();
    private static final Map<String, Supplier<JsonNode>> CASES = cases();

    private static Map<String, JsonNode> oracle() {
        try (InputStream in = ProbeOracleTest.class.getResourceAsStream("/probe/oracle.json")) {
            Map<String, JsonNode> found = new LinkedHashMap<>();
            PythonJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .get("cases")
                    .forEach(c -> found.put(c.get("name").stringValue(), c));
            return found;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Probe columns() {
        return ProbeGenerators.generateMultiColumnsProbe(COLUMNS);
    }

    private static Probe auto(String type, double margin) {
        return Probe.empty()
                .setContacts(new double[][] {{0, 0}, {0, 20}, {10, 5}, {-3, 7.5}}, ContactShape.circle(10))
                .createAutoShape(type, margin);
    }

    private static Probe full() {
        return columns()
                .setShankIds(List.of("b", "b", "10", "10", "2"))
                .setDeviceChannelIndices(4, -1, 0, 2, 1)
                .annotateContacts("quality", NdArray.ofDoubles(new double[] {1, 2, 3, 4, 5}))
                .annotateContacts("text", NdArray.ofStrings(new String[] {"a", "bb", "c", "d", "e"}))
                .annotate("name", "N")
                .annotate("manufacturer", "M")
                .annotate("model_name", "O")
                .annotate("serial_number", "S");
    }

    private static ProbeGroup group() {
        return ProbeGroup.of(ProbeGenerators.generateTetrode().move(-100, 0), full())
                .setGlobalDeviceChannelIndices(7, 6, 0, 1, 5, 2, -1, 4, 3);
    }

    private static WiredProbes bare() {
        return group().map(p ->
                        p.withContacts(p.contacts().withAnnotations(Map.of())).withAnnotations(Map.of()))
                .wiredTo(9);
    }

    private static JsonNode wired(GroupMode mode) {
        WiredProbes wired = group().wiredTo(9);
        var tree = PythonJson.NODES.objectNode();
        tree.set("channels", Trees.of(wired.recordedChannels()));
        tree.set("groups", Trees.of(wired.groups(mode)));
        return tree;
    }

    private static Map<String, Supplier<JsonNode>> cases() {
        Map<String, Supplier<JsonNode>> all = new LinkedHashMap<>();
        probe(all, "tetrode", ProbeGenerators::generateTetrode);
        probe(all, "tetrode_r", () -> ProbeGenerators.generateTetrode(7.5));
        probe(all, "linear", () -> ProbeGenerators.generateLinearProbe(4));
        probe(all, "linear_square", () -> ProbeGenerators.generateLinearProbe(3, 12.5, ContactShape.square(5)));
        probe(all, "columns", ProbeOracleTest::columns);
        probe(
                all,
                "multi_shank",
                () -> ProbeGenerators.generateMultiShank(3, new double[] {100, 20}, MultiColumns.of(1, 2)));
        probe(all, "dummy_square", () -> ProbeGenerators.generateDummyProbe("square"));
        all.put("dummy_group", () -> ProbeJson.toTree(ProbeGenerators.generateDummyProbeGroup()));
        probe(all, "shape_tip_20", () -> auto("tip", 20));
        probe(all, "shape_tip_5", () -> auto("tip", 5));
        probe(all, "shape_rect_5", () -> auto("rect", 5));
        probe(all, "shape_circular_20", () -> auto("circular", 20));
        probe(all, "move", () -> columns().move(1.5, -2));
        probe(all, "rotate", () -> columns().rotate(30));
        probe(all, "rotate_center", () -> columns().rotate(-75, new double[] {3, 4}));
        probe(all, "rotate_contacts", () -> columns().rotateContacts(0, 10, 20, 30, 40));
        for (String axes : List.of("xy", "xz", "yz")) {
            probe(all, "to_3d_" + axes, () -> columns().to3d(axes));
        }
        probe(all, "rotate_3d", ProbeOracleTest::turned);
        probe(all, "to_2d", () -> turned().to2d("yz"));
        all.put("vertices", () -> Trees.of(columns().getContactVertices().get(3)));
        all.put(
                "wiring",
                () -> Trees.of(
                        ProbeGroup.of(ProbeGenerators.generateLinearProbe(32).wiringToDevice("H32>RHD2132", 4))
                                .getGlobalDeviceChannelIndices()));
        all.put("pathways", ProbeOracleTest::pathways);
        probe(all, "full", ProbeOracleTest::full);
        all.put("title", () -> PythonJson.NODES.stringNode(full().getTitle()));
        all.put("vector", () -> Trees.of(full().toArray(true)));
        all.put("vector_short", () -> Trees.of(full().toArray(false)));
        all.put("vector_3d", () -> Trees.of(columns().to3d("xz").toArray(true)));
        probe(all, "vector_parsed", () -> ProbeGroup.fromArray(full().toArray(true))
                .probes()
                .getFirst());
        all.put("group", () -> ProbeJson.toTree(group()));
        all.put("group_vector", () -> Trees.of(group().toArray(true)));
        all.put("group_vector_parsed", () -> ProbeJson.toTree(ProbeGroup.fromArray(group().toArray(true))));
        all.put("wired_by_probe", () -> wired(GroupMode.BY_PROBE));
        all.put("wired_by_shank", () -> wired(GroupMode.BY_SHANK));
        all.put("wired_vector", () -> Trees.of(group().wiredTo(9).contactVector()));
        all.put("wired_group", () -> ProbeJson.toTree(bare().group()));
        all.put("wired_yx", () -> Trees.of(bare().locations("yx")));
        all.put("sliced_vector", () -> Trees.of(bare().slice(6, 1, 0, 5).contactVector()));
        all.put("sliced_group", () -> ProbeJson.toTree(bare().slice(6, 1, 0, 5).group()));
        all.put(
                "prb",
                () -> ProbeJson.toTree(
                        PrbText.parse(ORACLE.get("prb").get("call").stringValue())));
        return all;
    }

    private static Probe turned() {
        return columns().to3d("xz").rotate3d(25, new double[] {1, 2, 3}, new double[] {1, 2, 0.5});
    }

    private static JsonNode pathways() {
        var tree = PythonJson.NODES.objectNode();
        WiringPathways.names().forEach(name -> tree.set(name, Trees.of(WiringPathways.channels(name))));
        return tree;
    }

    private static void probe(Map<String, Supplier<JsonNode>> all, String name, Supplier<Probe> probe) {
        all.put(name, () -> ProbeJson.toTree(probe.get()));
    }

    static Stream<String> names() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesTheOraclesValue(String name) {
        JsonNode actual = CASES.get(name).get();
        JsonNode expected = ORACLE.get(name).get("value");
        Trees.assertEqual(name, actual, expected, TOLERANCE);
    }

    @Test
    void everyCaseOfTheOracleIsTested() {
        assertThat(new TreeSet<>(CASES.keySet())).isEqualTo(new TreeSet<>(ORACLE.keySet()));
    }
}
