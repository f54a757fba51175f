package org.hillock.core.values;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** What one element of an {@link NdArray} is. */
public sealed interface ElementType {
    /** A number; kept in the smallest primitive array that holds its bits ({@code uint16} as {@code short[]}). */
    record Numeric(DType dtype) implements ElementType {
        @Override
        public String toString() {
            return dtype.numpyName();
        }
    }

    /** True or false. */
    record Bool() implements ElementType {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** Text of at most {@code width} Unicode code points. */
    record Text(int width) implements ElementType {
        @Override
        public String toString() {
            return "<U" + width;
        }
    }

    /** A record of named fields; kept as one array per field. */
    record Struct(List<Field> fields) implements ElementType {
        /** Copies the fields. */
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }

    /** A named field of a {@link Struct}; {@code shape} is empty for a single value. */
    record Field(String name, ElementType type, List<Integer> shape) {
        /** Copies the shape. */
        public Field {
            shape = List.copyOf(shape);
        }

        /** A field of single values. */
        public Field(String name, ElementType type) {
            this(name, type, List.of());
        }
    }

    /** The numeric type; anything else is refused. */
    default DType numeric() {
        if (this instanceof Numeric numeric) {
            return numeric.dtype;
        }
        throw new WrongArgumentException("array of " + this + " must hold numbers.");
    }
}
