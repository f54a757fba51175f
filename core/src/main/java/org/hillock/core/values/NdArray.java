package org.hillock.core.values;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;

/**
 * An n-dimensional array in row-major order: the form in which properties, spike vectors and stored arrays travel.
 *
 * <p>Elements are kept in one primitive (or String) array, structured elements in one array per field. Treat the arrays handed in
 * and out as read-only. At most 2^31-1 elements.
 */
public final class NdArray {
    private final ElementType type;
    private final int[] shape;
    private final Object data;

    private NdArray(ElementType type, int[] shape, Object data) {
        this.type = type;
        this.shape = shape.clone();
        this.data = data;
        if (!(data instanceof Map) && Array.getLength(data) != count(shape)) {
            throw new WrongArgumentException("array: shape = " + Arrays.toString(shape)
                    + " must hold as many elements as given (" + Array.getLength(data) + ").");
        }
    }

    /** Numbers of the given type over the backing array that fits it: byte[], short[], int[], long[], float[] or double[]. */
    public static NdArray ofNumbers(DType dtype, Object primitives, int... shape) {
        Class<?> wanted = backing(dtype);
        if (primitives.getClass().getComponentType() != wanted) {
            throw new WrongArgumentException("array: numbers of type " + dtype + " must be given as " + wanted + "[].");
        }
        return new NdArray(new ElementType.Numeric(dtype), shapeOr(shape, Array.getLength(primitives)), primitives);
    }

    /** float64 numbers; one-dimensional where no shape is given. */
    public static NdArray ofDoubles(double[] values, int... shape) {
        return ofNumbers(DType.FLOAT64, values, shape);
    }

    /** float32 numbers; one-dimensional where no shape is given. */
    public static NdArray ofFloats(float[] values, int... shape) {
        return ofNumbers(DType.FLOAT32, values, shape);
    }

    /** int64 numbers; one-dimensional where no shape is given. */
    public static NdArray ofLongs(long[] values, int... shape) {
        return ofNumbers(DType.INT64, values, shape);
    }

    /** int64 numbers from ints. */
    public static NdArray ofInts(int[] values, int... shape) {
        return ofLongs(Arrays.stream(values).asLongStream().toArray(), shape);
    }

    /** Truth values; one-dimensional where no shape is given. */
    public static NdArray ofBooleans(boolean[] values, int... shape) {
        return new NdArray(new ElementType.Bool(), shapeOr(shape, values.length), values);
    }

    /** Texts; the width is that of the longest. */
    public static NdArray ofStrings(String[] values, int... shape) {
        int width = Arrays.stream(values)
                .mapToInt(s -> s.codePointCount(0, s.length()))
                .max()
                .orElse(0);
        return ofStrings(Math.max(1, width), values, shape);
    }

    /** Texts of a stated width. */
    public static NdArray ofStrings(int width, String[] values, int... shape) {
        return new NdArray(new ElementType.Text(width), shapeOr(shape, values.length), values);
    }

    /** Rows of a matrix as a two-dimensional float64 array. */
    public static NdArray ofRows(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        return ofDoubles(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, columns);
    }

    /** A structured array from its fields in order; all have the same leading shape. */
    public static NdArray ofFields(Map<String, NdArray> fields, int... shape) {
        return ofRecords(
                fields,
                shape.length == 0 ? new int[] {fields.values().iterator().next().length()} : shape);
    }

    /** A structured array from its fields in order and its exact shape; a shape without axes is one record. */
    public static NdArray ofRecords(Map<String, NdArray> fields, int[] leading) {
        List<ElementType.Field> described = fields.entrySet().stream()
                .map(e -> new ElementType.Field(
                        e.getKey(), e.getValue().type, trailing(e.getKey(), e.getValue(), leading)))
                .toList();
        return new NdArray(new ElementType.Struct(described), leading, new LinkedHashMap<>(fields));
    }

    private static List<Integer> trailing(String name, NdArray field, int[] leading) {
        if (field.shape.length < leading.length
                || !Arrays.equals(leading, Arrays.copyOf(field.shape, leading.length))) {
            throw new WrongArgumentException("structured array: field '" + name + "' of shape "
                    + Arrays.toString(field.shape) + " must begin with the shape " + Arrays.toString(leading) + ".");
        }
        return IntStream.range(leading.length, field.shape.length)
                .mapToObj(i -> field.shape[i])
                .toList();
    }

    /** What an element is. */
    public ElementType type() {
        return type;
    }

