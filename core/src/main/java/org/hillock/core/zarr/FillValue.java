package org.hillock.core.zarr;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.ElementBytes;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;

/**
 * What stands where no chunk was written.
 *
 * @param json as in the {@code .zarray}: a number, "NaN", "Infinity", a truth value, a text, base64 for bytes and records, or null
 * @param element the bytes of one element; zeros for null, none for objects
 */
record FillValue(JsonNode json, byte[] element) {
    static FillValue parse(NumpyType type, JsonNode json) {
        if (type instanceof NumpyType.PythonObject) {
            return new FillValue(json, new byte[0]);
        }
        boolean zero = json.isNull() || json.isMissingNode() || (json.isNumber() && json.doubleValue() == 0);
        byte[] element = zero ? new byte[type.itemSize()] : element(type, json);
        return new FillValue(json.isMissingNode() ? PythonJson.NODES.nullNode() : json, element);
    }

    /** Zero, false, an empty text or a record of zeros, as zarr writes them. */
    static FillValue zero(NumpyType type) {
        JsonNode json =
                switch (type) {
                    case NumpyType.Numeric number when !number.dtype().isInteger() -> PythonJson.NODES.numberNode(0.0);
                    case NumpyType.Half ignored -> PythonJson.NODES.numberNode(0.0);
                    case NumpyType.Bool() -> PythonJson.NODES.booleanNode(false);
                    case NumpyType.Unicode ignored -> PythonJson.NODES.stringNode("");
                    case NumpyType.Bytes ignored -> PythonJson.NODES.stringNode("");
                    case NumpyType.Struct struct ->
                        PythonJson.NODES.stringNode(Base64.getEncoder().encodeToString(new byte[struct.itemSize()]));
                    default -> PythonJson.NODES.numberNode(0);
                };
        return parse(type, json);
    }

    private static byte[] element(NumpyType type, JsonNode json) {
        byte[] element = new byte[type.itemSize()];
        Object column = ElementBytes.allocate(type, 1);
        switch (type) {
            case NumpyType.Numeric number
            when number.dtype().isInteger() && json.isNumber() ->
                Numbers.setLong(
                        column,
                        0,
                        json.isIntegralNumber() ? json.bigIntegerValue().longValue() : (long) json.doubleValue());
            case NumpyType.Numeric ignored -> Numbers.setDouble(column, 0, real(json));
            case NumpyType.Half ignored -> Numbers.setDouble(column, 0, real(json));
            case NumpyType.Bool() -> Arrays.fill((boolean[]) column, truth(json));
            case NumpyType.Unicode ignored -> Arrays.fill((String[]) column, text(json));
            default -> {
                return base64(json, element.length);
            }
        }
        ElementBytes.write(type, column, 0, 1, MemorySegment.ofArray(element), 0, element.length);
        return element;
    }

    private static double real(JsonNode json) {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return switch (json.asString("")) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(json, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        };
    }

    private static boolean truth(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            return json.doubleValue() != 0;
        }
        throw wrong(json, "true or false");
    }

    private static String text(JsonNode json) {
        if (json.isString()) {
            return json.stringValue();
        }
        throw wrong(json, "a text");
    }

    private static byte[] base64(JsonNode json, int length) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(json));
        } catch (IllegalArgumentException e) {
            throw wrong(json, "base64");
        }
        if (bytes.length > length) {
            throw wrong(json, "base64 of at most " + length + " bytes");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static IllegalArgumentException wrong(JsonNode json, String rule) {
        return new IllegalArgumentException("fill_value = " + PythonJson.formatCompact(json) + " must be " + rule);
    }

    /** Writes the fill value to {@code count} places of a column. */
    void fill(NumpyType type, Object column, int at, int count) {
        ElementBytes.read(type, MemorySegment.ofArray(element), 0, 0, column, at, count);
    }

    /** Writes the fill value over a whole chunk. */
    void fill(byte[] chunk) {
        boolean zeros = true;
        for (byte b : element) {
            zeros &= b == 0;
        }
        if (zeros) {
            return;
        }
        for (int at = 0; at < chunk.length; at += element.length) {
            System.arraycopy(element, 0, chunk, at, element.length);
        }
    }

    List<JsonNode> objects(int count) {
        return java.util.Collections.nCopies(count, json);
    }
}
