package org.hillock.kernels.random;

/** A stream of uniform random bits that the distributions draw from. */
public interface BitSource {
    /** Returns the next 64 random bits. */
    long next64();

    /** Returns the next 32 random bits. */
    int next32();

    /** Returns the next double in [0, 1) with 53 random bits. */
    double nextDouble();
}
