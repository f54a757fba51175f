package org.hillock.kernels.fft;

import java.util.ArrayList;
import java.util.List;

/**
 * The complex discrete Fourier transform of one length, along time of row-major {@code [time × lanes]} arrays of real and imaginary
 * parts; lanes are transformed independently.
 *
 * <p>X[k] = Σ x[t] exp(-2πi k t / n). Lengths whose prime factors are at most 61 go through self-sorting mixed-radix passes
 * (Stockham; Temperton 1983), others through a chirp (Bluestein 1970). Immutable and thread-safe; a {@link Workspace} is not.
 */
public sealed interface FourierTransform permits MixedRadix, Chirp {
    /** The largest prime factor that is transformed by its definition. */
    int LARGEST_FACTOR = 61;

    /** Returns the transform of {@code length} ≥ 1. */
    static FourierTransform of(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("fourierTransform: length = " + length
                    + " samples must be at least 1 (there is nothing to transform). Give a longer block.");
        }
        List<Integer> factors = factors(length);
        return factors.isEmpty() || factors.getLast() <= LARGEST_FACTOR
                ? new MixedRadix(length, factors)
                : new Chirp(length);
    }

    /** Returns the smallest length ≥ {@code length} that has no prime factor above 5. */
    static int goodLength(int length) {
        int candidate = Math.max(1, length);
        while (!isSmooth(candidate)) {
            candidate++;
        }
        return candidate;
    }

    /** Returns the number of samples in time. */
    int length();

    /** Returns new working memory for a number of lanes. */
    Workspace workspace(int lanes);

    /** Transforms in place. */
    void forward(double[] re, double[] im, int lanes, Workspace workspace);

    /** Transforms back in place, with the factor 1 / n. */
    default void inverse(double[] re, double[] im, int lanes, Workspace workspace) {
        forward(im, re, lanes, workspace);
        double scale = 1.0 / length();
        for (int i = 0; i < length() * lanes; i++) {
            re[i] *= scale;
            im[i] *= scale;
        }
    }

    /** Working memory of a transform, owned by the caller and reused; one thread at a time. */
    record Workspace(double[] re, double[] im, List<Workspace> inner) {}

    /** The prime factors in rising order, with fours in place of pairs of twos in front. */
    private static List<Integer> factors(int length) {
        List<Integer> factors = new ArrayList<>();
        int rest = length;
        for (int factor = 4; rest > 1; ) {
            if (rest % factor == 0) {
                factors.add(factor);
                rest /= factor;
            } else if (factor == 4) {
                factor = 2;
            } else {
                factor = factor == 2 ? 3 : factor + 2;
                factor = (long) factor * factor > rest ? Math.max(rest, 2) : factor;
            }
        }
        return factors;
    }

    private static boolean isSmooth(int length) {
        int rest = length;
        for (int factor : new int[] {2, 3, 5}) {
            while (rest % factor == 0) {
                rest /= factor;
            }
        }
        return rest == 1;
    }
}
