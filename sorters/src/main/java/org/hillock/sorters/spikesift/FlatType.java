package org.hillock.sorters.spikesift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.core.errors.WrongArgumentException;

/** Types of the values in a flat file, all little endian. */
public enum FlatType {
    /** Signed 8-bit integer. */
    INT8(1),
    /** Unsigned 8-bit integer. */
    UINT8(1),
    /** Signed 16-bit integer. */
    INT16(2),
    /** Unsigned 16-bit integer. */
    UINT16(2),
    /** Signed 32-bit integer. */
    INT32(4),
    /** Unsigned 32-bit integer. */
    UINT32(4),
    /** Signed 64-bit integer. */
    INT64(8),
    /** Unsigned 64-bit integer. */
    UINT64(8),
    /** IEEE single precision. */
    FLOAT32(4),
    /** IEEE double precision. */
    FLOAT64(8);

    private static final Map<String, FlatType> BY_NAME = new TreeMap<>();

    static {
        for (FlatType type : values()) {
            String name = type.wireName();
            String code = name.charAt(0) + Integer.toString(type.bytes);
            BY_NAME.put(name, type);
            BY_NAME.put(code, type);
            BY_NAME.put("<" + code, type);
            if (type.bytes == 1) {
                BY_NAME.put("|" + code, type);
            }
        }
    }

    private final int bytes;

    FlatType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** The name in NumPy, such as {@code int16}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a NumPy name or code, such as {@code int16}, {@code i2} or {@code <i2}; big-endian codes are refused. */
    public static FlatType of(String name) {
        FlatType type = BY_NAME.get(name);
        if (type == null) {
            throw new WrongArgumentException("spikesift recording: data_type = " + name + " must be one of "
                    + Arrays.stream(values()).map(FlatType::wireName).toList()
                    + " (little-endian real numbers). Convert the file first.");
        }
        return type;
    }
}
