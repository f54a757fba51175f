package org.hillock.core.tools;

/** Which random stream places the random chunks. */
public enum ChunkStream {
    /** One generator for all segments, as {@code numpy.random.default_rng(seed)}; today's rule. */
    GENERATOR,
    /** A generator begun anew for every segment, as {@code numpy.random.RandomState(seed)}; the rule of the 0.92 and 0.93 releases. */
    LEGACY
}
