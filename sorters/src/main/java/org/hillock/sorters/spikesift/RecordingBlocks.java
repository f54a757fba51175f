package org.hillock.sorters.spikesift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Whole blocks of one segment of a recording, read once and kept for a while, so that a sorter's small overlapping reads do not run the
 * preprocessing again and again. A thread that finds its block being read by another reads the next one ahead meanwhile. Thread-safe.
 *
 * @param <A> the array type of a block: {@code float[]} or {@code short[]}
 */
final class RecordingBlocks<A> {
    private static final int LEAST_FRAMES = 1 << 14;

    /** Makes the array of a block out of its samples. */
    @FunctionalInterface
    interface Converter<A> {
        A convert(Samples samples);
    }

    private final Recording recording;
    private final int segment;
    private final int blockFrames;
    private final int kept;
    private final Converter<A> converter;
    private final Map<Integer, CompletableFuture<A>> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    RecordingBlocks(Recording recording, int segment, int threads, Converter<A> converter) {
        this.recording = recording;
        this.segment = segment;
        int preferred = Math.max(1, recording.traces().preferredBlock());
        this.blockFrames = Math.toIntExact((long) preferred * Math.ceilDiv(LEAST_FRAMES, preferred));
        this.kept = 2 * threads + 1;
        this.converter = converter;
    }

    int blockFrames() {
        return blockFrames;
    }

    /** The block of an index, from frame {@code index * blockFrames()} on; the last one of a segment is shorter. */
    A block(int index) {
        Claim<A> claim = claim(index);
        if (claim.mine) {
            fill(index, claim.future);
        } else if (!claim.future.isDone()) {
            readAhead(index + 1);
        }
        try {
            return claim.future.join();
        } catch (CompletionException e) {
            forget(index);
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private record Claim<A>(CompletableFuture<A> future, boolean mine) {}

    private Claim<A> claim(int index) {
        synchronized (blocks) {
            CompletableFuture<A> known = blocks.get(index);
            if (known != null) {
                return new Claim<>(known, false);
            }
            CompletableFuture<A> made = new CompletableFuture<>();
            blocks.put(index, made);
            while (blocks.size() > kept) {
                Integer oldest = blocks.keySet().iterator().next();
                blocks.remove(oldest);
            }
            return new Claim<>(made, true);
        }
    }

    private void forget(int index) {
        synchronized (blocks) {
            blocks.remove(index);
        }
    }

    private void readAhead(int index) {
        if ((long) index * blockFrames < recording.getNumSamples(segment)) {
            Claim<A> claim = claim(index);
            if (claim.mine) {
                fill(index, claim.future);
            }
        }
    }

    private void fill(int index, CompletableFuture<A> future) {
        try {
            long start = (long) index * blockFrames;
            long end = Math.min(recording.getNumSamples(segment), start + blockFrames);
            FrameRange range = new FrameRange(segment, start, end);
            Scratch own = scratch.get();
            Carrier carrier = recording.getDtype().carrier();
            Samples samples = own.borrow(carrier, range.length(), recording.getNumChannels());
            recording.traces().read(range, samples, own);
            future.complete(converter.convert(samples));
            own.giveBack(samples);
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }
}
