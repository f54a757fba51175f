package org.hillock.kernels.optimization;

/**
 * Searches along a line for a step that lowers a function enough and flattens its slope enough: J. J. Moré, D. J. Thuente, "Line
 * search algorithms with guaranteed sufficient decrease" (1994). The caller evaluates: it gives the value and the slope at
 * {@link #step()} to {@link #advance} until that says that the search is over.
 */
final class LineSearch {
    private static final double LEAST_EXTENSION = 1.1;
    private static final double MOST_EXTENSION = 4;
    private static final double SHRINKAGE = 0.66;

    private final double sufficientDecrease;
    private final double curvature;
    private final double resolution;
    private double longest;
    private double startValue;
    private double startSlope;
    private double step;
    private double low;
    private double high;
    private double width;
    private double formerWidth;
    private boolean bracketed;
    private boolean modified;
    private double bestStep;
    private double bestValue;
    private double bestSlope;
    private double otherStep;
    private double otherValue;
    private double otherSlope;

    LineSearch(double sufficientDecrease, double curvature, double resolution) {
        this.sufficientDecrease = sufficientDecrease;
        this.curvature = curvature;
        this.resolution = resolution;
    }

    /** Begins with the value and the (negative) slope at step 0, a first step and the longest step allowed. */
    void begin(double value, double slope, double firstStep, double longestStep) {
        longest = longestStep;
        startValue = value;
        startSlope = slope;
        step = firstStep;
        low = 0;
        high = firstStep + MOST_EXTENSION * firstStep;
        width = longestStep;
        formerWidth = 2 * width;
        bracketed = false;
        modified = true;
        bestStep = 0;
        bestValue = value;
        bestSlope = slope;
        otherStep = 0;
        otherValue = value;
        otherSlope = slope;
    }

    /** The step to evaluate, or the result. */
    double step() {
        return step;
    }

    /** Takes the value and slope at the step; true when that step is the result. */
    boolean advance(double value, double slope) {
        double testSlope = sufficientDecrease * startSlope;
        double bar = startValue + step * testSlope;
        if (modified && value <= bar && slope >= 0) {
            modified = false;
        }
        if (over(value, slope, bar, testSlope)) {
            return true;
        }
        if (modified && value <= bestValue && value > bar) {
            tilt(testSlope);
            choose(value - step * testSlope, slope - testSlope);
            tilt(-testSlope);
        } else {
            choose(value, slope);
        }
        bound();
        return false;
    }

    private boolean over(double value, double slope, double bar, double testSlope) {
        boolean rounding = bracketed && (step <= low || step >= high);
        boolean narrow = bracketed && high - low <= resolution * high;
        boolean atLongest = step == longest && value <= bar && slope <= testSlope;
        boolean atShortest = step == 0 && (value > bar || slope >= testSlope);
        boolean flat = value <= bar && Math.abs(slope) <= curvature * -startSlope;
        return rounding || narrow || atLongest || atShortest || flat;
    }

    /** Subtracts a line through the origin from what is known. */
    private void tilt(double slope) {
        bestValue -= bestStep * slope;
        bestSlope -= slope;
        otherValue -= otherStep * slope;
        otherSlope -= slope;
    }

    private void bound() {
        if (bracketed) {
            if (Math.abs(otherStep - bestStep) >= SHRINKAGE * formerWidth) {
                step = bestStep + 0.5 * (otherStep - bestStep);
            }
            formerWidth = width;
            width = Math.abs(otherStep - bestStep);
            low = Math.min(bestStep, otherStep);
            high = Math.max(bestStep, otherStep);
        } else {
            low = step + LEAST_EXTENSION * (step - bestStep);
            high = step + MOST_EXTENSION * (step - bestStep);
        }
        step = Math.min(longest, Math.max(0, step));
        if (bracketed && (step <= low || step >= high || high - low <= resolution * high)) {
            step = bestStep;
        }
    }

