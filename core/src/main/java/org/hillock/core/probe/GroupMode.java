package org.hillock.core.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;

/** What makes a group of channels. */
public enum GroupMode {
    /** Every probe is a group. */
    BY_PROBE,
    /** Every shank of every probe is a group. */
    BY_SHANK,
    /** By shank where shank ids are known, else by probe. */
    AUTO;

    /** The name in files and on the command line: {@code by_probe}, {@code by_shank}, {@code auto}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a wire name; an unknown one is refused. */
    public static GroupMode parse(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("setProbe: group_mode = '" + name + "' must be one of "
                        + Arrays.stream(values()).map(GroupMode::wireName).collect(Collectors.joining(", ")) + "."));
    }
}
