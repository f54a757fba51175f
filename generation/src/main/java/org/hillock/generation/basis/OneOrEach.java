package org.hillock.generation.basis;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** A list of parameters that holds one value for all, or one for each of several things. */
public final class OneOrEach {
    private OneOrEach() {}

    /** The values of all {@code count} things; {@code what} names parameter and things in the refusal of a list of another length. */
    public static double[] of(String what, List<Double> values, int count) {
        double[] all = new double[count];
        if (values.size() == 1) {
            Arrays.fill(all, values.getFirst());
        } else if (values.size() == count) {
            Arrays.setAll(all, values::get);
        } else {
            throw new WrongArgumentException(what + " of " + values.size()
                    + " entries must have one entry, or one for each of the " + count + ".");
        }
        for (double value : all) {
            if (!Double.isFinite(value)) {
                throw new WrongArgumentException(what + " = " + value + " must be finite.");
            }
        }
        return all;
    }
}
