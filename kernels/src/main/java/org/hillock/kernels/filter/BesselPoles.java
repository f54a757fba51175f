package org.hillock.kernels.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Roots of the reverse Bessel polynomials θ(N), by simultaneous Newton steps (Aberth 1973).
 *
 * <p>Recurrence θ(n) = (2n-1) θ(n-1) + s² θ(n-2), derivative θ'(n) = θ(n) - s θ(n-1).
 */
final class BesselPoles {
    private static final int MAX_ROUNDS = 200;

    private BesselPoles() {}

    /** Poles scaled by (2N)! / (N! 2^N) to the power -1/N, so that the asymptotes match Butterworth's; positive imaginary part first. */
    static List<Complex> phaseNormalised(int order) {
        double logLast = 0;
        for (int k = order + 1; k <= 2 * order; k++) {
            logLast += Math.log10(k / 2.0);
        }
        double scale = Math.pow(10, -logLast / order);
        return roots(order).stream().map(root -> root.times(scale)).toList();
    }

    private static List<Complex> roots(int order) {
        List<Complex> roots = new ArrayList<>(order);
        for (int k = 0; k < order; k++) {
            double angle = Math.PI / 2 + Math.PI * (k + 0.5) / order;
            roots.add(Complex.polar(order * 0.8 + 0.2, angle));
        }
        double step = 1;
        for (int round = 0; round < MAX_ROUNDS && step > 1e-16; round++) {
            step = 0;
            for (int k = 0; k < order; k++) {
                Complex delta = aberthStep(roots, k);
                step = Math.max(step, delta.abs() / roots.get(k).abs());
                roots.set(k, roots.get(k).minus(delta));
            }
        }
        roots.sort(Comparator.comparingDouble(Complex::im).reversed());
        return symmetric(roots);
    }

    private static Complex aberthStep(List<Complex> roots, int k) {
        Complex s = roots.get(k);
        Complex previous = Complex.ONE;
        Complex value = s.plus(Complex.ONE);
        for (int n = 2; n <= roots.size(); n++) {
            Complex next = value.times(2.0 * n - 1).plus(s.times(s).times(previous));
            previous = value;
            value = next;
        }
        Complex newton = value.over(value.minus(s.times(previous)));
        Complex repulsion = Complex.ZERO;
        for (int other = 0; other < roots.size(); other++) {
            if (other != k) {
                repulsion = repulsion.plus(Complex.ONE.over(s.minus(roots.get(other))));
            }
        }
        return newton.over(Complex.ONE.minus(newton.times(repulsion)));
    }

    private static List<Complex> symmetric(List<Complex> sorted) {
        List<Complex> roots = new ArrayList<>(sorted.size());
        for (int k = 0; k < sorted.size(); k++) {
            Complex mirrored = sorted.get(sorted.size() - 1 - k);
            roots.add(sorted.get(k).plus(mirrored.conjugate()).times(0.5));
        }
        return roots;
    }
}