    /** The lengths of the axes. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of axes. */
    public int rank() {
        return shape.length;
    }

    /** The length of the first axis; 1 for an array without axes. */
    public int length() {
        return shape.length == 0 ? 1 : shape[0];
    }

    /** The number of elements. */
    public int size() {
        return count(shape);
    }

    /** The backing array: byte[] … double[], boolean[], String[], or a Map of field name to array. Read-only. */
    public Object backing() {
        return data;
    }

    /** A field of a structured array. */
    public NdArray field(String name) {
        if (data instanceof Map<?, ?> fields && fields.get(name) instanceof NdArray field) {
            return field;
        }
        throw new WrongArgumentException("array: field = '" + name + "' must be one of " + fieldNames() + ".");
    }

    /** The names of the fields of a structured array, else none. */
    public List<String> fieldNames() {
        return type instanceof ElementType.Struct struct
                ? struct.fields().stream().map(ElementType.Field::name).toList()
                : List.of();
    }

    /** One number as a double; unsigned types give their unsigned value. */
    public double doubleAt(int index) {
        return switch (data) {
            case double[] a -> a[index];
            case float[] a -> a[index];
            case boolean[] a -> a[index] ? 1 : 0;
            default -> type.numeric() == DType.UINT64 ? unsignedToDouble(longAt(index)) : (double) longAt(index);
        };
    }

    /** One number as a long; fractions are refused, uint64 gives its bits. */
    public long longAt(int index) {
        boolean unsigned = type instanceof ElementType.Numeric(DType dtype) && dtype.isUnsigned();
        return switch (data) {
            case byte[] a -> unsigned ? Byte.toUnsignedLong(a[index]) : a[index];
            case short[] a -> unsigned ? Short.toUnsignedLong(a[index]) : a[index];
            case int[] a -> unsigned ? Integer.toUnsignedLong(a[index]) : a[index];
            case long[] a -> a[index];
            case boolean[] a -> a[index] ? 1 : 0;
            case float[] a -> whole(a[index]);
            case double[] a -> whole(a[index]);
            default -> throw new WrongArgumentException("array of " + type + " must hold numbers.");
        };
    }

    private static long whole(double value) {
        if (value != Math.rint(value)) {
            throw new WrongArgumentException("array: value = " + value + " must be a whole number.");
        }
        return (long) value;
    }

    /** The value of an unsigned 64-bit number, rounded to the nearest double. */
    public static double unsignedToDouble(long bits) {
        return bits >= 0 ? (double) bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /** All numbers as doubles, row-major; a copy. */
    public double[] toDoubles() {
        return data instanceof double[] a
                ? a.clone()
                : IntStream.range(0, size()).mapToDouble(this::doubleAt).toArray();
    }

    /** All numbers as floats, row-major; a copy. */
    public float[] toFloats() {
        if (data instanceof float[] a) {
            return a.clone();
        }
        float[] out = new float[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) doubleAt(i);
        }
        return out;
    }

    /** All numbers as longs, row-major; fractions are refused. A copy. */
    public long[] toLongs() {
        return data instanceof long[] a
                ? a.clone()
                : IntStream.range(0, size()).mapToLong(this::longAt).toArray();
    }

    /** All numbers as ints; values outside the int range are refused. */
    public int[] toInts() {
        return IntStream.range(0, size()).map(i -> Math.toIntExact(longAt(i))).toArray();
    }

    /** All truth values; numbers count as true where not 0. */
    public boolean[] toBooleans() {
        if (data instanceof boolean[] a) {
            return a.clone();
        }
        boolean[] out = new boolean[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = doubleAt(i) != 0;
        }
        return out;
    }

    /** All elements as text; numbers as Java prints them. */
    public String[] toStrings() {
        return switch (data) {
            case String[] a -> a.clone();
            case boolean[] a ->
                IntStream.range(0, a.length)
                        .mapToObj(i -> Boolean.toString(a[i]))
                        .toArray(String[]::new);
            case float[] a ->
                IntStream.range(0, a.length).mapToObj(i -> Float.toString(a[i])).toArray(String[]::new);
            case double[] a -> Arrays.stream(a).mapToObj(Double::toString).toArray(String[]::new);
            default -> Arrays.stream(toLongs()).mapToObj(Long::toString).toArray(String[]::new);
        };
    }

