package org.hillock.generation.drift;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * A place on the way between two ends as a function of time: -0.5 at the first end, 0 in the middle, 0.5 at the other. Made by the static
 * functions; times are in seconds.
 */
@FunctionalInterface
public interface DriftPath {
    /** The place at a time in s. */
    double at(double seconds);

    /** The place at the times 0, 1/rate, 2/rate … of a duration, one more than whole steps. */
    default double[] sampled(double duration, double samplingFrequency) {
        double[] places = new double[(int) Math.ceil(duration * samplingFrequency)];
        for (int i = 0; i < places.length; i++) {
            places[i] = at(i / samplingFrequency);
        }
        return places;
    }

    /** The path with all places multiplied. */
    default DriftPath scaled(double factor) {
        return seconds -> factor * at(seconds);
    }

    /** No motion. */
    static DriftPath still() {
        return seconds -> 0;
    }

    /** A triangle wave of a period that starts from the middle towards the other end at {@code start}; the middle before it and after {@code end}. */
    static DriftPath zigzag(double start, double end, double period) {
        requireTimes(start, end);
        if (!(period > 0)) {
            throw new WrongArgumentException("drift: period_s = " + period + " s must be above 0.");
        }
        return seconds -> {
            if (seconds < start || seconds >= end) {
                return 0;
            }
            double phase = (seconds - start) / period % 1;
            return phase < 0.25 ? 2 * phase : phase < 0.75 ? 1 - 2 * phase : 2 * phase - 2;
        };
    }

    /** A steady move from the first end at {@code start} to the other at {@code end}. */
    static DriftPath ramp(double start, double end) {
        requireTimes(start, end);
        return seconds -> Math.clamp((seconds - start) / (end - start), 0.0, 1.0) - 0.5;
    }

    /** The middle until the first time, then from each time on the place that belongs to it. */
    static DriftPath jumps(List<Double> times, List<Double> places) {
        if (times.size() != places.size()) {
            throw new WrongArgumentException("drift: jump_places of " + places.size()
                    + " entries must have one for each of the " + times.size() + " jump_times_s.");
        }
        for (int i = 1; i < times.size(); i++) {
            if (!(times.get(i) > times.get(i - 1))) {
                throw new WrongArgumentException("drift: jump_times_s = " + times + " s must rise.");
            }
        }
        if (places.stream().anyMatch(place -> !(Math.abs(place) <= 0.5))) {
            throw new WrongArgumentException("drift: jump_places = " + places
                    + " must lie in [-0.5, 0.5] (from one end of the way to the other).");
        }
        double[] at = times.stream().mapToDouble(Double::doubleValue).toArray();
        return seconds -> {
            int jump = 0;
            while (jump < at.length && at[jump] <= seconds) {
                jump++;
            }
            return jump == 0 ? 0 : places.get(jump - 1);
        };
    }

    /** Sudden moves to the other end and back, at intervals drawn evenly between two lengths; the middle before {@code start} and after {@code end}. */
    static DriftPath bumps(double start, double end, double shortest, double longest, long seed) {
        requireTimes(start, end);
        if (!(shortest > 0) || !(longest >= shortest)) {
            throw new WrongArgumentException("drift: bump_interval_s = [" + shortest + ", " + longest
                    + "] s must be two times above 0, the shorter one first.");
        }
        NumpyGenerator random = RandomStream.MOTION.of(seed);
        List<Double> times = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        double place = 0.5;
        for (double time = start + random.uniform(shortest, longest);
                time < end;
                time += random.uniform(shortest, longest)) {
            times.add(time);
            places.add(place);
            place = -place;
        }
        times.add(end);
        places.add(0.0);
        return jumps(times, places);
    }

    private static void requireTimes(double start, double end) {
        if (!(start >= 0) || !(end > start) || Double.isInfinite(end)) {
            throw new WrongArgumentException("drift: t_start_drift = " + start
                    + " s must be 0 or more and t_end_drift = " + end + " s after it.");
        }
    }
}
