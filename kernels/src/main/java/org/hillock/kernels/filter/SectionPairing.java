package org.hillock.kernels.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Groups zeros and poles into second-order sections: the poles nearest to the unit circle come last, each pair with the zeros
 * nearest to it. Order and pairing are those of {@code scipy.signal.zpk2sos(pairing="nearest")}.
 */
final class SectionPairing {
    private static final double SAME = 100 * Math.ulp(1.0);

    private final List<Complex> zeros;
    private final List<Complex> poles;

    private SectionPairing(List<Complex> zeros, List<Complex> poles) {
        this.zeros = zeros;
        this.poles = poles;
    }

    static double[][] pair(ZerosPolesGain filter) {
        int size = Math.max(filter.zeros().size(), filter.poles().size());
        int even = size + size % 2;
        if (even == 0) {
            return new double[][] {{filter.gain(), 0, 0, 1, 0, 0}};
        }
        SectionPairing rest =
                new SectionPairing(upperHalf(padded(filter.zeros(), even)), upperHalf(padded(filter.poles(), even)));
        double[][] sections = new double[even / 2][];
        for (int section = sections.length - 1; section >= 0; section--) {
            sections[section] = rest.take();
        }
        for (int i = 0; i < 3; i++) {
            sections[0][i] *= filter.gain();
        }
        return sections;
    }

    private double[] take() {
        Complex pole = poles.remove(indexOfSmallest(poles, p -> true, p -> Math.abs(1 - p.abs())));
        if (pole.isReal() && count(poles) == 0) {
            return section(takeZero(pole, Complex::isReal), Complex.ZERO, pole, Complex.ZERO);
        }
        if (!pole.isReal() && poles.size() + 1 == zeros.size() && count(poles) == 1 && count(zeros) == 1) {
            Complex zero = takeZero(pole, z -> !z.isReal());
            return section(zero, zero.conjugate(), pole, pole.conjugate());
        }
        Complex second = pole.isReal()
                ? poles.remove(indexOfSmallest(poles, Complex::isReal, p -> Math.abs(p.abs() - 1)))
                : pole.conjugate();
        Complex zero = takeZero(pole, z -> true);
        Complex secondZero = zero.isReal() ? takeZero(pole, Complex::isReal) : zero.conjugate();
        return section(zero, secondZero, pole, second);
    }

    private Complex takeZero(Complex pole, Predicate<Complex> allowed) {
        return zeros.remove(indexOfSmallest(zeros, allowed, z -> z.minus(pole).abs()));
    }

    private static double[] section(Complex z1, Complex z2, Complex p1, Complex p2) {
        return new double[] {
            1,
            -z1.plus(z2).re(),
            z1.times(z2).re(),
            1,
            -p1.plus(p2).re(),
            p1.times(p2).re()
        };
    }

    private static long count(List<Complex> roots) {
        return roots.stream().filter(Complex::isReal).count();
    }

    private static int indexOfSmallest(
            List<Complex> roots, Predicate<Complex> allowed, ToDoubleFunction<Complex> cost) {
        int best = -1;
        for (int i = 0; i < roots.size(); i++) {
            if (allowed.test(roots.get(i))
                    && (best < 0 || cost.applyAsDouble(roots.get(i)) < cost.applyAsDouble(roots.get(best)))) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("secondOrderSections: the roots must be real or come in conjugate pairs"
                    + " (coefficients are real). Check zeros and poles.");
        }
        return best;
    }

    private static List<Complex> padded(List<Complex> roots, int size) {
        List<Complex> padded = new ArrayList<>(roots);
        while (padded.size() < size) {
            padded.add(Complex.ZERO);
        }
        return padded;
    }

    /** One of each conjugate pair (averaged, positive imaginary part), sorted by real then imaginary part, then the real roots, sorted. */
    private static List<Complex> upperHalf(List<Complex> roots) {
        List<Complex> reals = new ArrayList<>();
        List<Complex> upper = new ArrayList<>();
        List<Complex> lower = new ArrayList<>();
        for (Complex root : roots) {
            if (Math.abs(root.im()) <= SAME * root.abs()) {
                reals.add(Complex.real(root.re()));
            } else {
                (root.im() > 0 ? upper : lower).add(root);
            }
        }
        sortPairs(upper);
        sortPairs(lower);
        if (upper.size() != lower.size()) {
            throw new IllegalArgumentException("secondOrderSections: complex roots must come in conjugate pairs"
                    + " (coefficients are real). Check zeros and poles.");
        }
        List<Complex> half = new ArrayList<>();
        for (int i = 0; i < upper.size(); i++) {
            half.add(upper.get(i).plus(lower.get(i).conjugate()).times(0.5));
        }
        reals.sort(Comparator.comparingDouble(Complex::re));
        half.addAll(reals);
        return half;
    }

    private static void sortPairs(List<Complex> roots) {
        Comparator<Complex> byHeight = Comparator.comparingDouble(root -> Math.abs(root.im()));
        roots.sort(Comparator.comparingDouble(Complex::re).thenComparing(byHeight));
        int start = 0;
        for (int i = 1; i <= roots.size(); i++) {
            boolean run = i < roots.size()
                    && roots.get(i).re() - roots.get(i - 1).re()
                            <= SAME * roots.get(i - 1).abs();
            if (!run) {
                roots.subList(start, i).sort(byHeight);
                start = i;
            }
        }
    }
}
