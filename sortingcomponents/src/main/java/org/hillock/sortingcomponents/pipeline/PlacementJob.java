package org.hillock.sortingcomponents.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Places given peaks. Each place depends on its own peak alone and is written to its own cell. */
final class PlacementJob implements ChunkJob<Integer> {
    private static final long FAR = 64;

    private final Peaks peaks;
    private final int[] order;
    private final PeakLocalizer.Places places;
    private final WaveformWindow window;
    private final double[][] columns;
    private final Map<Scratch, PeakLocalizer.Locator> locators = new ConcurrentHashMap<>();

    PlacementJob(Peaks peaks, int[] order, PeakLocalizer.Places places, WaveformWindow window, double[][] columns) {
        this.peaks = peaks;
        this.order = order;
        this.places = places;
        this.window = window;
        this.columns = columns;
    }

    @Override
    public Integer empty() {
        return 0;
    }

    @Override
    public Integer process(Integer into, Recording recording, FrameRange chunk, Scratch scratch) {
        int from = firstAt(chunk.segment(), chunk.start());
        int to = firstAt(chunk.segment(), chunk.end());
        PeakLocalizer.Locator locator = locators.computeIfAbsent(scratch, worker -> places.newLocator());
        double[] place = new double[columns.length];
        // A stored source is read around the peaks only; a chain of steps computes whole blocks, so that one read of
        // all is cheaper.
        long gap = recording.provenance().operation() instanceof RecordingSource
                ? window.numSamples() + FAR
                : Long.MAX_VALUE;
        int first = from;
        while (first < to) {
            int last = first + 1;
            while (last < to && sample(last) - sample(last - 1) < gap) {
                last++;
            }
            FrameRange span = new FrameRange(chunk.segment(), sample(first), sample(last - 1) + 1);
            Samples block = PaddedBlock.read(recording, span, window.nbefore(), window.nafter(), scratch);
            for (int i = first; i < last; i++) {
                int row = (int) (sample(i) - span.start());
                int stride = block.numChannels();
                locator.locate(
                        block.floats(), block.offset() + row * stride, stride, peaks.channelIndex()[order[i]], place);
                for (int f = 0; f < columns.length; f++) {
                    columns[f][order[i]] = place[f];
                }
            }
            scratch.giveBack(block);
            first = last;
        }
        return into + to - from;
    }

    private long sample(int rank) {
        return peaks.sampleIndex()[order[rank]];
    }

    /** The first peak at a frame or later. */
    private int firstAt(int segment, long frame) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int at = order[middle];
            boolean earlier = peaks.segmentIndex()[at] < segment
                    || (peaks.segmentIndex()[at] == segment && peaks.sampleIndex()[at] < frame);
            low = earlier ? middle + 1 : low;
            high = earlier ? high : middle;
        }
        return low;
    }

    @Override
    public Integer merge(Integer left, Integer right) {
        return left + right;
    }
}
