package org.hillock.core.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.OraclePython;
import org.hillock.core.Shared;
import org.hillock.core.codecs.Blosc;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PlainItems;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What zarr-python writes is read with the same values, and zarr-python reads what is written here with the same codecs. */
class ZarrOracleTest {
    @TempDir
    Path folder;

    private static String text(JsonNode tree) {
        return PythonJson.formatCompact(tree);
    }

    private static String values(ZarrArray array) {
        if (!array.metadata().holdsObjects()) {
            return text(PlainItems.nested(array.readAll()));
        }
        long[] shape = array.shape();
        List<JsonNode> items = array.readObjects();
        ArrayNode rows = PythonJson.NODES.arrayNode();
        if (shape.length == 1) {
            rows.addAll(items);
        } else {
            for (int r = 0; r < shape[0]; r++) {
                rows.addArray().addAll(items.subList(r * (int) shape[1], (r + 1) * (int) shape[1]));
            }
        }
        return text(rows);
    }

    @Test
    void readsWhatPythonWritesAndPythonReadsWhatIsWritten() throws Exception {
        copyNpyOracle();
        OraclePython.run(folder, "zarr_oracle.py", "make", folder.toString());
        JsonNode expected = PythonJson.read(folder.resolve("expected.json"));
        ZarrGroup store = ZarrGroup.open(folder.resolve("store.zarr"));
        assertThat(text(store.attributes()))
                .isEqualTo("{\"a\": true, \"b\": {\"nan\": NaN, \"z\": [1, 2.5, null, \"\\u00e4\"]}}");
        ZarrGroup out = ZarrGroup.create(folder.resolve("out.zarr"));
        out.writeAttributes(store.attributes());
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            ZarrArray array = store.array(entry.getKey());
            String found = values(array);
            if (!found.equals(text(entry.getValue()))) {
                failures.add(array + " " + text(array.metadata().toJson()) + "\n  found    " + start(found)
                        + "\n  expected " + start(text(entry.getValue())));
                continue;
            }
            copy(entry.getKey(), array, out);
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(expected.size()).isGreaterThan(700);
        out.consolidate();
        OraclePython.run(folder, "zarr_oracle.py", "check", folder.toString());
        JsonNode read = PythonJson.read(folder.resolve("read.json"));
        assertThat(text(read.path("/attrs"))).isEqualTo(text(store.attributes()));
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            String name = entry.getKey();
            assertThat(text(read.path(name)))
                    .as(name + " " + out.array(name).metadata())
                    .isEqualTo(text(entry.getValue()));
            assertThat(values(out.array(name))).as(name).isEqualTo(text(entry.getValue()));
        }
    }

    @Test
    void sharedStoresGiveTheValuesThatPythonReads() throws Exception {
        ArrayNode stores = PythonJson.NODES.arrayNode();
        for (String tree : List.of("golden/fixtures", "realdata/si_analyzer_zarr")) {
            try (var files = Files.walk(Shared.path(tree))) {
                files.filter(f -> f.toString().endsWith(".zarr") && Files.exists(f.resolve(".zgroup")))
                        .map(f -> f.toAbsolutePath().normalize().toString())
                        .sorted()
                        .forEach(stores::add);
            }
        }
        PythonJson.write(folder.resolve("stores.json"), stores);
        copyNpyOracle();
        OraclePython.run(folder, "zarr_oracle.py", "dump", folder.toString());
        JsonNode dump = PythonJson.read(folder.resolve("dump.json"));
        assertThat(dump.size()).isGreaterThan(150);
        for (Map.Entry<String, JsonNode> entry : dump.properties()) {
            String[] where = entry.getKey().split("\\|");
            ZarrArray array = ZarrGroup.open(Path.of(where[0])).array(where[1]);
            assertThat(values(array).equals(text(entry.getValue())))
                    .as(entry.getKey())
                    .isTrue();
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }

    private void copyNpyOracle() throws Exception {
        try (var source = OraclePython.class.getResourceAsStream("/oracle/npy_oracle.py")) {
            Files.write(folder.resolve("npy_oracle.py"), source.readAllBytes());
        }
    }

    /** Writes the array again with the same metadata, but for what is read only. */
    private static void copy(String name, ZarrArray array, ZarrGroup out) {
        ArrayMetadata metadata = array.metadata();
        boolean readOnly = metadata.compressor()
                .filter(c -> c instanceof Blosc blosc && blosc.inner() == Blosc.Inner.BLOSCLZ)
                .isPresent();
        ArrayMetadata written = readOnly ? metadata.withCompressor(Optional.empty()) : metadata;
        boolean pickled = name.startsWith("pickle");
        if (pickled) {
            written = written.withFilters(List.of(ObjectFilter.json()));
        }
        if (name.equals("quantize")) {
            written = written.withFilters(List.of());
        }
        int slash = name.lastIndexOf('/');
        ZarrGroup group = slash < 0 ? out : out.createGroup(name.substring(0, slash));
        ZarrArray copy = group.createArray(name.substring(slash + 1), written);
        if (metadata.holdsObjects()) {
            copy.writeObjects(array.readObjects());
            return;
        }
        NdArray values = array.readAll();
        try {
            copy.writeAll(values);
        } catch (NotSupportedException e) {
            throw new AssertionError(name + " " + values.type(), e);
        }
        assertThat(values.type()).isNotEqualTo(new ElementType.Text(-1));
    }
}
