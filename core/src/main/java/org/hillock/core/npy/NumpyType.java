package org.hillock.core.npy;

import java.nio.ByteOrder;
import java.util.List;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import tools.jackson.databind.JsonNode;

/**
 * How one element of a numpy array lies in bytes: its kind, width and byte order.
 *
 * <p>Read from the texts and lists by which npy headers and {@code .zarray} files name types (see {@link #parse}).
 */
public sealed interface NumpyType {
    /** Bytes of one element. */
    int itemSize();

    /** What the element becomes in an {@link org.hillock.core.values.NdArray}. */
    ElementType elementType();

    /** The name of this type, a text or a list of fields, as it stands in a {@code .zarray}. */
    default JsonNode description() {
        return NumpyTypeText.describe(this);
    }

    /** A number of one of the ten sample types. */
    record Numeric(DType dtype, ByteOrder order) implements NumpyType {
        @Override
        public int itemSize() {
            return dtype.itemSize();
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Numeric(dtype);
        }
    }

    /** A 16-bit float; read as float32, which holds every value of it. */
    record Half(ByteOrder order) implements NumpyType {
        @Override
        public int itemSize() {
            return 2;
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Numeric(DType.FLOAT32);
        }
    }

    /** A truth value in one byte. */
    record Bool() implements NumpyType {
        @Override
        public int itemSize() {
            return 1;
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Bool();
        }
    }

    /** Text of at most {@code width} code points in UTF-32, filled up with zeros. */
    record Unicode(int width, ByteOrder order) implements NumpyType {
        @Override
        public int itemSize() {
            return Math.multiplyExact(4, width);
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Text(width);
        }
    }

    /** At most {@code width} bytes filled up with zeros; read as text (UTF-8, and Latin-1 where it isn't). */
    record Bytes(int width) implements NumpyType {
        @Override
        public int itemSize() {
            return width;
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Text(width);
        }
    }

    /** Bytes between fields that mean nothing. */
    record Padding(int itemSize) implements NumpyType {
        @Override
        public ElementType elementType() {
            return new ElementType.Struct(List.of());
        }
    }

    /** A Python object; in files it stands in a pickle, or in a filter's own form. */
    record PythonObject() implements NumpyType {
        @Override
        public int itemSize() {
            return 8;
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Text(0);
        }
    }

    /** A record of members one after the other, padding included. */
    record Struct(List<Member> members) implements NumpyType {
        /** Copies the members. */
        public Struct {
            members = List.copyOf(members);
        }

        @Override
        public int itemSize() {
            return members.stream().mapToInt(Member::bytes).reduce(0, Math::addExact);
        }

        /** The members that hold values. */
        public List<Member> fields() {
            return members.stream().filter(m -> !(m.type instanceof Padding)).toList();
        }

        @Override
        public ElementType elementType() {
            return new ElementType.Struct(fields().stream()
                    .map(m -> new ElementType.Field(m.name, m.type.elementType(), m.shape))
                    .toList());
        }
    }

    /** A member of a {@link Struct}; {@code shape} is empty for a single value, {@code offset} counts bytes from the record's beginning. */
    record Member(String name, NumpyType type, List<Integer> shape, int offset) {
        /** Copies the shape. */
        public Member {
            shape = List.copyOf(shape);
        }

        /** How many values of the type. */
        public int values() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        /** Bytes of all values. */
        public int bytes() {
            return Math.multiplyExact(values(), type.itemSize());
        }
    }

    /**
     * Reads a type from its description: a text such as {@code <i2}, {@code |b1}, {@code <U12}, {@code |S3}, {@code |O}, or a list
     * of [name, type] and [name, type, shape].
     *
     * @throws org.hillock.core.errors.NotSupportedException for a type of numpy that has no counterpart (complex, datetime)
     * @throws IllegalArgumentException for what is no type at all
     */
    static NumpyType parse(JsonNode description) {
        return NumpyTypeText.parse(description);
    }

    /** The little-endian type in which elements of an array are written. */
    static NumpyType of(ElementType type) {
        return switch (type) {
            case ElementType.Numeric(DType dtype) -> new Numeric(dtype, ByteOrder.LITTLE_ENDIAN);
            case ElementType.Bool() -> new Bool();
            case ElementType.Text(int width) -> new Unicode(width, ByteOrder.LITTLE_ENDIAN);
            case ElementType.Struct(List<ElementType.Field> fields) -> NumpyTypeText.packed(fields);
        };
    }

    /** The little-endian type of a number. */
    static NumpyType of(DType dtype) {
        return new Numeric(dtype, ByteOrder.LITTLE_ENDIAN);
    }
}
