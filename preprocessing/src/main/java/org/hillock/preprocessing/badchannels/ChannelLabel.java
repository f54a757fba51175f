package org.hillock.preprocessing.badchannels;

import java.util.Locale;

/** What was found of a channel. */
public enum ChannelLabel {
    /** Nothing wrong. */
    GOOD,
    /** Without the signal that its neighbours share. */
    DEAD,
    /** Too much power, or power of another kind. */
    NOISE,
    /** Outside the brain, at an end of the probe. */
    OUT;

    /** The name that Python gives. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
