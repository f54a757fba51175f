package org.hillock.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.hillock.core.OraclePython;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PythonJsonTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1e16, 1e+16",
        "9999999999999998, 9999999999999998.0",
        "1e-4, 0.0001",
        "0.00001, 1e-05",
        "-0.0, -0.0",
        "0.0, 0.0",
        "1e22, 1e+22",
        "123456789012345680, 1.2345678901234568e+17",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "30000, 30000.0",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "2e-3, 0.002",
        "1e100, 1e+100"
    })
    void floatsArePrintedAsPythonPrintsThem(double value, String text) {
        assertThat(PythonJson.formatCompact(PythonJson.NODES.numberNode(value))).isEqualTo(text);
        assertThat(PythonJson.parse(text).doubleValue()).isEqualTo(Double.valueOf(value));
    }

    /** Ten thousand doubles of random bits, short decimals and floats: Python's dumps gives the same text. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void pythonPrintsTheSameText(long seed) throws Exception {
        Random random = new Random(seed);
        ArrayNode values = PythonJson.NODES.arrayNode();
        for (int i = 0; i < 10_000; i++) {
            values.add(
                    switch (i % 5) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextInt(1_000_000) / 1000.0;
                        case 2 -> (double) Float.intBitsToFloat(random.nextInt());
                        case 3 -> random.nextInt(-9, 10) * Math.pow(10, random.nextInt(-323, 300));
                        default -> (double) random.nextLong();
                    });
        }
        values.add("ä\u0001\"\\\n\t\u007f\u2028😀/")
                .add(Long.MIN_VALUE)
                .add(true)
                .addNull();
        values.addObject().put("b", 1).put("a", 2.0).putArray("empty");
        PythonJson.write(folder.resolve("in.json"), values);
        Files.writeString(folder.resolve("compact.json"), PythonJson.formatCompact(values));
        OraclePython.run(folder, "json_oracle.py", folder.toString());
        assertThat(Files.readString(folder.resolve("out.json"))).isEqualTo(Files.readString(folder.resolve("in.json")));
        assertThat(Files.readString(folder.resolve("out_compact.json")))
                .isEqualTo(Files.readString(folder.resolve("compact.json")));
        assertThat(PythonJson.formatCompact(PythonJson.read(folder.resolve("out.json"))))
                .isEqualTo(PythonJson.formatCompact(values));
    }

    @Test
    void whatIsNoJsonIsNamedWithItsPlace() throws IOException {
        Path file = folder.resolve("x.json");
        assertThatThrownBy(() -> PythonJson.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file + ": no such file. Check the path.");
        for (String text : new String[] {
            "{\"a\": 1", "{\"a\": 1}}", "{'a': 1}", "[1,]", "{\"a\":1,\"a\":2}", "\u0000", "[".repeat(100_000)
        }) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> PythonJson.read(file))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageStartingWith(file + ": no valid JSON (");
        }
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
        assertThatThrownBy(() -> PythonJson.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("UTF-8");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        assertThatThrownBy(() -> PythonJson.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("too many for JSON");
    }

    @Test
    void arraysKeepTheirKinds() {
        assertThat(NdJson.fromJson(PythonJson.parse("[1, 2]"))).isEqualTo(NdArray.ofLongs(new long[] {1, 2}));
        assertThat(NdJson.fromJson(PythonJson.parse("[1, 2.0]"))).isEqualTo(NdArray.ofDoubles(new double[] {1, 2}));
        assertThat(NdJson.fromJson(PythonJson.parse("[\"1\", \"x\"]")))
                .isEqualTo(NdArray.ofStrings(new String[] {"1", "x"}));
        assertThat(NdJson.fromJson(PythonJson.parse("[true, false]")))
                .isEqualTo(NdArray.ofBooleans(new boolean[] {true, false}));
        assertThat(NdJson.fromJson(PythonJson.parse("[[1.5, null], [NaN, 2]]")))
                .isEqualTo(NdArray.ofDoubles(new double[] {1.5, Double.NaN, Double.NaN, 2}, 2, 2));
        assertThat(NdJson.fromJson(PythonJson.parse("[]")).shape()).isEqualTo(new int[] {0});
        assertThat(NdJson.fromJson(PythonJson.parse("[[], []]")).shape()).isEqualTo(new int[] {2, 0});
        assertThat(NdJson.fromJson(PythonJson.parse("18446744073709551615"))
                        .type()
                        .numeric())
                .isEqualTo(DType.FLOAT64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1], [2, 3]]", "[[1], 2]", "[1, [2]]", "[1, \"a\"]", "[1, true]", "{\"a\": 1}", "[{}]"})
    void raggedOrMixedListsAreRefused(String text) {
        JsonNode node = PythonJson.parse(text);
        assertThatThrownBy(() -> NdJson.fromJson(node)).isInstanceOf(WrongArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nestedListsComeBack(long seed) {
        Random random = new Random(seed);
        NdArray numbers = NdArray.ofLongs(random.longs(24).toArray(), 2, 3, 4);
        assertThat(NdJson.fromJson(PythonJson.parse(PythonJson.format(NdJson.toJson(numbers)))))
                .isEqualTo(numbers);
        NdArray fractions =
                NdArray.ofDoubles(random.doubles(12).map(x -> x * 1e-9).toArray(), 3, 4);
        assertThat(NdJson.fromJson(PythonJson.parse(PythonJson.format(NdJson.toJson(fractions)))))
                .isEqualTo(fractions);
        ObjectNode tree = PythonJson.NODES.objectNode();
        tree.set("a", NdJson.toJson(fractions));
        assertThat(PythonJson.parse(PythonJson.formatCompact(tree)))
                .isEqualTo(PythonJson.parse(PythonJson.format(tree)));
    }
}
