package org.hillock.kernels.filter;

import java.util.List;
import java.util.function.UnaryOperator;

/** A rational transfer function as the roots of its numerator and denominator and a factor. */
public record ZerosPolesGain(List<Complex> zeros, List<Complex> poles, double gain) {
    /** Keeps unmodifiable copies of the lists. */
    public ZerosPolesGain {
        zeros = List.copyOf(zeros);
        poles = List.copyOf(poles);
    }

    /** Number of poles minus number of zeros. */
    int relativeDegree() {
        return poles.size() - zeros.size();
    }

    static Complex product(List<Complex> roots, UnaryOperator<Complex> of) {
        return roots.stream().map(of).reduce(Complex.ONE, Complex::times);
    }
}
