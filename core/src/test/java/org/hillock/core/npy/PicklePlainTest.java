package org.hillock.core.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.hillock.core.Damage;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PicklePlainTest {
    @TempDir
    Path folder;

    private static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> PythonJson.NODES.nullNode();
            case 1 -> PythonJson.NODES.booleanNode(random.nextBoolean());
            case 2 -> PythonJson.NODES.numberNode(random.nextLong() >> random.nextInt(64));
            case 3 -> PythonJson.NODES.numberNode(random.nextGaussian());
            case 4 -> PythonJson.NODES.stringNode("ä中🧠".repeat(random.nextInt(40)));
            case 5 -> PythonJson.NODES.numberNode(new java.math.BigInteger(200, random).negate());
            case 6 -> {
                var list = PythonJson.NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(tree(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var object = PythonJson.NODES.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set("k" + i, tree(random, depth + 1));
                }
                yield object;
            }
        };
    }

    private JsonNode read(String pickle) throws IOException {
        Path file = folder.resolve("x.pkl");
        Files.write(file, pickle.getBytes(StandardCharsets.ISO_8859_1));
        return PicklePlain.read(file);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void treesComeBack(long seed) {
        Random random = new Random(seed);
        Path file = folder.resolve("x.pkl");
        for (int i = 0; i < 50; i++) {
            JsonNode tree = tree(random, 0);
            PicklePlain.write(file, tree);
            assertThat(PythonJson.formatCompact(PicklePlain.read(file))).isEqualTo(PythonJson.formatCompact(tree));
        }
    }

    @Test
    void theTextProtocolIsRead() throws IOException {
        assertThat(PythonJson.formatCompact(read("(dp0\nS'a\\x41'\np1\nI1\nsVb\\u4e2d\nL-5L\nsF1.5\nI01\ns.")))
                .isEqualTo("{\"aA\": 1, \"b\\u4e2d\": -5, \"1.5\": true}");
        assertThat(PythonJson.formatCompact(read("c__builtin__\nset\n((lp0\nI3\natR.")))
                .isEqualTo("[3]");
    }

    @Test
    void anythingButPlainValuesIsRefusedByName() {
        assertThatThrownBy(() -> read("cos\nsystem\n(S'echo'\ntR."))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("'os.system'")
                .hasMessageContaining("x.pkl at byte");
        assertThatThrownBy(() -> read("(ios\nsystem\n.")).hasMessageContaining("'os.system'");
        assertThatThrownBy(() -> read("(cos\nsystem\nS'echo'\no.")).hasMessageContaining("'os.system'");
        assertThatThrownBy(() -> read("c__builtin__\neval\n.")).hasMessageContaining("'__builtin__.eval'");
        assertThatThrownBy(() -> read("cmy.module\nThing\n)\u0081}b.")).hasMessageContaining("'my.module.Thing'");
        assertThatThrownBy(() -> read("Pid\n.")).hasMessageContaining("outside itself");
    }

    @Test
    void damagedFilesGiveOneClearLine() throws IOException {
        Path file = folder.resolve("x.pkl");
        assertThatThrownBy(() -> read("(lp0\nI1")).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> read("h\u0005.")).hasMessageContaining("used before it was stored");
        for (long seed = 0; seed < 6; seed++) {
            PicklePlain.write(file, tree(new Random(seed + 100), 0));
            int length = (int) Files.size(file);
            assertThat(Damage.cut(file, () -> PicklePlain.read(file))).isEqualTo(length);
            Damage.change(file, seed, 200, () -> PicklePlain.read(file));
        }
    }

    @Test
    void damagedArraysGiveOneClearLine() throws IOException {
        // The pickle of numpy.arange(3.0), protocol 2, as numpy lays it out.
        String array =
                "\u0080\u0002cnumpy.core.multiarray\n_reconstruct\nq\u0000cnumpy\nndarray\nq\u0001K\u0000\u0085q\u0002c_codecs\n"
                        + "encode\nq\u0003X\u0001\u0000\u0000\u0000bq\u0004X\u0006\u0000\u0000\u0000latin1q\u0005\u0086q\u0006Rq\u0007\u0087q\u0008Rq\t"
                        + "(K\u0001K\u0003\u0085q\ncnumpy\ndtype\nq\u000bX\u0002\u0000\u0000\u0000f8q\u000c\u0089\u0088\u0087q\rRq\u000e(K\u0003"
                        + "X\u0001\u0000\u0000\u0000<q\u000fNNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tq\u0010b\u0089"
                        + "C\u0018\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u00f0?"
                        + "\u0000\u0000\u0000\u0000\u0000\u0000\u0000@tb.";
        assertThat(PythonJson.formatCompact(read(array))).isEqualTo("[0.0, 1.0, 2.0]");
        Path file = folder.resolve("x.pkl");
        assertThat(Damage.cut(file, () -> PicklePlain.read(file))).isEqualTo(array.length());
        Damage.change(file, 5, 1500, () -> PicklePlain.read(file));
    }
}
