package org.hillock.preprocessing.filter;

import org.hillock.core.errors.WrongArgumentException;

/** In which direction of time a filter runs. */
enum Direction {
    FORWARD("forward"),
    BACKWARD("backward"),
    FORWARD_BACKWARD("forward-backward");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    static Direction of(String operation, String text) {
        for (Direction direction : values()) {
            if (direction.wire.equals(text)) {
                return direction;
            }
        }
        throw new WrongArgumentException(
                operation + ": direction = '" + text + "' must be one of [forward, backward, forward-backward].");
    }

    boolean needsPast() {
        return this != BACKWARD;
    }

    boolean needsFuture() {
        return this != FORWARD;
    }
}
