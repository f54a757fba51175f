package org.hillock.core.npy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.npy.NumpyType.Member;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/**
 * Moves elements of a {@link NumpyType} between bytes and columns.
 *
 * <p>A column is where an {@link NdArray} keeps its elements: a primitive array, a {@code String[]}, or, for records, an
 * {@code Object[]} of one column per field. Ranges aren't checked beyond those of the arrays and segments. Stateless.
 */
public final class ElementBytes {
    private ElementBytes() {}

    /** A new column of {@code count} elements: zeros, false, or (for texts) unset until read. */
    public static Object allocate(NumpyType type, int count) {
        return switch (type) {
            case NumpyType.Numeric(DType dtype, ByteOrder ignored) -> NumberBytes.allocate(dtype, count);
            case NumpyType.Half ignored -> new float[count];
            case NumpyType.Bool() -> new boolean[count];
            case NumpyType.Unicode ignored -> new String[count];
            case NumpyType.Bytes ignored -> new String[count];
            case NumpyType.Struct struct -> {
                List<Member> fields = struct.fields();
                Object[] columns = new Object[fields.size()];
                for (int f = 0; f < columns.length; f++) {
                    Member field = fields.get(f);
                    columns[f] = allocate(field.type(), Math.multiplyExact(count, field.values()));
                }
                yield columns;
            }
            case NumpyType.Padding ignored -> throw notElements(type);
            case NumpyType.PythonObject() -> throw notElements(type);
        };
    }

    /**
     * Reads {@code count} elements, which lie {@code stride} bytes apart from {@code offset} on, into the column from {@code at} on.
     *
     * @throws IllegalArgumentException where a text holds what is no character
     */
    public static void read(
            NumpyType type, MemorySegment source, long offset, long stride, Object column, int at, int count) {
        switch (type) {
            case NumpyType.Numeric(DType dtype, ByteOrder order) ->
                NumberBytes.read(dtype, order, source, offset, stride, column, at, count);
            case NumpyType.Half(ByteOrder order) ->
                NumberBytes.readHalf(order, source, offset, stride, (float[]) column, at, count);
            case NumpyType.Bool() -> NumberBytes.readBooleans(source, offset, stride, (boolean[]) column, at, count);
            case NumpyType.Unicode(int width, ByteOrder order) -> {
                for (int i = 0; i < count; i++) {
                    ((String[]) column)[at + i] = TextBytes.readUnicode(source, offset + i * stride, width, order);
                }
            }
            case NumpyType.Bytes(int width) -> {
                for (int i = 0; i < count; i++) {
                    ((String[]) column)[at + i] = TextBytes.readBytes(source, offset + i * stride, width);
                }
            }
            case NumpyType.Struct struct ->
                readFields(struct.fields(), source, offset, stride, (Object[]) column, at, count);
            case NumpyType.Padding ignored -> throw notElements(type);
            case NumpyType.PythonObject() -> throw notElements(type);
        }
    }

    private static void readFields(
            List<Member> fields, MemorySegment source, long offset, long stride, Object[] columns, int at, int count) {
        for (int f = 0; f < columns.length; f++) {
            Member field = fields.get(f);
            int values = field.values();
            if (values == 1) {
                read(field.type(), source, offset + field.offset(), stride, columns[f], at, count);
                continue;
            }
            for (int i = 0; i < count; i++) {
                long from = offset + i * stride + field.offset();
                read(field.type(), source, from, field.type().itemSize(), columns[f], (at + i) * values, values);
            }
        }
    }

    /** Writes {@code count} elements of the column, from {@code at} on, to places {@code stride} bytes apart. */
    public static void write(
            NumpyType type, Object column, int at, int count, MemorySegment target, long offset, long stride) {
        switch (type) {
            case NumpyType.Numeric(DType dtype, ByteOrder order) ->
                NumberBytes.write(dtype, order, column, at, count, target, offset, stride);
            case NumpyType.Half(ByteOrder order) ->
                NumberBytes.writeHalf(order, (float[]) column, at, count, target, offset, stride);
            case NumpyType.Bool() -> NumberBytes.writeBooleans((boolean[]) column, at, count, target, offset, stride);
            case NumpyType.Unicode(int width, ByteOrder order) -> {
                for (int i = 0; i < count; i++) {
                    TextBytes.writeUnicode(((String[]) column)[at + i], target, offset + i * stride, width, order);
                }
            }
            case NumpyType.Bytes(int width) -> {
                for (int i = 0; i < count; i++) {
                    TextBytes.writeBytes(((String[]) column)[at + i], target, offset + i * stride, width);
                }
            }
            case NumpyType.Struct struct -> writeFields(struct, (Object[]) column, at, count, target, offset, stride);
            case NumpyType.Padding ignored -> throw notElements(type);
            case NumpyType.PythonObject() -> throw notElements(type);
        }
    }

