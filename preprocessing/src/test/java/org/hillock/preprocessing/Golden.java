package org.hillock.preprocessing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** The numbers of the reference: cases and inputs of the golden folder. */
final class Golden {
    private static final Path FOLDER = Path.of(System.getProperty("hillock.shared", "../../shared"), "golden");
    private static final Pattern DESCR = Pattern.compile("'descr': '([^']+)'");
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

    private Golden() {}

    static boolean isThere() {
        return Files.exists(FOLDER.resolve("cases.json"));
    }

    /** Aborts the test, aloud, where the folder is missing. */
    static void require() {
        if (!isThere()) {
            System.out.println("SKIPPED golden: not found");
        }
        assumeTrue(isThere(), "golden folder is missing");
    }

    private static final class Index {
        static final JsonNode ROOT = PythonJson.read(FOLDER.resolve("cases.json"));
    }

    /** All cases of the preprocessing area. */
    static List<JsonNode> cases() {
        return cases("preprocessing");
    }

    /** All cases of an area. */
    static List<JsonNode> cases(String area) {
        List<JsonNode> out = new ArrayList<>();
        Index.ROOT.path("cases").forEach(node -> {
            if (node.path("area").asString("").equals(area)) {
                out.add(node);
            }
        });
        return out;
    }

    static JsonNode named(String name) {
        return named("preprocessing", name);
    }

    static JsonNode named(String area, String name) {
        return cases(area).stream()
                .filter(node -> node.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An input recording with properties, locations and annotations. */
    static Recording recording(String name) {
        JsonNode input = Index.ROOT.path("inputs").path(name);
        DType dtype = DType.parse(input.path("dtype").stringValue());
        List<NdArray> segments = new ArrayList<>();
        input.path("files").forEach(file -> segments.add(widened(npy(file.stringValue()), dtype)));
        List<Id> ids = new ArrayList<>();
        input.path("channel_ids")
                .forEach(id -> ids.add(id.isString() ? Id.of(id.stringValue()) : Id.of(id.longValue())));
        Recording recording = NumpyRecording.of(input.path("sampling_frequency").doubleValue(), Ids.of(ids), segments);
        for (var property : input.path("properties").properties()) {
            recording = Recordings.setProperty(recording, property.getKey(), NdJson.fromJson(property.getValue()));
        }
        if (input.path("channel_locations").isArray() && !recording.hasChannelLocations()) {
            recording = Recordings.setProperty(recording, "location", NdJson.fromJson(input.path("channel_locations")));
        }
        return Recordings.annotate(
                recording,
                "is_filtered",
                PythonJson.NODES.booleanNode(input.path("is_filtered").asBoolean(false)));
    }

    private static NdArray widened(NdArray array, DType dtype) {
        if (array.type().numeric() == dtype) {
            return array;
        }
        short[] wide = new short[array.size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) array.longAt(i);
        }
        return NdArray.ofNumbers(dtype, wide, array.shape());
    }

    /** An array of a case. */
    static NdArray npy(String file) {
        return npyAt(FOLDER.resolve(file));
    }

    /** An array of any file. */
    static NdArray npyAt(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int version = bytes.get(6);
            int length = version == 1 ? bytes.getShort(8) & 0xffff : bytes.getInt(8);
            int start = version == 1 ? 10 : 12;
            String header = new String(bytes.array(), start, length, StandardCharsets.US_ASCII);
            return values(bytes.position(start + length), DType.parse(find(DESCR, header)), shape(header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IllegalStateException(header);
        }
        return matcher.group(1);
    }

    private static int[] shape(String header) {
        return Pattern.compile(",")
                .splitAsStream(find(SHAPE, header))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static NdArray values(ByteBuffer bytes, DType dtype, int[] shape) {
        int n = bytes.remaining() / dtype.itemSize();
        Object out =
                switch (dtype) {
                    case INT8, UINT8 -> {
                        byte[] a = new byte[n];
                        bytes.get(a);
                        yield a;
                    }
                    case INT16, UINT16 -> {
                        short[] a = new short[n];
                        bytes.slice()
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asShortBuffer()
                                .get(a);
                        yield a;
                    }
                    case INT32, UINT32 -> {
                        int[] a = new int[n];
                        bytes.slice()
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asIntBuffer()
                                .get(a);
                        yield a;
                    }
                    case INT64, UINT64 -> {
                        long[] a = new long[n];
                        bytes.slice()
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asLongBuffer()
                                .get(a);
                        yield a;
                    }
                    case FLOAT32 -> {
                        float[] a = new float[n];
                        bytes.slice()
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asFloatBuffer()
                                .get(a);
                        yield a;
                    }
                    case FLOAT64 -> {
                        double[] a = new double[n];
                        bytes.slice()
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asDoubleBuffer()
                                .get(a);
                        yield a;
                    }
                };
        return NdArray.ofNumbers(dtype, out, shape);
    }

    /** The tolerance of a node, or of the case where the node has none. */
    static Tolerance tolerance(JsonNode test, JsonNode part) {
        return Tolerance.of(
                Optional.of(part.path("tolerance")).filter(JsonNode::isObject).orElse(test.path("tolerance")));
    }

    /** How far numbers may differ. */
    record Tolerance(String kind, double rtol, double atol, double mismatch) {
        static Tolerance of(JsonNode node) {
            return new Tolerance(
                    node.path("kind").stringValue(),
                    node.path("rtol").asDouble(0),
                    node.path("atol").asDouble(0),
                    node.path("max_mismatch_fraction").asDouble(1));
        }

        boolean isNone() {
            return kind.equals("none");
        }

        /** Empty where the numbers agree, else what is wrong. */
        Optional<String> complaint(double[] actual, double[] expected) {
            if (actual.length != expected.length) {
                return Optional.of(actual.length + " values instead of " + expected.length);
            }
            int different = 0;
            int outside = 0;
            double worst = 0;
            int at = -1;
            for (int i = 0; i < actual.length; i++) {
                double difference = Math.abs(actual[i] - expected[i]);
                if (Double.isNaN(actual[i]) && Double.isNaN(expected[i]) || actual[i] == expected[i]) {
                    continue;
                }
                different++;
                boolean within = difference
                        <= switch (kind) {
                            case "close" -> atol + rtol * Math.abs(expected[i]);
                            case "abs" -> atol;
                            default -> 0;
                        };
                if (!within) {
                    outside++;
                }
                if (!(difference <= worst)) {
                    worst = difference;
                    at = i;
                }
            }
            boolean tooMany = kind.equals("abs") && different > mismatch * actual.length;
            return outside == 0 && !tooMany
                    ? Optional.empty()
                    : Optional.of("of " + actual.length + " values " + different + " differ, " + outside
                            + " beyond the tolerance " + this + ", worst by " + worst + " at " + at + " ("
                            + actual[at] + " instead of " + expected[at] + ")");
        }
    }
}