    /** Chooses the next step from the best, the other end and the present one (section 4 of the paper). */
    private void choose(double value, double slope) {
        double next;
        boolean turned = slope * Math.signum(bestSlope) < 0;
        if (value > bestValue) {
            next = higher(value, slope);
            bracketed = true;
        } else if (turned) {
            next = beyond(value, slope);
            bracketed = true;
        } else if (Math.abs(slope) < Math.abs(bestSlope)) {
            next = flatter(value, slope);
        } else {
            next = steeper(value, slope);
        }
        if (value > bestValue) {
            otherStep = step;
            otherValue = value;
            otherSlope = slope;
        } else {
            if (turned) {
                otherStep = bestStep;
                otherValue = bestValue;
                otherSlope = bestSlope;
            }
            bestStep = step;
            bestValue = value;
            bestSlope = slope;
        }
        step = next;
    }

    private double higher(double value, double slope) {
        double theta = 3 * (bestValue - value) / (step - bestStep) + bestSlope + slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(bestSlope), Math.abs(slope)));
        double root = scale * Math.sqrt(square(theta / scale) - bestSlope / scale * (slope / scale));
        double gamma = step < bestStep ? -root : root;
        double part = (gamma - bestSlope + theta) / (gamma - bestSlope + gamma + slope);
        double cubic = bestStep + part * (step - bestStep);
        double quadratic =
                bestStep + bestSlope / ((bestValue - value) / (step - bestStep) + bestSlope) / 2 * (step - bestStep);
        return Math.abs(cubic - bestStep) <= Math.abs(quadratic - bestStep) ? cubic : cubic + (quadratic - cubic) / 2;
    }

    private double beyond(double value, double slope) {
        double theta = 3 * (bestValue - value) / (step - bestStep) + bestSlope + slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(bestSlope), Math.abs(slope)));
        double root = scale * Math.sqrt(square(theta / scale) - bestSlope / scale * (slope / scale));
        double gamma = step > bestStep ? -root : root;
        double part = (gamma - slope + theta) / (gamma - slope + gamma + bestSlope);
        double cubic = step + part * (bestStep - step);
        double secant = step + slope / (slope - bestSlope) * (bestStep - step);
        return Math.abs(cubic - step) > Math.abs(secant - step) ? cubic : secant;
    }

    private double flatter(double value, double slope) {
        double theta = 3 * (bestValue - value) / (step - bestStep) + bestSlope + slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(bestSlope), Math.abs(slope)));
        double root = scale * Math.sqrt(Math.max(0, square(theta / scale) - bestSlope / scale * (slope / scale)));
        double gamma = step > bestStep ? -root : root;
        double part = (gamma - slope + theta) / (gamma + (bestSlope - slope) + gamma);
        double cubic = step > bestStep ? high : low;
        if (part < 0 && gamma != 0) {
            cubic = step + part * (bestStep - step);
        }
        double secant = step + slope / (slope - bestSlope) * (bestStep - step);
        boolean cubicIsNearer = Math.abs(cubic - step) < Math.abs(secant - step);
        if (bracketed) {
            double next = cubicIsNearer ? cubic : secant;
            double limit = step + SHRINKAGE * (otherStep - step);
            return step > bestStep ? Math.min(limit, next) : Math.max(limit, next);
        }
        return Math.max(low, Math.min(high, cubicIsNearer ? secant : cubic));
    }

    private double steeper(double value, double slope) {
        if (!bracketed) {
            return step > bestStep ? high : low;
        }
        double theta = 3 * (value - otherValue) / (otherStep - step) + otherSlope + slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(otherSlope), Math.abs(slope)));
        double root = scale * Math.sqrt(square(theta / scale) - otherSlope / scale * (slope / scale));
        double gamma = step > otherStep ? -root : root;
        double part = (gamma - slope + theta) / (gamma - slope + gamma + otherSlope);
        return step + part * (otherStep - step);
    }

    private static double square(double value) {
        return value * value;
    }
}
