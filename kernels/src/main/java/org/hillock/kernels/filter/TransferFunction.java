package org.hillock.kernels.filter;

import java.util.List;

/**
 * A digital filter as polynomials in z⁻¹, highest power of z first: y = (b[0] + b[1] z⁻¹ …) / (a[0] + a[1] z⁻¹ …) x.
 *
 * <p>Loses accuracy from about order 8 on; prefer {@link SecondOrderSections}.
 */
public record TransferFunction(double[] b, double[] a) {
    /** Pads both to one length and divides by a[0], which must not be 0. */
    public TransferFunction {
        if (a.length == 0 || b.length == 0 || a[0] == 0) {
            throw new IllegalArgumentException("transferFunction: a[0] must not be 0 and b must not be empty"
                    + " (every output is divided by a[0]). Correct the coefficients.");
        }
        int length = Math.max(a.length, b.length);
        double lead = a[0];
        a = scaled(a, lead, length);
        b = scaled(b, lead, length);
    }

    /** Returns the polynomials of zeros, poles and gain. */
    public static TransferFunction of(ZerosPolesGain filter) {
        double[] numerator = polynomial(filter.zeros());
        double[] b = new double[filter.poles().size() + 1];
        for (int i = 0; i < numerator.length; i++) {
            b[b.length - numerator.length + i] = filter.gain() * numerator[i];
        }
        return new TransferFunction(b, polynomial(filter.poles()));
    }

    /** Returns the state that a constant input of 1 settles to, of length order (transposed direct form II). */
    public double[] stepState() {
        double response = sum(b) / sum(a);
        double[] state = new double[a.length - 1];
        double next = 0;
        for (int i = a.length - 1; i > 0; i--) {
            next += b[i] - a[i] * response;
            state[i - 1] = next;
        }
        return state;
    }

    /** Returns the samples of odd extension, 3 max(len a, len b), that zero-phase filtering adds at each end by default. */
    public int defaultPadLength() {
        return 3 * a.length;
    }

    static double[] polynomial(List<Complex> roots) {
        Complex[] coefficients = new Complex[roots.size() + 1];
        coefficients[0] = Complex.ONE;
        for (int n = 0; n < roots.size(); n++) {
            coefficients[n + 1] = Complex.ZERO;
            for (int k = n + 1; k > 0; k--) {
                coefficients[k] = coefficients[k].minus(roots.get(n).times(coefficients[k - 1]));
            }
        }
        double[] real = new double[coefficients.length];
        for (int k = 0; k < real.length; k++) {
            real[k] = coefficients[k].re();
        }
        return real;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] scaled(double[] values, double lead, int length) {
        double[] scaled = new double[length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] / lead;
        }
        return scaled;
    }
}