    private static void writeFields(
            NumpyType.Struct struct,
            Object[] columns,
            int at,
            int count,
            MemorySegment target,
            long offset,
            long stride) {
        List<Member> fields = struct.fields();
        if (fields.size() < struct.members().size()) {
            for (int i = 0; i < count; i++) {
                target.asSlice(offset + i * stride, struct.itemSize()).fill((byte) 0);
            }
        }
        for (int f = 0; f < columns.length; f++) {
            Member field = fields.get(f);
            int values = field.values();
            if (values == 1) {
                write(field.type(), columns[f], at, count, target, offset + field.offset(), stride);
                continue;
            }
            for (int i = 0; i < count; i++) {
                long to = offset + i * stride + field.offset();
                write(
                        field.type(),
                        columns[f],
                        (at + i) * values,
                        values,
                        target,
                        to,
                        field.type().itemSize());
            }
        }
    }

    /** The column as an array of the given shape; shares its elements. */
    public static NdArray wrap(NumpyType type, Object column, int... shape) {
        return switch (type) {
            case NumpyType.Numeric(DType dtype, ByteOrder ignored) ->
                NdArray.ofNumbers(dtype, column, java.lang.reflect.Array.getLength(column))
                        .reshape(shape);
            case NumpyType.Half ignored -> {
                float[] values = (float[]) column;
                yield NdArray.ofFloats(values, values.length).reshape(shape);
            }
            case NumpyType.Bool() -> {
                boolean[] values = (boolean[]) column;
                yield NdArray.ofBooleans(values, values.length).reshape(shape);
            }
            case NumpyType.Unicode(int width, ByteOrder ignored) -> texts(width, (String[]) column, shape);
            case NumpyType.Bytes(int width) -> texts(width, (String[]) column, shape);
            case NumpyType.Struct struct -> wrapFields(struct.fields(), (Object[]) column, shape);
            case NumpyType.Padding ignored -> throw notElements(type);
            case NumpyType.PythonObject() -> throw notElements(type);
        };
    }

    private static NdArray texts(int width, String[] values, int[] shape) {
        return NdArray.ofStrings(width, values, values.length).reshape(shape);
    }

    private static NdArray wrapFields(List<Member> fields, Object[] columns, int[] shape) {
        if (columns.length == 0) {
            throw new NotSupportedException("array of records without fields can't be held. Leave it out.");
        }
        Map<String, NdArray> wrapped = new LinkedHashMap<>();
        for (int f = 0; f < columns.length; f++) {
            Member field = fields.get(f);
            int[] whole =
                    java.util.Arrays.copyOf(shape, shape.length + field.shape().size());
            for (int i = 0; i < field.shape().size(); i++) {
                whole[shape.length + i] = field.shape().get(i);
            }
            wrapped.put(field.name(), wrap(field.type(), columns[f], whole));
        }
        return NdArray.ofRecords(wrapped, shape);
    }

    /** The column in which an array keeps its elements, its fields in the order in which {@code type} names them. */
    public static Object columnOf(NumpyType type, NdArray array) {
        return type instanceof NumpyType.Struct struct
                ? struct.fields().stream()
                        .map(f -> columnOf(f.type(), array.field(f.name())))
                        .toArray()
                : array.backing();
    }

    /** Whether elements of the array can be written as the type without any change. */
    public static boolean fits(NumpyType type, ElementType elements) {
        return switch (elements) {
            case ElementType.Text(int width) ->
                (type instanceof NumpyType.Unicode unicode && width <= unicode.width())
                        || (type instanceof NumpyType.Bytes bytes && width <= bytes.width());
            case ElementType.Struct(List<ElementType.Field> given) ->
                type instanceof NumpyType.Struct struct && fieldsFit(struct.fields(), given);
            default -> elements.equals(type.elementType());
        };
    }

    private static boolean fieldsFit(List<Member> wanted, List<ElementType.Field> given) {
        if (wanted.size() != given.size()) {
            return false;
        }
        for (Member member : wanted) {
            if (given.stream()
                    .noneMatch(field -> field.name().equals(member.name())
                            && field.shape().equals(member.shape())
                            && fits(member.type(), field.type()))) {
                return false;
            }
        }
        return true;
    }

    private static NotSupportedException notElements(NumpyType type) {
        return new NotSupportedException("elements of type "
                + type.description().stringValue() + " have no bytes of their own. Read them as plain objects.");
    }
}
