package org.hillock.comparison;

import java.util.Arrays;
import java.util.Locale;
import org.hillock.core.errors.WrongArgumentException;

/** Which match of a ground truth unit is scored. */
public enum MatchMode {
    /** The one-to-one assignment with the greatest sum of agreement scores. */
    HUNGARIAN,
    /** The tested unit with the greatest agreement score; several ground truth units may share one. */
    BEST;

    /** The mode of a name such as {@code hungarian}; an unknown one is refused with the known ones listed. */
    public static MatchMode parse(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException(
                        "compare_sorter_to_ground_truth: match_mode = '" + name + "' must be 'hungarian' or 'best'."));
    }

    /** The name in JSON and on command lines. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
