package org.hillock.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the cases of one area of the golden tree; without the tree the calling test is skipped. */
public final class Golden {
    private static final Path ROOT =
            Path.of(System.getProperty("hillock.shared", "../../shared")).resolve("golden");

    private Golden() {}

    public static List<JsonNode> cases(String area) {
        if (!Files.exists(ROOT.resolve("cases.json"))) {
            System.out.println("SKIPPED golden: not found");
            Assumptions.abort("golden: not found");
        }
        JsonNode index = new ObjectMapper().readTree(ROOT.resolve("cases.json"));
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode one : index.get("cases")) {
            if (one.get("area").asString().equals(area)) {
                found.add(one);
            }
        }
        return found;
    }

    public static JsonNode namedCase(String area, String name) {
        return cases(area).stream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The array of an output of a case, flattened. */
    public static double[] output(JsonNode golden, String key) {
        return array(golden.get("outputs").get(key).get("file").asString());
    }

    public static double[] array(String file) {
        try {
            byte[] bytes = Files.readAllBytes(ROOT.resolve(file));
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int headerLength = bytes[6] == 1 ? buffer.getShort(8) : buffer.getInt(8);
            int headerStart = bytes[6] == 1 ? 10 : 12;
            String header = new String(bytes, headerStart, headerLength, StandardCharsets.US_ASCII);
            if (header.contains("True")) {
                throw new IllegalStateException(file + ": " + header);
            }
            buffer.position(headerStart + headerLength);
            return values(header.split("'")[3], buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] values(String type, ByteBuffer data) {
        int size = Character.digit(type.charAt(2), 10);
        double[] values = new double[data.remaining() / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type.substring(1)) {
                case "f8" -> data.getDouble(i * size);
                case "f4" -> data.getFloat(i * size);
                case "i8" -> data.getLong(i * size);
                case "i4" -> data.getInt(i * size);
                case "i2" -> data.getShort(i * size);
                case "i1", "b1" -> data.get(i);
                default -> throw new IllegalStateException(type);
            };
        }
        return values;
    }

    /** The facts of a named input. */
    public static JsonNode input(String name) {
        cases("any");
        return new ObjectMapper()
                .readTree(ROOT.resolve("cases.json"))
                .get("inputs")
                .get(name);
    }

    public static double[] doubles(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).asDouble())
                .toArray();
    }

    public static long[] longs(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToLong(i -> list.get(i).asLong())
                .toArray();
    }

    public static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
    }
}
