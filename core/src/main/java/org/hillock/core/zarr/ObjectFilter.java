package org.hillock.core.zarr;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PicklePlain;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which the Python objects of a chunk are stored.
 *
 * @param form json2 (a JSON list of all items, then the type, then the shape), vlen-utf8 (texts behind their lengths), or pickle
 *     (read only, plain values only)
 * @param configuration the whole configuration
 */
public record ObjectFilter(Form form, JsonNode configuration) implements Filter {
    /** How objects become bytes. */
    public enum Form {
        JSON2,
        VLEN_UTF8,
        PICKLE
    }

    /** The filter for any plain values, configured as numcodecs does. */
    public static ObjectFilter json() {
        ObjectNode configuration = FilterConfiguration.of("json2")
                .put("encoding", "utf-8")
                .put("allow_nan", true)
                .put("check_circular", true)
                .put("ensure_ascii", true)
                .putNull("indent")
                .put("skipkeys", false)
                .put("sort_keys", true)
                .put("strict", true);
        configuration.putArray("separators").add(",").add(":");
        return new ObjectFilter(Form.JSON2, configuration);
    }

    /** The filter for texts. */
    public static ObjectFilter texts() {
        return new ObjectFilter(Form.VLEN_UTF8, FilterConfiguration.of("vlen-utf8"));
    }

    @Override
    public long encodedSize(long size) {
        return Codec.UNKNOWN_SIZE;
    }

    @Override
    public int encodedElementSize(int elementSize) {
        return 1;
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        throw new IllegalStateException("objects have no bytes of their own");
    }

    @Override
    public byte[] decode(byte[] stored, int size) {
        throw new IllegalStateException("objects have no bytes of their own");
    }

    /** The items of a chunk of the given shape, row-major, as bytes. */
    byte[] encodeItems(List<JsonNode> items, int[] shape) {
        return switch (form) {
            case JSON2 -> {
                ArrayNode list = PythonJson.NODES.arrayNode();
                nest(items, shape, 0, 0).forEach(list::add);
                list.add("|O");
                ArrayNode lengths = list.addArray();
                for (int length : shape) {
                    lengths.add(length);
                }
                yield PythonJson.formatCompact(list).getBytes(StandardCharsets.UTF_8);
            }
            case VLEN_UTF8 -> encodeTexts(items);
            case PICKLE ->
                throw new NotSupportedException("filter 'pickle' is read but not written. Take json2 instead.");
        };
    }

    private static JsonNode nest(List<JsonNode> items, int[] shape, int axis, int index) {
        if (axis == shape.length) {
            return items.get(index);
        }
        ArrayNode list = PythonJson.NODES.arrayNode();
        for (int i = 0; i < shape[axis]; i++) {
            list.add(nest(items, shape, axis + 1, index * shape[axis] + i));
        }
        return list;
    }

    private static byte[] encodeTexts(List<JsonNode> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        putInt(out, items.size());
        for (JsonNode item : items) {
            boolean unset = item.isNull() || (item.isNumber() && item.doubleValue() == 0); // as numcodecs takes them
            if (!item.isString() && !unset) {
                throw new NotSupportedException("filter 'vlen-utf8' stores texts only. Take json2 instead.");
            }
            byte[] text = (unset ? "" : item.stringValue()).getBytes(StandardCharsets.UTF_8);
            putInt(out, text.length);
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    private static void putInt(ByteArrayOutputStream out, int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    /** The items of a chunk of the given shape, row-major. */
    List<JsonNode> decodeItems(byte[] stored, int[] shape, Path file) throws BrokenBytesException {
        List<JsonNode> items = new ArrayList<>();
        switch (form) {
            case JSON2 -> flatten(decodeJson(stored), shape, 0, items);
            case VLEN_UTF8 -> items.addAll(decodeTexts(stored));
            case PICKLE ->
                flatten(
                        PicklePlain.read(
                                stored,
                                (offset, what) ->
                                        new BrokenFileException(file, "unpacked, at byte " + offset + ": " + what)),
                        shape,
                        0,
                        items);
        }
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (items.size() != count) {
            throw new BrokenBytesException(0, "the chunk holds " + items.size() + " objects but must hold " + count);
        }
        return items;
    }

    private static void flatten(JsonNode node, int[] shape, int axis, List<JsonNode> items)
            throws BrokenBytesException {
        if (axis == shape.length) {
            items.add(node);
            return;
        }
        if (!node.isArray() || node.size() != shape[axis]) {
            throw new BrokenBytesException(
                    0, "the objects of the chunk must lie in lists of the shape " + Arrays.toString(shape));
        }
        for (JsonNode item : node) {
            flatten(item, shape, axis + 1, items);
        }
    }

    /** The list without the type and the shape at its end. */
    private static ArrayNode decodeJson(byte[] stored) throws BrokenBytesException {
        try {
            if (PythonJson.parse(new String(stored, StandardCharsets.UTF_8)) instanceof ArrayNode list
                    && list.size() >= 2) {
                list.remove(list.size() - 1);
                list.remove(list.size() - 1);
                return list;
            }
        } catch (JacksonException e) {
            throw new BrokenBytesException(0, "the json2 text is damaged (" + e.getOriginalMessage() + ")", e);
        }
        throw new BrokenBytesException(0, "the json2 text must be a list that ends with a type and a shape");
    }

    private static List<JsonNode> decodeTexts(byte[] stored) throws BrokenBytesException {
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        List<JsonNode> items = new ArrayList<>();
        try {
            int count = in.getInt();
            for (int i = 0; i < count; i++) {
                int length = in.getInt();
                if (length < 0 || length > in.remaining()) {
                    throw new BrokenBytesException(
                            in.position(),
                            "a text of " + Integer.toUnsignedString(length) + " bytes must lie inside the chunk");
                }
                items.add(
                        PythonJson.NODES.stringNode(new String(stored, in.position(), length, StandardCharsets.UTF_8)));
                in.position(in.position() + length);
            }
        } catch (BufferUnderflowException e) {
            throw new BrokenBytesException(stored.length, "the texts end here, too early", e);
        }
        return items;
    }
}
