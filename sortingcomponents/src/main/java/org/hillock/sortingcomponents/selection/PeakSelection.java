package org.hillock.sortingcomponents.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hillock.core.recording.Recording;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Draws with a seed, keeps clear of the ends of segments, and puts what was drawn in order. */
public final class PeakSelection {
    private PeakSelection() {}

    /**
     * Chooses peaks.
     *
     * @param peaks among which
     * @param selector how
     * @param seed of the random stream
     * @return positions among the peaks, in the order of segments and frames
     */
    public static int[] select(Peaks peaks, PeakSelector selector, long seed) {
        int[] drawn = selector.draw(peaks, NumpyGenerator.defaultRng(seed));
        return Arrays.stream(drawn)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> peaks.segmentIndex()[i])
                        .thenComparingLong(i -> peaks.sampleIndex()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The same, without those drawn that lie within so many frames of the beginning or the end of their segment. */
    public static int[] select(
            Peaks peaks, PeakSelector selector, long seed, Recording recording, int framesBefore, int framesAfter) {
        return IntStream.of(select(peaks, selector, seed))
                .filter(i -> peaks.sampleIndex()[i] >= framesBefore
                        && peaks.sampleIndex()[i] < recording.getNumSamples(peaks.segmentIndex()[i]) - framesAfter)
                .toArray();
    }
}
