package org.hillock.core.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Cases and inputs of the golden tree, for the tests of this module; without the tree the calling test is skipped. */
public final class GoldenTools {
    private static final Path ROOT =
            Path.of(System.getProperty("hillock.shared", "../../shared")).resolve("golden");
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");
    private static final Pattern DESCR = Pattern.compile("'descr': '([^']*)'");

    private static Optional<JsonNode> index = Optional.empty();

    private GoldenTools() {}

    static synchronized JsonNode index() {
        if (!Files.exists(ROOT.resolve("cases.json"))) {
            System.out.println("SKIPPED golden: not found");
            Assumptions.abort("golden: not found");
        }
        if (index.isEmpty()) {
            index = Optional.of(PythonJson.read(ROOT.resolve("cases.json")));
        }
        return index.get();
    }

    /** The cases of an area whose function is the given one. */
    public static List<JsonNode> cases(String area, String function) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode one : index().get("cases")) {
            if (one.get("area").asString().equals(area)
                    && one.get("function").asString().equals(function)) {
                found.add(one);
            }
        }
        return found;
    }

    public static NdArray output(JsonNode golden, String key) {
        return npy(golden.get("outputs").get(key).get("file").asString());
    }

    /** A recording among the inputs, with its properties. */
    public static Recording recording(String name) {
        JsonNode input = index().get("inputs").get(name);
        DType dtype = DType.parse(input.get("dtype").asString());
        List<NdArray> segments = new ArrayList<>();
        input.get("files").forEach(file -> segments.add(widened(npy(file.asString()), dtype)));
        Recording recording =
                NumpyRecording.of(input.get("sampling_frequency").asDouble(), ids(input.get("channel_ids")), segments);
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            Optional<JsonNode> values = input.get("properties").optional(key);
            if (values.isPresent()) {
                recording = Recordings.setProperty(recording, key, NdArray.ofDoubles(doubles(values.get())));
            }
        }
        Optional<JsonNode> locations = input.optional("channel_locations");
        return locations.isPresent() ? Recordings.setChannelLocations(recording, rows(locations.get())) : recording;
    }

    public static Ids ids(JsonNode list) {
        List<Id> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.isString() ? Id.of(id.asString()) : Id.of(id.asLong())));
        return Ids.of(ids);
    }

    private static NdArray widened(NdArray stored, DType dtype) {
        if (stored.type().numeric() == dtype) {
            return stored;
        }
        short[] wide = new short[stored.size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) stored.longAt(i);
        }
        return NdArray.ofNumbers(dtype, wide, stored.shape());
    }

    public static double[] doubles(JsonNode list) {
        double[] out = new double[list.size()];
        Arrays.setAll(out, i -> list.get(i).asDouble());
        return out;
    }

    public static long[] longs(JsonNode list) {
        long[] out = new long[list.size()];
        Arrays.setAll(out, i -> list.get(i).asLong());
        return out;
    }

    private static double[][] rows(JsonNode list) {
        double[][] out = new double[list.size()][];
        Arrays.setAll(out, i -> doubles(list.get(i)));
        return out;
    }

    /** A .npy file in C order. */
    public static NdArray npy(String file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes[6] == 1 ? 10 : 12;
        int headerLength = bytes[6] == 1 ? all.getShort(8) : all.getInt(8);
        String header = new String(bytes, start, headerLength, StandardCharsets.US_ASCII);
        ByteBuffer data = all.position(start + headerLength).slice().order(ByteOrder.LITTLE_ENDIAN);
        int[] shape = Arrays.stream(group(SHAPE, header).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        return array(group(DESCR, header), data, shape);
    }

    private static String group(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find() || header.contains("'fortran_order': True")) {
            throw new IllegalStateException(header);
        }
        return matcher.group(1);
    }

    private static NdArray array(String descr, ByteBuffer data, int[] shape) {
        int n = data.remaining();
        if (descr.equals("|b1")) {
            boolean[] out = new boolean[n];
            for (int i = 0; i < n; i++) {
                out[i] = data.get(i) != 0;
            }
            return NdArray.ofBooleans(out, shape);
        }
        DType dtype = DType.parse(descr);
        Object out =
                switch (dtype) {
                    case INT8, UINT8 -> {
                        byte[] a = new byte[n];
                        data.get(a);
                        yield a;
                    }
                    case INT16, UINT16 -> {
                        short[] a = new short[n / 2];
                        data.asShortBuffer().get(a);
                        yield a;
                    }
                    case INT32, UINT32 -> {
                        int[] a = new int[n / 4];
                        data.asIntBuffer().get(a);
                        yield a;
                    }
                    case INT64, UINT64 -> {
                        long[] a = new long[n / 8];
                        data.asLongBuffer().get(a);
                        yield a;
                    }
                    case FLOAT32 -> {
                        float[] a = new float[n / 4];
                        data.asFloatBuffer().get(a);
                        yield a;
                    }
                    case FLOAT64 -> {
                        double[] a = new double[n / 8];
                        data.asDoubleBuffer().get(a);
                        yield a;
                    }
                };
        return NdArray.ofNumbers(dtype, out, shape);
    }
}
