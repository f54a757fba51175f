package org.hillock.core.recording;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;

/** The clock of a segment: seconds from frames and frames from seconds. */
public sealed interface SegmentTimes {
    /** A regular clock: frame 0 at {@code tStart} seconds (0 where it is not stated), one frame every 1/fs. */
    record Regular(OptionalDouble tStart) implements SegmentTimes {}

    /** A time in seconds for every frame, rising. The array is shared, not copied: an hour at 30 kHz is 0.9 GB. */
    record Vector(double[] seconds) implements SegmentTimes {}

    /** A regular clock whose start is not stated. */
    static SegmentTimes unstated() {
        return new Regular(OptionalDouble.empty());
    }

    /** A regular clock that starts at the given time. */
    static SegmentTimes startingAt(double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new WrongArgumentException("set_times: t_start = " + seconds + " s must be a number.");
        }
        return new Regular(OptionalDouble.of(seconds));
    }

    /** A clock with one time for every frame, which must not fall. */
    static SegmentTimes of(double[] seconds) {
        if (seconds.length == 1 && Double.isNaN(seconds[0])) {
            throw new WrongArgumentException("set_times: times[0] = NaN s must be a number.");
        }
        for (int i = 1; i < seconds.length; i++) {
            if (!(seconds[i] >= seconds[i - 1])) {
                throw new WrongArgumentException(
                        "set_times: times[" + i + "] = " + seconds[i] + " s must not lie before times[" + (i - 1)
                                + "] = " + seconds[i - 1] + " s. Give times that rise, without NaN.");
            }
        }
        return new Vector(seconds);
    }

    /** Whether every frame has a time of its own. */
    default boolean hasTimeVector() {
        return this instanceof Vector;
    }

    /** The time of frame 0 where it is stated: the first entry of a vector counts. */
    default OptionalDouble statedStart() {
        return switch (this) {
            case Regular regular -> regular.tStart;
            case Vector vector ->
                vector.seconds.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(vector.seconds[0]);
        };
    }

    /** Seconds of a frame. */
    default double toTime(long frame, double samplingFrequency) {
        return switch (this) {
            case Regular regular -> frame / samplingFrequency + regular.tStart.orElse(0);
            case Vector vector -> {
                if (frame < 0 || frame >= vector.seconds.length) {
                    throw new WrongArgumentException("sample_index_to_time: frame = " + frame + " must lie in [0, "
                            + vector.seconds.length + ") (the length of the time vector).");
                }
                yield vector.seconds[(int) frame];
            }
        };
    }

    /** The nearest frame of a time on a regular clock; with a vector the last frame whose time is not after it, -1 before the first. */
    default long toFrame(double seconds, double samplingFrequency) {
        return switch (this) {
            case Regular regular -> (long) Math.rint((seconds - regular.tStart.orElse(0)) * samplingFrequency);
            case Vector vector -> lastNotAfter(vector.seconds, seconds);
        };
    }

    private static long lastNotAfter(double[] seconds, double wanted) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1L;
    }

    /** The clock of the frames {@code [start, end)}; a regular clock without a stated start begins at the cut. */
    default SegmentTimes slice(long start, long end, double samplingFrequency) {
        return switch (this) {
            case Regular regular -> startingAt(regular.tStart.orElse(0) + start / samplingFrequency);
            case Vector vector -> new Vector(Arrays.copyOfRange(vector.seconds, (int) start, (int) end));
        };
    }
}
