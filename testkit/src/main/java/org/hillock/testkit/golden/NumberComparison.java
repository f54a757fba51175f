package org.hillock.testkit.golden;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Compares numbers one by one. */
final class NumberComparison {
    private NumberComparison() {}

    /** Compares {@code count} numbers; empty where all are within the tolerance. NaN equals NaN, an infinity the same infinity. */
    static Optional<Difference> compare(
            String key, int count, IntToDoubleFunction actual, IntToDoubleFunction recorded, Tolerance tolerance) {
        int different = 0;
        int beyond = 0;
        double worst = 0;
        int at = -1;
        for (int i = 0; i < count; i++) {
            double a = actual.applyAsDouble(i);
            double b = recorded.applyAsDouble(i);
            if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
                continue;
            }
            different++;
            double difference = Double.isNaN(a - b) ? Double.POSITIVE_INFINITY : Math.abs(a - b);
            beyond += Double.isFinite(difference) && difference <= tolerance.allowed(b) ? 0 : 1;
            if (difference > worst) {
                worst = difference;
                at = i;
            }
        }
        boolean tooMany = tolerance.kind() == Tolerance.Kind.ABS && different > tolerance.maxMismatchFraction() * count;
        if (beyond == 0 && !tooMany) {
            return Optional.empty();
        }
        String message = different + " of " + count + " values differ, " + beyond + " beyond the tolerance ("
                + tolerance + "); at " + at + " " + actual.applyAsDouble(at) + " instead of "
                + recorded.applyAsDouble(at);
        return Optional.of(new Difference(key, message, worst));
    }
}
