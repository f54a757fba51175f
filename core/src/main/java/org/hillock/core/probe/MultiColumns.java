package org.hillock.core.probe;

import java.util.Collections;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/**
 * The layout of a probe whose contacts stand in upright columns, numbered upwards, column after column from the left.
 *
 * @param numContactPerColumn contacts of each column
 * @param xpitch distance between columns in µm
 * @param ypitch distance between contacts of a column in µm
 * @param yShiftPerColumn upward shift of each column in µm
 * @param shape outline of every contact
 */
public record MultiColumns(
        List<Integer> numContactPerColumn,
        double xpitch,
        double ypitch,
        List<Double> yShiftPerColumn,
        ContactShape shape) {
    private static final int DEFAULT_RADIUS = 6;

    /** Copies and checks: a shift for every column, counts of at least 1. */
    public MultiColumns {
        numContactPerColumn = List.copyOf(numContactPerColumn);
        yShiftPerColumn = List.copyOf(yShiftPerColumn);
        if (numContactPerColumn.isEmpty() || numContactPerColumn.stream().anyMatch(n -> n < 1)) {
            throw new WrongArgumentException("generateMultiColumnsProbe: num_contact_per_column = "
                    + numContactPerColumn + " must be at least 1 for at least one column.");
        }
        if (yShiftPerColumn.size() != numContactPerColumn.size()) {
            throw new WrongArgumentException("generateMultiColumnsProbe: y_shift_per_column of length "
                    + yShiftPerColumn.size() + " must have one entry a column (there are " + numContactPerColumn.size()
                    + " columns).");
        }
    }

    /** Columns of equal length, a pitch of 20 µm both ways, no shift, circles of radius 6 µm. */
    public static MultiColumns of(int numColumns, int numContactPerColumn) {
        return new MultiColumns(
                Collections.nCopies(Math.max(0, numColumns), numContactPerColumn),
                20,
                20,
                Collections.nCopies(Math.max(0, numColumns), 0.0),
                ContactShape.circle(DEFAULT_RADIUS));
    }

    /** Three columns of ten contacts. */
    public static MultiColumns withDefaults() {
        return of(3, 10);
    }

    /** Columns of these lengths, without shifts. */
    public MultiColumns withContactsPerColumn(Integer... counts) {
        return new MultiColumns(List.of(counts), xpitch, ypitch, Collections.nCopies(counts.length, 0.0), shape);
    }

    /** Other distances in µm. */
    public MultiColumns withPitch(double newXpitch, double newYpitch) {
        return new MultiColumns(numContactPerColumn, newXpitch, newYpitch, yShiftPerColumn, shape);
    }

    /** Other shifts of the columns in µm. */
    public MultiColumns withYShiftPerColumn(Double... shifts) {
        return new MultiColumns(numContactPerColumn, xpitch, ypitch, List.of(shifts), shape);
    }

    /** Another outline of the contacts. */
    public MultiColumns withShape(ContactShape newShape) {
        return new MultiColumns(numContactPerColumn, xpitch, ypitch, yShiftPerColumn, newShape);
    }
}
