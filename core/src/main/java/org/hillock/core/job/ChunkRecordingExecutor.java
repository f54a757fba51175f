package org.hillock.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Scratch;

/**
 * Runs a user's own function over the pieces of a recording, in one thread or several, after
 * {@code spikeinterface.core.ChunkRecordingExecutor}.
 *
 * <p>The pieces are exactly those that the options say: of one size, the last of each segment shorter. Reusable; a run makes its own
 * worker contexts. The Python form keeps the worker context in a dictionary; here it is an object of the caller's type.
 *
 * @param <W> what a worker keeps from piece to piece (buffers, open files); one for each thread, made when its first piece begins
 * @param <R> what a piece gives
 */
public final class ChunkRecordingExecutor<W, R> {
    private final Recording recording;
    private final ChunkFunction<W, R> func;
    private final Function<Recording, W> initFunc;
    private final JobOptions options;
    private final boolean handleReturns;
    private final JobWatch watch;

    private ChunkRecordingExecutor(
            Recording recording,
            ChunkFunction<W, R> func,
            Function<Recording, W> initFunc,
            JobOptions options,
            boolean handleReturns,
            JobWatch watch) {
        this.recording = recording;
        this.func = func;
        this.initFunc = initFunc;
        this.options = options;
        this.handleReturns = handleReturns;
        this.watch = watch;
    }

    /**
     * An executor whose function is called for what it does; its results are dropped unless {@link #handleReturns} is asked for.
     *
     * @param recording what is worked through
     * @param func called once for every piece
     * @param initFunc called once for every worker
     * @param options the size of the pieces, the number of jobs, progress
     */
    public ChunkRecordingExecutor(
            Recording recording, ChunkFunction<W, R> func, Function<Recording, W> initFunc, JobOptions options) {
        this(recording, func, initFunc, options, false, JobWatch.of("chunks", options));
    }

    /** The same, keeping what the function returns. */
    public ChunkRecordingExecutor<W, R> handleReturns() {
        return new ChunkRecordingExecutor<>(recording, func, initFunc, options, true, watch);
    }

    /** The same under a name, for progress and messages. */
    public ChunkRecordingExecutor<W, R> jobName(String name) {
        return watching(new JobWatch(name, watch.progress(), watch.cancellation()));
    }

    /** The same with another name, progress and token to cancel it. */
    public ChunkRecordingExecutor<W, R> watching(JobWatch other) {
        return new ChunkRecordingExecutor<>(recording, func, initFunc, options, handleReturns, other);
    }

    /**
     * Calls the function for all pieces.
     *
     * @return the results in the order of the pieces where returns are handled, else an empty list
     * @throws RuntimeException the function's own first failure, as it is
     * @throws java.util.concurrent.CancellationException where the job was cancelled or the calling thread interrupted
     */
    public List<R> run() {
        List<FrameRange> chunks =
                Chunks.divideRecordingIntoChunks(recording, Chunks.ensureChunkSize(recording, options));
        return ChunkExecutors.local().run(recording, chunks, new Calls(), options, watch);
    }

    /** The function as a job; a worker is known by its buffers. */
    private final class Calls implements ChunkJob<List<R>> {
        private final Map<Scratch, W> contexts = new ConcurrentHashMap<>();

        @Override
        public List<R> empty() {
            return new ArrayList<>();
        }

        @Override
        public List<R> process(List<R> into, Recording source, FrameRange chunk, Scratch scratch) {
            W context = Optional.ofNullable(contexts.get(scratch)).orElseGet(() -> prepared(source, scratch));
            R returned = func.apply(chunk.segment(), chunk.start(), chunk.end(), context);
            if (handleReturns) {
                into.add(returned);
            }
            return into;
        }

        private W prepared(Recording source, Scratch scratch) {
            W context = initFunc.apply(source);
            contexts.put(scratch, context);
            return context;
        }

        @Override
        public List<R> merge(List<R> left, List<R> right) {
            left.addAll(right);
            return left;
        }
    }
}
