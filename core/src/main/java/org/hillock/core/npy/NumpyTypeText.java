package org.hillock.core.npy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType.Member;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads and writes the names of numpy types. */
final class NumpyTypeText {
    private NumpyTypeText() {}

    static NumpyType parse(JsonNode description) {
        if (description.isString()) {
            return parse(description.stringValue());
        }
        if (description.isArray() && !description.isEmpty()) {
            return parseFields(description);
        }
        throw new IllegalArgumentException("'" + PythonJson.formatCompact(description) + "' is no numpy type");
    }

    private static NumpyType parse(String text) {
        ByteOrder order = DType.byteOrderOf(text);
        String bare = !text.isEmpty() && "<>|=".indexOf(text.charAt(0)) >= 0 ? text.substring(1) : text;
        if (bare.isEmpty() || !bare.substring(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return unknown(text);
        }
        int width = width(bare, text);
        return switch (bare.charAt(0)) {
            case 'i', 'u', 'f' -> number(bare, order, text);
            case 'b' -> width == 1 ? new NumpyType.Bool() : unknown(text);
            case '?' -> new NumpyType.Bool();
            case 'U' -> new NumpyType.Unicode(checked(width, 4, text), order);
            case 'S', 'a' -> new NumpyType.Bytes(width);
            case 'V' -> new NumpyType.Padding(width);
            case 'O' -> new NumpyType.PythonObject();
            default -> unknown(text);
        };
    }

    private static int width(String bare, String text) {
        try {
            return bare.length() == 1 ? 0 : Integer.parseInt(bare.substring(1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no numpy type: its width is too large", e);
        }
    }

    private static int checked(int width, int factor, String text) {
        if ((long) width * factor > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is no numpy type: its width is too large");
        }
        return width;
    }

    private static NumpyType number(String bare, ByteOrder order, String text) {
        if (bare.equals("f2")) {
            return new NumpyType.Half(order);
        }
        for (DType dtype : DType.values()) {
            if (dtype.typeString().endsWith(bare) && dtype.typeString().length() == bare.length() + 1) {
                return new NumpyType.Numeric(dtype, order);
            }
        }
        return unknown(text);
    }

    private static NumpyType unknown(String text) {
        String bare = text.replaceFirst("^[<>|=]", "");
        if (bare.matches("([cmMfg]\\d+|[mM]8?\\[.*])")) {
            throw new NotSupportedException(
                    "numpy type '" + text
                            + "' has no counterpart here. Known are integers and floats of up to 64 bits, bool, U, S and records of these.");
        }
        throw new IllegalArgumentException("'" + text + "' is no numpy type");
    }

    private static NumpyType parseFields(JsonNode description) {
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long offset = 0;
        for (JsonNode entry : description) {
            if (!entry.isArray() || entry.size() < 2 || entry.size() > 3) {
                throw new IllegalArgumentException(
                        "'" + PythonJson.formatCompact(entry) + "' is no field [name, type] or [name, type, shape]");
            }
            Member member = parseMember(entry, Math.toIntExact(offset));
            if (!(member.type() instanceof NumpyType.Padding) && !names.add(member.name())) {
                throw new IllegalArgumentException("the field '" + member.name() + "' occurs twice");
            }
            if (member.type() instanceof NumpyType.PythonObject) {
                throw new NotSupportedException(
                        "field '" + member.name() + "' of Python objects can't be read. Store numbers or text.");
            }
            members.add(member);
            offset += member.bytes();
            if (offset > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a record of " + offset + " bytes is too large");
            }
        }
        return new NumpyType.Struct(members);
    }

    private static Member parseMember(JsonNode entry, int offset) {
        JsonNode name = entry.get(0).isArray() ? entry.get(0).path(1) : entry.get(0);
        if (!name.isString()) {
            throw new IllegalArgumentException("a field's name must be a text");
        }
        NumpyType type = parse(entry.get(1));
        boolean nameless = name.stringValue().isEmpty() && type instanceof NumpyType.Padding;
        if (type instanceof NumpyType.Padding && !nameless) {
            throw new NotSupportedException(
                    "field '" + name.stringValue() + "' of raw bytes (V) can't be read. Store numbers or text.");
        }
        return new Member(name.stringValue(), type, entry.size() == 3 ? shape(entry.get(2)) : List.of(), offset);
    }

    private static List<Integer> shape(JsonNode shape) {
        List<Integer> lengths = new ArrayList<>();
        long product = 1;
        for (JsonNode length :
                shape.isArray() ? shape : PythonJson.NODES.arrayNode().add(shape)) {
            if (!length.canConvertToInt() || length.intValue() < 0) {
                throw new IllegalArgumentException("'" + PythonJson.formatCompact(shape) + "' is no shape of a field");
            }
            lengths.add(length.intValue());
            product *= length.intValue();
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a field of " + product + " values is too large");
            }
        }
        return lengths;
    }

    static NumpyType.Struct packed(List<ElementType.Field> fields) {
        List<Member> members = new ArrayList<>();
        int offset = 0;
        for (ElementType.Field field : fields) {
            Member member = new Member(field.name(), NumpyType.of(field.type()), field.shape(), offset);
            members.add(member);
            offset = Math.addExact(offset, member.bytes());
        }
        return new NumpyType.Struct(members);
    }

    static JsonNode describe(NumpyType type) {
        String text =
                switch (type) {
                    case NumpyType.Numeric(DType dtype, ByteOrder order) -> dtype.typeString(order);
                    case NumpyType.Half(ByteOrder order) -> prefix(order) + "f2";
                    case NumpyType.Bool() -> "|b1";
                    case NumpyType.Unicode(int width, ByteOrder order) -> prefix(order) + "U" + width;
                    case NumpyType.Bytes(int width) -> "|S" + width;
                    case NumpyType.Padding(int width) -> "|V" + width;
                    case NumpyType.PythonObject() -> "|O";
                    case NumpyType.Struct ignored -> "";
                };
        return type instanceof NumpyType.Struct struct ? describeFields(struct) : PythonJson.NODES.stringNode(text);
    }

    private static char prefix(ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? '<' : '>';
    }

    private static JsonNode describeFields(NumpyType.Struct struct) {
        ArrayNode fields = PythonJson.NODES.arrayNode();
        for (Member member : struct.members()) {
            ArrayNode field = fields.addArray().add(member.name()).add(describe(member.type()));
            if (!member.shape().isEmpty()) {
                ArrayNode shape = field.addArray();
                member.shape().forEach(shape::add);
            }
        }
        return fields;
    }

    /** The type as Python prints it in an npy header: fields are tuples. */
    static String literal(NumpyType type) {
        if (!(type instanceof NumpyType.Struct struct)) {
            return "'" + describe(type).stringValue() + "'";
        }
        StringBuilder out = new StringBuilder("[");
        for (Member member : struct.members()) {
            out.append(out.length() > 1 ? ", " : "")
                    .append('(')
                    .append(PythonLiteral.quote(member.name()))
                    .append(", ")
                    .append(literal(member.type()))
                    .append(member.shape().isEmpty() ? "" : ", " + PythonLiteral.tuple(member.shape()))
                    .append(')');
        }
        return out.append(']').toString();
    }
}
