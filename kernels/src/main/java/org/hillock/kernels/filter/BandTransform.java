package org.hillock.kernels.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Transforms of the low-pass prototype to other analog bands, and of analog to digital by the bilinear map. */
final class BandTransform {
    private BandTransform() {}

    static ZerosPolesGain lowpass(ZerosPolesGain prototype, double cutoff) {
        return new ZerosPolesGain(
                prototype.zeros().stream().map(z -> z.times(cutoff)).toList(),
                prototype.poles().stream().map(p -> p.times(cutoff)).toList(),
                prototype.gain() * Math.pow(cutoff, prototype.relativeDegree()));
    }

    static ZerosPolesGain highpass(ZerosPolesGain prototype, double cutoff) {
        List<Complex> zeros = inverted(prototype.zeros(), cutoff);
        zeros.addAll(Collections.nCopies(prototype.relativeDegree(), Complex.ZERO));
        return new ZerosPolesGain(zeros, inverted(prototype.poles(), cutoff), invertedGain(prototype));
    }

    static ZerosPolesGain bandpass(ZerosPolesGain prototype, double centre, double width) {
        ZerosPolesGain scaled = lowpass(prototype, width / 2);
        List<Complex> zeros = split(scaled.zeros(), centre);
        zeros.addAll(Collections.nCopies(prototype.relativeDegree(), Complex.ZERO));
        double gain = prototype.gain() * Math.pow(width, prototype.relativeDegree());
        return new ZerosPolesGain(zeros, split(scaled.poles(), centre), gain);
    }

    static ZerosPolesGain bandstop(ZerosPolesGain prototype, double centre, double width) {
        List<Complex> zeros = split(inverted(prototype.zeros(), width / 2), centre);
        zeros.addAll(Collections.nCopies(prototype.relativeDegree(), new Complex(0, centre)));
        zeros.addAll(Collections.nCopies(prototype.relativeDegree(), new Complex(0, -centre)));
        List<Complex> poles = split(inverted(prototype.poles(), width / 2), centre);
        return new ZerosPolesGain(zeros, poles, invertedGain(prototype));
    }

    /** Maps s to z = (c + s) / (c - s) with c twice the sampling frequency; zeros at infinity go to -1. */
    static ZerosPolesGain bilinear(ZerosPolesGain analog, double samplingFrequency) {
        Complex c = Complex.real(2 * samplingFrequency);
        List<Complex> zeros = new ArrayList<>(mapped(analog.zeros(), c));
        zeros.addAll(Collections.nCopies(analog.relativeDegree(), Complex.real(-1)));
        Complex ratio =
                ZerosPolesGain.product(analog.zeros(), c::minus).over(ZerosPolesGain.product(analog.poles(), c::minus));
        return new ZerosPolesGain(zeros, mapped(analog.poles(), c), analog.gain() * ratio.re());
    }

    private static List<Complex> mapped(List<Complex> roots, Complex c) {
        return roots.stream().map(s -> c.plus(s).over(c.minus(s))).toList();
    }

    private static List<Complex> inverted(List<Complex> roots, double scale) {
        List<Complex> inverted = new ArrayList<>();
        roots.forEach(root -> inverted.add(Complex.real(scale).over(root)));
        return inverted;
    }

    private static double invertedGain(ZerosPolesGain prototype) {
        return prototype.gain()
                * ZerosPolesGain.product(prototype.zeros(), Complex::negated)
                        .over(ZerosPolesGain.product(prototype.poles(), Complex::negated))
                        .re();
    }

    private static List<Complex> split(List<Complex> roots, double centre) {
        List<Complex> upper = new ArrayList<>();
        List<Complex> lower = new ArrayList<>();
        for (Complex root : roots) {
            Complex distance =
                    root.times(root).minus(Complex.real(centre * centre)).root();
            upper.add(root.plus(distance));
            lower.add(root.minus(distance));
        }
        upper.addAll(lower);
        return upper;
    }
}
