package org.hillock.generation.drift;

/** How tissue moves. */
public enum DriftMode {
    /** A triangle wave between the two ends, from the middle on, at rest in the middle before and after. */
    ZIGZAG,
    /** Sudden moves between the two ends at random intervals. */
    BUMP,
    /** A steady move from the first end to the other, at rest before and after. */
    RAMP,
    /** Sudden moves at given times, from the middle on. */
    JUMP
}
