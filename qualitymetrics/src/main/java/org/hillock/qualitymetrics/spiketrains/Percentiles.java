package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** The two percentiles of a range. */
public final class Percentiles {
    private Percentiles() {}

    /** The list, if it holds two rising numbers. */
    public static List<Double> two(String metric, List<Double> percentiles) {
        if (percentiles.size() != 2 || !(percentiles.get(0) <= percentiles.get(1))) {
            throw new WrongArgumentException(metric + ": percentiles = " + percentiles
                    + " % must be two rising numbers (the range lies between them).");
        }
        return List.copyOf(percentiles);
    }
}
