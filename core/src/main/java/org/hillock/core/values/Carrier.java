package org.hillock.core.values;

/** The primitive array type that samples of a {@link DType} travel in without loss. */
public enum Carrier {
    /** {@code float[]}: 8- and 16-bit integers and float32. */
    FLOAT,
    /** {@code double[]}: 32-bit integers and float64. */
    DOUBLE,
    /** {@code long[]}: 64-bit integers; unsigned ones as their two's complement bits. */
    LONG
}