    /** A two-dimensional array as rows. */
    public double[][] toRows() {
        if (rank() != 2) {
            throw new WrongArgumentException("array of shape " + Arrays.toString(shape) + " must have two axes.");
        }
        double[] flat = toDoubles();
        double[][] rows = new double[shape[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * shape[1], (i + 1) * shape[1]);
        }
        return rows;
    }

    /** The same elements with another shape. */
    public NdArray reshape(int... newShape) {
        return data instanceof Map<?, ?> ? reshapeRecords(newShape) : new NdArray(type, newShape, data);
    }

    private NdArray reshapeRecords(int[] newShape) {
        if (count(newShape) != size()) {
            throw new WrongArgumentException("array: shape = " + Arrays.toString(newShape)
                    + " must hold as many elements as given (" + size() + ").");
        }
        Map<String, NdArray> reshaped = new LinkedHashMap<>();
        fields().forEach((name, field) -> {
            int[] inner = Arrays.copyOfRange(field.shape, shape.length, field.shape.length);
            int[] whole = Arrays.copyOf(newShape, newShape.length + inner.length);
            System.arraycopy(inner, 0, whole, newShape.length, inner.length);
            reshaped.put(name, field.reshape(whole));
        });
        return ofRecords(reshaped, newShape);
    }

    /** The entries at the given positions of the first axis, in that order. */
    public NdArray take(int[] indices) {
        int[] newShape = shape.clone();
        newShape[0] = indices.length;
        if (data instanceof Map<?, ?>) {
            Map<String, NdArray> taken = new LinkedHashMap<>();
            fields().forEach((name, field) -> taken.put(name, field.take(indices)));
            return new NdArray(type, newShape, taken);
        }
        int row = shape[0] == 0 ? 0 : size() / shape[0];
        Object out = Array.newInstance(data.getClass().getComponentType(), count(newShape));
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(data, indices[i] * row, out, i * row, row);
        }
        return new NdArray(type, newShape, out);
    }

    /** The entries {@code [from, to)} of the first axis. */
    public NdArray slice(int from, int to) {
        return take(IntStream.range(from, to).toArray());
    }

    /** Several arrays of one element kind and trailing shape, joined along the first axis; texts take the largest width. */
    public static NdArray concatenate(List<NdArray> parts) {
        NdArray first = parts.getFirst();
        int[] newShape = first.shape.clone();
        newShape[0] = parts.stream().mapToInt(NdArray::length).sum();
        if (first.data instanceof Map<?, ?>) {
            Map<String, NdArray> joined = new LinkedHashMap<>();
            first.fieldNames()
                    .forEach(name -> joined.put(
                            name,
                            concatenate(parts.stream().map(p -> p.field(name)).toList())));
            return ofFields(joined, newShape);
        }
        Object out = Array.newInstance(first.data.getClass().getComponentType(), count(newShape));
        int position = 0;
        for (NdArray part : parts) {
            if (part.data.getClass() != first.data.getClass()) {
                throw new WrongArgumentException(
                        "arrays of " + first.type + " and " + part.type + " must be of one type to be joined.");
            }
            System.arraycopy(part.data, 0, out, position, part.size());
            position += part.size();
        }
        return out instanceof String[] texts ? ofStrings(texts, newShape) : new NdArray(first.type, newShape, out);
    }

    private Map<String, NdArray> fields() {
        return fieldNames().stream()
                .collect(Collectors.toMap(name -> name, this::field, (a, b) -> a, LinkedHashMap::new));
    }

    private static Class<?> backing(DType dtype) {
        return switch (dtype) {
            case INT8, UINT8 -> byte.class;
            case INT16, UINT16 -> short.class;
            case INT32, UINT32 -> int.class;
            case INT64, UINT64 -> long.class;
            case FLOAT32 -> float.class;
            case FLOAT64 -> double.class;
        };
    }

    private static int[] shapeOr(int[] shape, int length) {
        return shape.length == 0 ? new int[] {length} : shape;
    }

    private static int count(int[] shape) {
        return Math.toIntExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray that
                && sameKind(type, that.type)
                && Arrays.equals(shape, that.shape)
                && (data instanceof Map<?, ?> fields
                        ? fields.equals(that.data)
                        : Arrays.deepEquals(new Object[] {data}, new Object[] {that.data}));
    }

    private static boolean sameKind(ElementType a, ElementType b) {
        return a.equals(b)
                || (a instanceof ElementType.Text && b instanceof ElementType.Text)
                || (a instanceof ElementType.Struct && b instanceof ElementType.Struct);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.deepHashCode(new Object[] {data});
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
