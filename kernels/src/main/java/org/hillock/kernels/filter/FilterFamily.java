package org.hillock.kernels.filter;

import java.util.List;
import java.util.Locale;

/** A family of filter approximations with the ripples that belong to it. */
public sealed interface FilterFamily {
    /** Maximally flat pass band. */
    record Butterworth() implements FilterFamily {}

    /** Equal ripple of at most {@code passRipple} dB below unity in the pass band. */
    record Chebyshev1(double passRipple) implements FilterFamily {
        /** Checks the ripple. */
        public Chebyshev1 {
            checkRipple("rp", passRipple);
        }
    }

    /** Equal ripple at least {@code stopAttenuation} dB down in the stop band. */
    record Chebyshev2(double stopAttenuation) implements FilterFamily {
        /** Checks the attenuation. */
        public Chebyshev2 {
            checkRipple("rs", stopAttenuation);
        }
    }

    /** Equal ripple in both bands (Cauer). */
    record Elliptic(double passRipple, double stopAttenuation) implements FilterFamily {
        /** Checks the ripples. */
        public Elliptic {
            checkRipple("rp", passRipple);
            checkRipple("rs", stopAttenuation);
            if (stopAttenuation <= passRipple) {
                throw new IllegalArgumentException("filterDesign: rs = " + stopAttenuation + " dB must be above rp = "
                        + passRipple + " dB (the stop band lies below the pass band). Raise rs.");
            }
        }
    }

    /** Maximally flat group delay, scaled so that the phase reaches its middle at the cut-off. */
    record Bessel() implements FilterFamily {}

    /** Returns the family of a short name (butter, cheby1, cheby2, ellip, bessel) with the ripples in dB that it needs. */
    static FilterFamily named(String name, double passRipple, double stopAttenuation) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "butter", "butterworth" -> new Butterworth();
            case "cheby1", "chebyshev1", "chebyshevi" -> new Chebyshev1(passRipple);
            case "cheby2", "chebyshev2", "chebyshevii" -> new Chebyshev2(stopAttenuation);
            case "ellip", "elliptic", "cauer" -> new Elliptic(passRipple, stopAttenuation);
            case "bessel" -> new Bessel();
            default ->
                throw new IllegalArgumentException("filterDesign: ftype = " + name + " must be one of "
                        + List.of("butter", "cheby1", "cheby2", "ellip", "bessel")
                        + " (the known families). Correct the name.");
        };
    }

    private static void checkRipple(String name, double ripple) {
        if (!(ripple > 0)) {
            throw new IllegalArgumentException("filterDesign: " + name + " = " + ripple
                    + " dB must be above 0 (this family is defined by its ripple). Give it in dB.");
        }
    }
}
