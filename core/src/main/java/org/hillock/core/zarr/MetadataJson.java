package org.hillock.core.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the content of {@code .zarray}. */
final class MetadataJson {
    private static final int FORMAT = 2;

    private MetadataJson() {}

    static void checkFormat(JsonNode json) {
        JsonNode format = json.path("zarr_format");
        if (!format.isIntegralNumber()) {
            throw new IllegalArgumentException("zarr_format must be " + FORMAT);
        }
        if (format.intValue() != FORMAT) {
            throw new NotSupportedException("zarr format " + format.asString()
                    + " can't be read (format 2 is). Save the data with zarr_format=2.");
        }
    }

    static ArrayMetadata read(JsonNode json) {
        checkFormat(json);
        NumpyType type = NumpyType.parse(json.path("dtype"));
        if (type instanceof NumpyType.Padding) {
            throw new NotSupportedException("raw bytes (V) can't be read. Save numbers or text.");
        }
        List<Filter> filters = new ArrayList<>();
        json.path("filters").forEach(filter -> filters.add(Filter.parse(filter)));
        JsonNode compressor = json.path("compressor");
        boolean raw = compressor.isNull() || compressor.isMissingNode();
        return new ArrayMetadata(
                lengths(json, "shape", Long.MAX_VALUE),
                java.util.Arrays.stream(lengths(json, "chunks", Integer.MAX_VALUE))
                        .mapToInt(Math::toIntExact)
                        .toArray(),
                type,
                raw ? Optional.empty() : Optional.of(Codec.parse(compressor)),
                filters,
                FillValue.parse(type, json.path("fill_value")).json(),
                isFortran(json.path("order").asString("C")),
                separator(json.path("dimension_separator").asString(".")));
    }

    private static boolean isFortran(String order) {
        if (!order.equals("C") && !order.equals("F")) {
            throw new IllegalArgumentException("order = '" + order + "' must be C or F");
        }
        return order.equals("F");
    }

    private static char separator(String separator) {
        if (!separator.equals(".") && !separator.equals("/")) {
            throw new IllegalArgumentException("dimension_separator = '" + separator + "' must be . or /");
        }
        return separator.charAt(0);
    }

    private static long[] lengths(JsonNode json, String key, long max) {
        JsonNode lengths = json.path(key);
        boolean fine = lengths.isArray()
                && lengths.valueStream()
                        .allMatch(n -> n.isIntegralNumber()
                                && n.canConvertToLong()
                                && n.longValue() >= 0
                                && n.longValue() <= max);
        if (!fine) {
            throw new IllegalArgumentException(
                    key + " = " + PythonJson.formatCompact(lengths) + " must be a list of lengths of at least 0");
        }
        return lengths.valueStream().mapToLong(JsonNode::longValue).toArray();
    }

    static JsonNode write(ArrayMetadata array) {
        ObjectNode json = PythonJson.NODES.objectNode();
        ArrayNode chunks = json.putArray("chunks");
        for (int length : array.chunks()) {
            chunks.add(length);
        }
        json.set("compressor", array.compressor().map(Codec::configuration).orElseGet(PythonJson.NODES::nullNode));
        if (array.separator() != '.') {
            json.put("dimension_separator", String.valueOf(array.separator()));
        }
        json.set("dtype", array.type().description());
        json.set("fill_value", spelled(array.fillValue()));
        if (array.filters().isEmpty()) {
            json.putNull("filters");
        } else {
            ArrayNode filters = json.putArray("filters");
            array.filters().forEach(filter -> filters.add(filter.configuration()));
        }
        json.put("order", array.fortranOrder() ? "F" : "C");
        ArrayNode shape = json.putArray("shape");
        for (long length : array.shape()) {
            shape.add(length);
        }
        return json.put("zarr_format", FORMAT);
    }

    /** NaN and infinities as the texts that stand for them. */
    private static JsonNode spelled(JsonNode fill) {
        boolean special = fill.isNumber() && !fill.isIntegralNumber() && !Double.isFinite(fill.doubleValue());
        return special ? PythonJson.NODES.stringNode(PythonJson.formatCompact(fill)) : fill;
    }
}
