package org.hillock.generation.basis;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.random.NumpyGenerator;

/** The numbers from {@code low} to {@code high} that a parameter is drawn from; equal ends fix it. */
public record Interval(double low, double high) {
    /** Refuses ends that are not finite or in the wrong order. */
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new WrongArgumentException(
                    "interval: [" + low + ", " + high + "] must have finite ends, the lower one first.");
        }
    }

    /** The interval of a list of two ends, or of one fixed value; {@code what} names the parameter in refusals. */
    public static Interval of(String what, List<Double> ends) {
        if (ends.isEmpty() || ends.size() > 2 || !(ends.getFirst() <= ends.getLast())) {
            throw new WrongArgumentException(
                    what + " = " + ends + " must be two numbers, the lower one first, or a single fixed one.");
        }
        return new Interval(ends.getFirst(), ends.getLast());
    }

    /** The interval of a list of two positive ends, or of one fixed value. */
    public static Interval ofPositive(String what, List<Double> ends) {
        Interval interval = of(what, ends);
        if (!(interval.low > 0)) {
            throw new WrongArgumentException(what + " = " + ends + " must lie above 0.");
        }
        return interval;
    }

    /** A number drawn evenly. */
    public double draw(NumpyGenerator random) {
        return random.uniform(low, high);
    }

    /** A number whose logarithm is drawn evenly; both ends must be positive. */
    public double drawLogUniform(NumpyGenerator random) {
        return low * Math.pow(high / low, random.random());
    }
}
