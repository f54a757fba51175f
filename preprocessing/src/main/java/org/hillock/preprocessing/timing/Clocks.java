package org.hillock.preprocessing.timing;

import java.util.OptionalDouble;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;

/** The clocks of segments on another grid of frames. */
final class Clocks {
    private Clocks() {}

    /** A segment of {@code count} frames that are the parent's frames {@code first}, {@code first + step}, …. */
    static SegmentInfo every(Recording parent, int segment, long first, int step, long count) {
        SegmentTimes times =
                switch (parent.times(segment)) {
                    case SegmentTimes.Vector(double[] seconds) -> {
                        double[] kept = new double[Math.toIntExact(count)];
                        for (int k = 0; k < kept.length; k++) {
                            kept[k] = seconds[(int) (first + (long) k * step)];
                        }
                        yield SegmentTimes.of(kept);
                    }
                    case SegmentTimes.Regular(OptionalDouble start)
                    when start.isEmpty() && first == 0 -> SegmentTimes.unstated();
                    case SegmentTimes.Regular(OptionalDouble start) ->
                        SegmentTimes.startingAt(start.orElse(0) + first / parent.getSamplingFrequency());
                };
        return new SegmentInfo(count, times);
    }

    /** A segment of another length and rate that starts when the parent's does. */
    static SegmentInfo sameStart(Recording parent, int segment, long count) {
        OptionalDouble start = parent.getTStart(segment);
        return new SegmentInfo(
                count, start.isPresent() ? SegmentTimes.startingAt(start.getAsDouble()) : SegmentTimes.unstated());
    }
}
