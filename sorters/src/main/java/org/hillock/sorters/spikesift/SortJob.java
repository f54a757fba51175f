package org.hillock.sorters.spikesift;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hillock.core.errors.WrongArgumentException;

/**
 * How a sort is run. Nothing here but the neighbour table changes the result.
 *
 * @param threads number of threads, at least 1
 * @param signalBytes memory for filtered samples; a segment of twice the shortest length is held in any case,
 *     what is more than this is filtered twice
 * @param neighbours {@code [channels][up to 5]} nearest channels in order, instead of those that follow from the geometry
 * @param progress told about finished segments
 * @param cancelled asked now and then; when true the sort ends with a {@link java.util.concurrent.CancellationException}
 * @param observer receives a report of every segment, in order of time; making it takes some time
 */
public record SortJob(
        int threads,
        long signalBytes,
        Optional<int[][]> neighbours,
        SortProgress progress,
        BooleanSupplier cancelled,
        Optional<Consumer<SegmentReport>> observer) {

    private static final long MOST_SIGNAL_BYTES = 768L << 20;

    /** Checks the number of threads and the memory. */
    public SortJob {
        if (threads < 1) {
            throw new WrongArgumentException("spikesift: threads = " + threads
                    + " must be at least 1 (the work needs one). Leave it out to use every core.");
        }
        if (signalBytes < 0) {
            throw new WrongArgumentException("spikesift: signalBytes = " + signalBytes
                    + " bytes must not be negative (it is an amount of memory). Leave it out for the usual amount.");
        }
    }

    /** One thread, 40 % of the heap but at most 768 MiB for filtered samples, neighbours by geometry, nobody told. */
    public static SortJob withDefaults() {
        return new SortJob(
                1,
                Math.min(MOST_SIGNAL_BYTES, Runtime.getRuntime().maxMemory() / 5 * 2),
                Optional.empty(),
                (sorted, total) -> {},
                () -> false,
                Optional.empty());
    }

    /** This job with another number of threads. */
    public SortJob withThreads(int value) {
        return new SortJob(value, signalBytes, neighbours, progress, cancelled, observer);
    }

    /** This job with a thread for each processor of the machine. */
    public SortJob withAllThreads() {
        return withThreads(Runtime.getRuntime().availableProcessors());
    }

    /** This job with another amount of memory for filtered samples. */
    public SortJob withSignalBytes(long value) {
        return new SortJob(threads, value, neighbours, progress, cancelled, observer);
    }

    /** This job with a given table of nearest channels. */
    public SortJob withNeighbours(int[][] value) {
        return new SortJob(threads, signalBytes, Optional.of(value), progress, cancelled, observer);
    }

    /** This job with somebody told about finished segments. */
    public SortJob withProgress(SortProgress value) {
        return new SortJob(threads, signalBytes, neighbours, value, cancelled, observer);
    }

    /** This job with a way to end it early. */
    public SortJob withCancelled(BooleanSupplier value) {
        return new SortJob(threads, signalBytes, neighbours, progress, value, observer);
    }

    /** This job with somebody who receives the reports of its segments. */
    public SortJob withObserver(Consumer<SegmentReport> value) {
        return new SortJob(threads, signalBytes, neighbours, progress, cancelled, Optional.of(value));
    }
}
