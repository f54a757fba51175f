package org.hillock.kernels.filter;

/**
 * A digital filter as a cascade of second-order sections: a row of six coefficients b0 b1 b2 1 a1 a2 each, applied from first to last.
 *
 * <p>The rows are shared, not copied: don't write to them.
 */
public record SecondOrderSections(double[][] rows) {
    /** Checks the shape and divides rows whose fourth coefficient is not 1. */
    public SecondOrderSections {
        if (rows.length == 0) {
            throw new IllegalArgumentException("secondOrderSections: rows = 0 must be at least 1"
                    + " (an empty cascade filters nothing). Give a section.");
        }
        rows = rows.clone();
        for (int s = 0; s < rows.length; s++) {
            rows[s] = normalised(rows[s]);
        }
    }

    /** Returns the sections of zeros, poles and gain, in the order and pairing of the Python reference. */
    public static SecondOrderSections of(ZerosPolesGain filter) {
        return new SecondOrderSections(SectionPairing.pair(filter));
    }

    /** Returns the number of sections. */
    public int count() {
        return rows.length;
    }

    /** Returns the states {@code [sections × 2]} that a constant input of 1 settles to (transposed direct form II). */
    public double[][] stepState() {
        double[][] state = new double[rows.length][];
        double input = 1;
        for (int s = 0; s < rows.length; s++) {
            double[] row = rows[s];
            double response = (row[0] + row[1] + row[2]) / (1 + row[4] + row[5]);
            double second = row[2] - row[5] * response;
            state[s] = new double[] {input * (row[1] - row[4] * response + second), input * second};
            input *= response;
        }
        return state;
    }

    /** Returns the magnitude of the response at an angular frequency in radians per sample. */
    public double magnitude(double radiansPerSample) {
        Complex delay = Complex.polar(1, -radiansPerSample);
        Complex response = Complex.ONE;
        for (double[] row : rows) {
            Complex numerator =
                    Complex.real(row[2]).times(delay).plus(Complex.real(row[1])).times(delay);
            Complex denominator =
                    Complex.real(row[5]).times(delay).plus(Complex.real(row[4])).times(delay);
            response =
                    response.times(numerator.plus(Complex.real(row[0])).over(denominator.plus(Complex.real(row[3]))));
        }
        return response.abs();
    }

    /**
     * Returns the samples of odd extension that zero-phase filtering adds at each end by default.
     *
     * <p>3 (2 sections + 1 - min(number of rows with b2 = 0, number with a2 = 0)); the input must be longer.
     */
    public int defaultPadLength() {
        int shortNumerators = 0;
        int shortDenominators = 0;
        for (double[] row : rows) {
            shortNumerators += row[2] == 0 ? 1 : 0;
            shortDenominators += row[5] == 0 ? 1 : 0;
        }
        return 3 * (2 * rows.length + 1 - Math.min(shortNumerators, shortDenominators));
    }

    /** Returns the largest absolute value of a pole; the filter is stable below 1. */
    public double poleRadius() {
        double radius = 0;
        for (double[] row : rows) {
            double half = -row[4] / 2;
            double discriminant = half * half - row[5];
            double largest = discriminant < 0 ? Math.sqrt(row[5]) : Math.abs(half) + Math.sqrt(discriminant);
            radius = Math.max(radius, largest);
        }
        return radius;
    }

    private static double[] normalised(double[] row) {
        if (row.length != 6 || row[3] == 0) {
            throw new IllegalArgumentException("secondOrderSections: a row of " + row.length
                    + " must have 6 coefficients and a0 unlike 0 (b0 b1 b2 a0 a1 a2). Correct the row.");
        }
        double[] scaled = row.clone();
        for (int i = 0; i < 6; i++) {
            scaled[i] /= row[3];
        }
        return scaled;
    }
}
