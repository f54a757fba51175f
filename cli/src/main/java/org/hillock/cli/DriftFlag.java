package org.hillock.cli;

import org.hillock.core.errors.WrongArgumentException;
import picocli.CommandLine.Option;

/** How far the tissue may have moved between two results. */
final class DriftFlag {
    private static final double STANDARD = 30;

    @Option(
            names = "--max-drift",
            paramLabel = "UM",
            description =
                    "Largest drift between two results in um, rounded to a multiple of 5. Default: ${DEFAULT-VALUE}.")
    private double maxDrift = STANDARD;

    /** The drift once it is found fit. */
    double micrometres() {
        if (!(maxDrift >= 0) || Double.isInfinite(maxDrift)) {
            throw new WrongArgumentException("--max-drift = " + maxDrift
                    + " um must be 0 or more and finite (it is a distance). Try " + STANDARD + ".");
        }
        return maxDrift;
    }
}
