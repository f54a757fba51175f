package org.hillock.postprocessing.waveforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * One read of the traces for several parts: of each chunk the frames around the spikes that any part looks at, and nothing where there
 * are none.
 */
final class TracePass implements ChunkJob<Integer> {
    /** Frames of a segment, perhaps reaching over its ends. */
    private record Hull(int segment, long start, long end) {
        int length() {
            return Math.toIntExact(end - start);
        }
    }

    private record Share(TracePart part, int[] selection, boolean all) {}

    private final SpikeVector spikes;
    private final List<Share> shares = new ArrayList<>();

    TracePass(SpikeVector spikes, List<TracePart> parts) {
        this.spikes = spikes;
        for (TracePart part : parts) {
            shares.add(new Share(
                    part,
                    part.selection().orElseGet(() -> new int[0]),
                    part.selection().isEmpty()));
        }
    }

    @Override
    public Integer empty() {
        return 0;
    }

    @Override
    public Integer process(Integer into, Recording recording, FrameRange chunk, Scratch scratch) {
        int first = spikes.firstNotBefore(chunk.segment(), chunk.start());
        int last = spikes.firstNotBefore(chunk.segment(), chunk.end());
        Hull hull = hull(chunk.segment(), first, last);
        if (hull.length() == 0) {
            return into;
        }
        Samples samples = read(recording, hull, scratch);
        SpikeChunk shown = new SpikeChunk(
                samples.floats(),
                recording.getNumChannels(),
                chunk.segment(),
                hull.start(),
                recording.getNumSamples(chunk.segment()),
                spikes,
                first,
                last,
                scratch);
        for (Share share : shares) {
            share.part().process(shown);
        }
        scratch.giveBack(samples);
        return into + last - first;
    }

    /** The frames that any part looks at. */
    private Hull hull(int segment, int first, int last) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Share share : shares) {
            int from = share.all() ? first : lowest(share.selection(), first);
            int to = share.all() ? last : lowest(share.selection(), last);
            if (from < to) {
                int one = share.all() ? from : share.selection()[from];
                int other = share.all() ? to - 1 : share.selection()[to - 1];
                start = Math.min(
                        start, spikes.sampleIndex(one) - share.part().window().nbefore());
                end = Math.max(
                        end, spikes.sampleIndex(other) + share.part().window().nafter());
            }
        }
        return start > end ? new Hull(segment, 0, 0) : new Hull(segment, start, end);
    }

    private static int lowest(int[] sorted, int value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 1;
    }

    private static Samples read(Recording recording, Hull hull, Scratch scratch) {
        int rows = hull.length();
        int channels = recording.getNumChannels();
        long length = recording.getNumSamples(hull.segment());
        int left = (int) Math.min(rows, Math.max(0, -hull.start()));
        int right = (int) Math.max(left, rows - Math.max(0, hull.end() - length));
        Samples out = scratch.borrow(Carrier.FLOAT, rows, channels);
        FrameRange inside = new FrameRange(hull.segment(), hull.start() + left, hull.start() + right);
        if (left < right) {
            readInto(recording, inside, out.rows(left, right), scratch);
        }
        clear(out, 0, left);
        clear(out, right, rows);
        return out;
    }

    private static void readInto(Recording recording, FrameRange inside, Samples out, Scratch scratch) {
        Carrier carrier = recording.getDtype().carrier();
        if (carrier == Carrier.FLOAT) {
            recording.traces().read(inside, out, scratch);
            return;
        }
        Samples wide = scratch.borrow(carrier, out.numSamples(), out.numChannels());
        recording.traces().read(inside, wide, scratch);
        int base = out.offset();
        IntStream.range(0, out.size())
                .forEach(i -> out.floats()[base + i] = (float) wide.get(i / out.numChannels(), i % out.numChannels()));
        scratch.giveBack(wide);
    }

    private static void clear(Samples out, int from, int to) {
        if (from < to) {
            int channels = out.numChannels();
            Arrays.fill(out.floats(), out.offset() + from * channels, out.offset() + to * channels, 0);
        }
    }

    @Override
    public Integer merge(Integer left, Integer right) {
        return left + right;
    }
}
