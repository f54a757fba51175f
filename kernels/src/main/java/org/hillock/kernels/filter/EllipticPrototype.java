package org.hillock.kernels.filter;

import java.util.ArrayList;
import java.util.List;

/** Elliptic (Cauer) low-pass prototype by Jacobi's functions (Orfanidis, Lecture notes on elliptic filter design, 2006). */
final class EllipticPrototype {
    private static final double TINY = 2e-16;

    private EllipticPrototype() {}

    static ZerosPolesGain of(int order, double passRipple, double stopAttenuation) {
        double epsilonSquare = Math.expm1(0.1 * passRipple * Math.log(10));
        if (order == 1) {
            double pole = -Math.sqrt(1 / epsilonSquare);
            return new ZerosPolesGain(List.of(), List.of(Complex.real(pole)), -pole);
        }
        double selectivity = epsilonSquare / Math.expm1(0.1 * stopAttenuation * Math.log(10));
        double m = JacobiElliptic.degreeParameter(order, selectivity);
        double quarter = JacobiElliptic.completeIntegral(1 - m);
        double shift = quarter
                * JacobiElliptic.integral(Math.atan(1 / Math.sqrt(epsilonSquare)), selectivity)
                / (order * JacobiElliptic.completeIntegral(1 - selectivity));
        JacobiElliptic.Values v = JacobiElliptic.values(shift, 1 - m, m);

        List<Complex> zeros = new ArrayList<>();
        List<Complex> poles = new ArrayList<>();
        for (int j = 1 - order % 2; j < order; j += 2) {
            JacobiElliptic.Values u = JacobiElliptic.values(j * quarter / order, m, 1 - m);
            if (j > 0) {
                zeros.add(new Complex(0, 1 / (Math.sqrt(m) * u.sn())));
            }
            double divisor = 1 - u.dn() * v.sn() * u.dn() * v.sn();
            poles.add(
                    new Complex(-u.cn() * u.dn() * v.sn() * v.cn() / divisor, j > 0 ? -u.sn() * v.dn() / divisor : 0));
        }
        appendConjugates(zeros);
        appendConjugates(poles);
        Complex ratio =
                ZerosPolesGain.product(poles, Complex::negated).over(ZerosPolesGain.product(zeros, Complex::negated));
        double gain = order % 2 == 0 ? ratio.re() / Math.sqrt(1 + epsilonSquare) : ratio.re();
        return new ZerosPolesGain(zeros, poles, gain);
    }

    private static void appendConjugates(List<Complex> roots) {
        List<Complex> conjugates = roots.stream()
                .filter(root -> Math.abs(root.im()) > TINY)
                .map(Complex::conjugate)
                .toList();
        roots.addAll(conjugates);
    }
}
