package org.hillock.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.core.errors.WrongArgumentException;

/** How the performance of a sorter is summed up. */
public enum PerformanceMethod {
    /** The counts of each ground truth unit. */
    RAW_COUNT,
    /** The rates of each ground truth unit. */
    BY_UNIT,
    /** The mean of each rate over the ground truth units. */
    POOLED_WITH_AVERAGE,
    /** The rates of the counts summed over the ground truth units: a unit weighs as much as it has spikes. */
    POOLED_WITH_SUM;

    /** The method of a name such as {@code by_unit}; an unknown one is refused with the known ones listed. */
    public static PerformanceMethod parse(String name) {
        List<String> known =
                Arrays.stream(values()).map(PerformanceMethod::wireName).toList();
        if (!known.contains(name)) {
            throw new WrongArgumentException("get_performance: method = '" + name + "' must be one of " + known + ".");
        }
        return values()[known.indexOf(name)];
    }

    /** The name in JSON and on command lines. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
