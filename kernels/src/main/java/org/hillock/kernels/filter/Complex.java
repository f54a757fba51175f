package org.hillock.kernels.filter;

/** A complex number {@code re + i im} of the filter designs. */
public record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    /** Returns the real number {@code re}. */
    public static Complex real(double re) {
        return new Complex(re, 0);
    }

    static Complex polar(double radius, double angle) {
        return new Complex(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    /** Quotient without overflow (Smith 1962). */
    Complex over(Complex other) {
        if (Math.abs(other.re) >= Math.abs(other.im)) {
            double ratio = other.im / other.re;
            double scale = 1 / (other.re + other.im * ratio);
            return new Complex((re + im * ratio) * scale, (im - re * ratio) * scale);
        }
        double ratio = other.re / other.im;
        double scale = 1 / (other.im + other.re * ratio);
        return new Complex((re * ratio + im) * scale, (im * ratio - re) * scale);
    }

    Complex negated() {
        return new Complex(-re, -im);
    }

    Complex conjugate() {
        return new Complex(re, -im);
    }

    double abs() {
        return Math.hypot(re, im);
    }

    boolean isReal() {
        return im == 0;
    }

    /** The root with non-negative real part; its imaginary part has the sign of {@code im}. */
    Complex root() {
        if (re == 0 && im == 0) {
            return ZERO;
        }
        double half = Math.sqrt((Math.abs(re) + abs()) / 2);
        double other = Math.abs(im) / (2 * half);
        double sign = Math.copySign(1, im);
        return re >= 0 ? new Complex(half, sign * other) : new Complex(other, sign * half);
    }
}
