package org.hillock.testkit.golden;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/** Compares arrays: kind of element, shape, then the elements. */
final class ArrayComparison {
    private ArrayComparison() {}

    /**
     * Compares an array with a recorded one.
     *
     * @param sameType whether the element type must be the very same; else numbers of one kind (whole, fraction) of any width agree
     */
    static Optional<Difference> compare(
            String key, NdArray actual, NdArray recorded, Tolerance tolerance, boolean sameType) {
        if (!Arrays.equals(actual.shape(), recorded.shape())) {
            return Optional.of(Difference.of(
                    key,
                    "shape " + Arrays.toString(actual.shape()) + " instead of " + Arrays.toString(recorded.shape())));
        }
        if (sameType ? !actual.type().equals(recorded.type()) : !kind(actual).equals(kind(recorded))) {
            return Optional.of(Difference.of(key, "type " + actual.type() + " instead of " + recorded.type()));
        }
        if (recorded.type() instanceof ElementType.Struct) {
            return recorded.fieldNames().equals(actual.fieldNames())
                    ? fields(key, actual, recorded, tolerance, sameType)
                    : Optional.of(Difference.of(
                            key, "fields " + actual.fieldNames() + " instead of " + recorded.fieldNames()));
        }
        if (recorded.type() instanceof ElementType.Text) {
            int at = Arrays.mismatch(actual.toStrings(), recorded.toStrings());
            return at < 0
                    ? Optional.empty()
                    : Optional.of(Difference.of(
                            key,
                            "at " + at + " '" + actual.toStrings()[at] + "' instead of '" + recorded.toStrings()[at]
                                    + "'"));
        }
        if (kind(recorded).equals("whole") && tolerance.kind() == Tolerance.Kind.EXACT) {
            return longs(key, actual.toLongs(), recorded.toLongs());
        }
        return NumberComparison.compare(key, recorded.size(), actual::doubleAt, recorded::doubleAt, tolerance);
    }

    /** Bit for bit: doubles don't hold all whole numbers. */
    private static Optional<Difference> longs(String key, long[] actual, long[] recorded) {
        int different = 0;
        int at = -1;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != recorded[i]) {
                different++;
                at = at < 0 || distance(actual, recorded, i) > distance(actual, recorded, at) ? i : at;
            }
        }
        return different == 0
                ? Optional.empty()
                : Optional.of(new Difference(
                        key,
                        different + " of " + actual.length + " values differ (exact); at " + at + " " + actual[at]
                                + " instead of " + recorded[at],
                        distance(actual, recorded, at)));
    }

    private static double distance(long[] a, long[] b, int i) {
        return Math.abs((double) a[i] - (double) b[i]);
    }

    private static Optional<Difference> fields(
            String key, NdArray actual, NdArray recorded, Tolerance tolerance, boolean sameType) {
        return recorded.fieldNames().stream()
                .map(name -> compare(key + "." + name, actual.field(name), recorded.field(name), tolerance, sameType))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String kind(NdArray array) {
        return switch (array.type()) {
            case ElementType.Numeric(var dtype) -> dtype.isInteger() ? "whole" : "fraction";
            case ElementType.Bool ignored -> "truth";
            case ElementType.Text ignored -> "text";
            default -> "struct";
        };
    }
}
