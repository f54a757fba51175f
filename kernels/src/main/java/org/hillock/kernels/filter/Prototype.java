package org.hillock.kernels.filter;

import java.util.ArrayList;
import java.util.List;

/** Analog low-pass filters with cut-off 1 rad/s, from which all others are transformed (Parks and Burrus 1987, chapter 7). */
final class Prototype {
    private Prototype() {}

    static ZerosPolesGain of(FilterFamily family, int order) {
        return switch (family) {
            case FilterFamily.Butterworth butterworth -> new ZerosPolesGain(List.of(), circle(order), 1);
            case FilterFamily.Chebyshev1 chebyshev -> chebyshev1(order, chebyshev.passRipple());
            case FilterFamily.Chebyshev2 chebyshev -> chebyshev2(order, chebyshev.stopAttenuation());
            case FilterFamily.Elliptic elliptic ->
                EllipticPrototype.of(order, elliptic.passRipple(), elliptic.stopAttenuation());
            case FilterFamily.Bessel bessel -> new ZerosPolesGain(List.of(), BesselPoles.phaseNormalised(order), 1);
        };
    }

    /** Poles -exp(i π m / 2N) of the left half circle, m = -N+1, -N+3 … N-1. */
    private static List<Complex> circle(int order) {
        List<Complex> poles = new ArrayList<>(order);
        for (int m = -order + 1; m < order; m += 2) {
            poles.add(m == 0 ? new Complex(-1, -0.0) : Complex.polar(-1, Math.PI * m / (2.0 * order)));
        }
        return poles;
    }

    private static ZerosPolesGain chebyshev1(int order, double ripple) {
        double epsilon = Math.sqrt(Math.pow(10, 0.1 * ripple) - 1);
        double mu = asinh(1 / epsilon) / order;
        List<Complex> poles = circle(order).stream()
                .map(p -> new Complex(Math.sinh(mu) * p.re(), Math.cosh(mu) * p.im()))
                .toList();
        double gain = ZerosPolesGain.product(poles, Complex::negated).re();
        if (order % 2 == 0) {
            gain /= Math.sqrt(1 + epsilon * epsilon);
        }
        return new ZerosPolesGain(List.of(), poles, gain);
    }

    private static ZerosPolesGain chebyshev2(int order, double attenuation) {
        double mu = asinh(Math.sqrt(Math.pow(10, 0.1 * attenuation) - 1)) / order;
        List<Complex> zeros = new ArrayList<>(order);
        for (int m = -order + 1; m < order; m += 2) {
            if (m != 0) {
                zeros.add(new Complex(0, 1 / Math.sin(m * Math.PI / (2.0 * order))));
            }
        }
        List<Complex> poles = circle(order).stream()
                .map(p -> Complex.ONE.over(new Complex(Math.sinh(mu) * p.re(), Math.cosh(mu) * p.im())))
                .toList();
        Complex ratio =
                ZerosPolesGain.product(poles, Complex::negated).over(ZerosPolesGain.product(zeros, Complex::negated));
        return new ZerosPolesGain(zeros, poles, ratio.re());
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
