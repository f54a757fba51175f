package org.hillock.comparison;

import java.util.Locale;
import org.hillock.core.errors.WrongArgumentException;

/** Which spikes a unit has that several sorters agree on. */
public enum SpikeTrainMode {
    /** The spikes of either of the two units that agree most. */
    UNION,
    /** The spikes that both of the two units that agree most have. */
    INTERSECTION;

    /** The mode of a name such as {@code union}; an unknown one is refused with the known ones listed. */
    public static SpikeTrainMode parse(String name) {
        for (SpikeTrainMode mode : values()) {
            if (mode.wireName().equals(name)) {
                return mode;
            }
        }
        throw new WrongArgumentException(
                "compare_multiple_sorters: spiketrain_mode = '" + name + "' must be 'union' or 'intersection'.");
    }

    /** The name in JSON and on command lines. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
