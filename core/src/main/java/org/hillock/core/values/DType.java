package org.hillock.core.values;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;

/** The number types that samples and array elements can have, named as numpy names them. */
public enum DType {
    INT8("int8", 'i', 1, Carrier.FLOAT),
    UINT8("uint8", 'u', 1, Carrier.FLOAT),
    INT16("int16", 'i', 2, Carrier.FLOAT),
    UINT16("uint16", 'u', 2, Carrier.FLOAT),
    INT32("int32", 'i', 4, Carrier.DOUBLE),
    UINT32("uint32", 'u', 4, Carrier.DOUBLE),
    INT64("int64", 'i', 8, Carrier.LONG),
    UINT64("uint64", 'u', 8, Carrier.LONG),
    FLOAT32("float32", 'f', 4, Carrier.FLOAT),
    FLOAT64("float64", 'f', 8, Carrier.DOUBLE);

    private final String numpyName;
    private final char kind;
    private final int itemSize;
    private final Carrier carrier;

    DType(String numpyName, char kind, int itemSize, Carrier carrier) {
        this.numpyName = numpyName;
        this.kind = kind;
        this.itemSize = itemSize;
        this.carrier = carrier;
    }

    /** The long numpy name, for example {@code int16}. */
    public String numpyName() {
        return numpyName;
    }

    /** Bytes of one value. */
    public int itemSize() {
        return itemSize;
    }

    /** The array type that holds every value of this type exactly. */
    public Carrier carrier() {
        return carrier;
    }

    /** Whether this is one of the eight integer types. */
    public boolean isInteger() {
        return kind != 'f';
    }

    /** Whether this is an unsigned integer type. */
    public boolean isUnsigned() {
        return kind == 'u';
    }

    /** Smallest value, as a double (exact but for 64-bit types, where it is the nearest double). */
    public double minValue() {
        return switch (kind) {
            case 'u' -> 0;
            case 'i' -> -Math.scalb(1.0, 8 * itemSize - 1);
            default -> itemSize == 4 ? -Float.MAX_VALUE : -Double.MAX_VALUE;
        };
    }

    /** Largest value, as a double (exact but for 64-bit types, where it is the nearest double). */
    public double maxValue() {
        return switch (kind) {
            case 'u' -> Math.scalb(1.0, 8 * itemSize) - 1;
            case 'i' -> Math.scalb(1.0, 8 * itemSize - 1) - 1;
            default -> itemSize == 4 ? Float.MAX_VALUE : Double.MAX_VALUE;
        };
    }

    /** The short numpy type string in the given byte order, for example {@code <i2}; one-byte types have the prefix {@code |}. */
    public String typeString(ByteOrder order) {
        char prefix = itemSize == 1 ? '|' : order == ByteOrder.LITTLE_ENDIAN ? '<' : '>';
        return "" + prefix + kind + itemSize;
    }

    /** The little-endian type string. */
    public String typeString() {
        return typeString(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Parses a numpy name or type string ({@code int16}, {@code <i2}, {@code >f4}, {@code |u1}, {@code float}); the byte order that
     * a type string carries is read by {@link #byteOrderOf}.
     *
     * @throws WrongArgumentException for a text that names no sample type; the message lists the known ones
     */
    public static DType parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        String bare = !name.isEmpty() && "<>=|".indexOf(name.charAt(0)) >= 0 ? name.substring(1) : name;
        for (DType type : values()) {
            if (bare.equals(type.numpyName) || bare.equals("" + type.kind + type.itemSize)) {
                return type;
            }
        }
        return switch (bare) {
            case "float", "double" -> FLOAT64;
            case "int", "long" -> INT64;
            default ->
                throw new WrongArgumentException("dtype = '" + text + "' must name a sample type. Known are: "
                        + Arrays.stream(values()).map(DType::numpyName).collect(Collectors.joining(", ")) + ".");
        };
    }

    /** The byte order that a type string states; little endian where it states none. */
    public static ByteOrder byteOrderOf(String text) {
        return text.strip().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The signed integer type of the same width for unsigned types, this type for all others. */
    public DType toSigned() {
        return switch (this) {
            case UINT8 -> INT8;
            case UINT16 -> INT16;
            case UINT32 -> INT32;
            case UINT64 -> INT64;
            default -> this;
        };
    }

    @Override
    public String toString() {
        return numpyName;
    }
}
