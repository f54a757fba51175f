package org.hillock.core.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.core.OraclePython;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What numpy writes is read with the same values, and what is written here numpy reads, byte for byte where the layout is the same. */
class NpyOracleTest {
    @TempDir
    Path folder;

    private static String text(JsonNode tree) {
        return PythonJson.formatCompact(tree);
    }

    private String expected(String name) {
        return text(PythonJson.read(folder.resolve(name + ".json")));
    }

    private List<String> stems(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(suffix))
                    .map(n -> n.substring(0, n.length() - suffix.length()))
                    .filter(n -> Files.exists(folder.resolve(n + ".json")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsWhatPythonWritesAndPythonReadsWhatIsWritten() throws Exception {
        OraclePython.run(folder, "npy_oracle.py", "make", folder.toString());
        Path out = Files.createDirectory(folder.resolve("out"));
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        int identical = 0;
        for (String name : stems(".npy")) {
            try (NpyFile npy = NpyFile.open(folder.resolve(name + ".npy"))) {
                assertThat(text(npy.readObjects())).as(name + " " + npy).isEqualTo(expected(name));
                if (name.startsWith("a")) {
                    NdArray array = npy.readAll();
                    arrays.put(name, array);
                    Npy.write(out.resolve(name + ".npy"), array);
                    boolean sameLayout = NumpyType.of(array.type()).equals(npy.type()) && !npy.isFortranOrder();
                    if (sameLayout) {
                        identical++;
                        assertThat(out.resolve(name + ".npy"))
                                .as(name)
                                .hasSameBinaryContentAs(folder.resolve(name + ".npy"));
                    }
                    if (npy.rows() > 2 && npy.shape().length > 0) {
                        assertThat(npy.readRows(1, npy.rows() - 1))
                                .as(name)
                                .isEqualTo(array.slice(1, array.length() - 1));
                    }
                }
            }
        }
        assertThat(identical).isGreaterThan(100);
        assertThat(Npz.readAll(folder.resolve("stored.npz"))).isEqualTo(arrays);
        assertThat(Npz.readAll(folder.resolve("deflated.npz"))).isEqualTo(arrays);
        Npz.write(out.resolve("all.npz"), arrays);
        List<String> pickles = stems(".pkl");
        assertThat(pickles).hasSizeGreaterThan(100);
        for (String name : pickles) {
            JsonNode tree = PicklePlain.read(folder.resolve(name + ".pkl"));
            assertThat(text(tree)).as(name).isEqualTo(expected(name));
            PicklePlain.write(out.resolve(name + ".pkl"), tree);
        }
        assertThat(text(PicklePlain.read(folder.resolve("keys.pkl"))))
                .isEqualTo("{\"1\": \"c\", \"2.5\": \"b\", \"null\": \"d\", \"s\": \"e\"}");
        OraclePython.run(folder, "npy_oracle.py", "check", out.toString());
        for (String name : arrays.keySet()) {
            assertThat(text(PythonJson.read(out.resolve(name + ".npy.json"))))
                    .as(name)
                    .isEqualTo(expected(name));
        }
        for (String name : pickles) {
            assertThat(text(PythonJson.read(out.resolve(name + ".pkl.json"))))
                    .as(name)
                    .isEqualTo(expected(name));
        }
        JsonNode npz = PythonJson.read(out.resolve("all.npz.json"));
        arrays.keySet()
                .forEach(name -> assertThat(text(npz.path(name))).as(name).isEqualTo(expected(name)));
        refuses("refused_date", "datetime.datetime");
        refuses("refused_eval", "os.system");
        refuses("refused_getattr", "__builtin__.getattr");
        refuses("refused_cycle", "contains itself");
        refuses("refused_bomb", "values");
    }

    private void refuses(String name, String what) {
        assertThatThrownBy(() -> PicklePlain.read(folder.resolve(name + ".pkl")))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(name + ".pkl at byte");
    }
}
