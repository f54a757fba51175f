package org.hillock.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalChunkExecutorTest {
    private static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    /** Sums of square roots: their bits tell in which order they were added. */
    private static final class RootSum implements ChunkJob<double[]> {
        @Override
        public double[] empty() {
            return new double[1];
        }

        @Override
        public double[] process(double[] into, Recording recording, FrameRange chunk, Scratch scratch) {
            Samples traces = scratch.borrow(Carrier.FLOAT, chunk.length(), recording.getNumChannels());
            recording.traces().read(chunk, traces, scratch);
            for (int s = 0; s < traces.numSamples(); s++) {
                for (int c = 0; c < traces.numChannels(); c++) {
                    into[0] += Math.sqrt(Math.abs(traces.get(s, c)));
                }
            }
            scratch.giveBack(traces);
            return into;
        }

        @Override
        public double[] merge(double[] left, double[] right) {
            left[0] += right[0];
            return left;
        }
    }

    /** Runs a function on every piece and lists the pieces in the order of merging. */
    private record Visit(java.util.function.BiConsumer<FrameRange, Scratch> visit)
            implements ChunkJob<List<FrameRange>> {
        @Override
        public List<FrameRange> empty() {
            return new ArrayList<>();
        }

        @Override
        public List<FrameRange> process(List<FrameRange> into, Recording recording, FrameRange chunk, Scratch scratch) {
            visit.accept(chunk, scratch);
            into.add(chunk);
            return into;
        }

        @Override
        public List<FrameRange> merge(List<FrameRange> left, List<FrameRange> right) {
            left.addAll(right);
            return left;
        }
    }

    private static <A> A run(Recording recording, ChunkJob<A> job, JobOptions options) {
        return ChunkExecutors.local().run(recording, job, options, JobWatch.of("test", options));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anyNumberOfJobsGivesTheSameBits(long seed) {
        Recording recording = TestRecordings.random(seed, 3, 997, 1, 0, 250);
        for (long size : new long[] {1, 7, 100, 5000}) {
            JobOptions options = QUIET.withChunkSize(size);
            double one = run(recording, new RootSum(), options)[0];
            for (int jobs : new int[] {2, 3, 8, 40}) {
                assertThat(Double.doubleToLongBits(run(recording, new RootSum(), options.withJobs(jobs))[0]))
                        .as("%d jobs, pieces of %d frames", jobs, size)
                        .isEqualTo(Double.doubleToLongBits(one));
            }
        }
    }

    @Test
    void everyPieceIsVisitedOnceAndMergedInOrder() {
        Recording recording = TestRecordings.random(5, 1, 103, 20);
        JobOptions options = QUIET.withChunkSize(10).withJobs(5);
        List<FrameRange> merged = run(
                recording,
                new Visit((chunk, scratch) -> {
                    if (chunk.start() % 20 == 0) {
                        pause(3);
                    }
                }),
                options);
        assertThat(merged).isEqualTo(Chunks.plan(recording, options));
    }

    @Test
    void resultsWaitingForTheirTurnAreFew() {
        Recording recording = TestRecordings.random(5, 1, 1000);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        Thread opener = Thread.ofPlatform().start(() -> {
            pause(150);
            mostAhead.set(begun.get());
            first.countDown();
        });
        run(
                recording,
                new Visit((chunk, scratch) -> {
                    begun.incrementAndGet();
                    if (chunk.start() == 0) {
                        await(first);
                    }
                }),
                QUIET.withChunkSize(1).withJobs(4));
        assertThat(opener.isAlive()).isFalse();
        assertThat(mostAhead.get())
                .as("pieces begun while the first was not done")
                .isLessThanOrEqualTo(4 + 2);
        assertThat(begun.get()).isEqualTo(1000);
    }

    @Test
    void everyWorkerKeepsItsOwnBuffers() {
        Recording recording = TestRecordings.random(5, 1, 400);
        Set<Scratch> scratches = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Set<float[]> arrays = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        run(
                recording,
                new Visit((chunk, scratch) -> {
                    scratches.add(scratch);
                    Samples buffer = scratch.borrow(Carrier.FLOAT, chunk.length(), 1);
                    arrays.add(buffer.floats());
                    scratch.giveBack(buffer);
                }),
                QUIET.withChunkSize(2).withJobs(3));
        assertThat(scratches).hasSizeLessThanOrEqualTo(3);
        assertThat(arrays).hasSameSizeAs(scratches);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theFirstFailureInOrderIsRaisedAsItIsAndStopsTheRest(int jobs) {
        Recording recording = TestRecordings.random(5, 1, 1000);
        WrongArgumentException failure = new WrongArgumentException("at 30");
        AtomicInteger begun = new AtomicInteger();
        Visit job = new Visit((chunk, scratch) -> {
            begun.incrementAndGet();
            if (chunk.start() == 30) {
                pause(30);
                throw failure;
            }
            if (chunk.start() > 30) {
                throw new IllegalStateException("a later one");
            }
        });
        assertThatThrownBy(() -> run(recording, job, QUIET.withChunkSize(10).withJobs(jobs)))
                .isSameAs(failure)
                .hasNoCause();
        assertThat(begun.get()).isLessThanOrEqualTo(4 + jobs + 2);
        assertThat(liveWorkers()).isEmpty();
    }

    @Test
    void errorsAndFailuresOfMergingComeThroughToo() {
        Recording recording = TestRecordings.random(5, 1, 100);
        JobOptions options = QUIET.withChunkSize(10).withJobs(2);
        assertThatThrownBy(() -> run(
                        recording,
                        new Visit((chunk, scratch) -> {
                            throw new OutOfMemoryError("none left");
                        }),
                        options))
                .isExactlyInstanceOf(OutOfMemoryError.class)
                .hasMessage("none left");
        ChunkJob<Integer> unmergeable = new ChunkJob<>() {
            @Override
            public Integer empty() {
                return 0;
            }

            @Override
            public Integer process(Integer into, Recording source, FrameRange chunk, Scratch scratch) {
                return 1;
            }

            @Override
            public Integer merge(Integer left, Integer right) {
                throw new ArithmeticException("no sum");
            }
        };
        assertThatThrownBy(() -> run(recording, unmergeable, options)).isExactlyInstanceOf(ArithmeticException.class);
        assertThat(liveWorkers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void cancellingStopsAfterThePiecesInHand(int jobs) {
        Recording recording = TestRecordings.random(5, 1, 1000);
        Cancellation token = new Cancellation();
        AtomicInteger begun = new AtomicInteger();
        Visit job = new Visit((chunk, scratch) -> {
            if (begun.incrementAndGet() == 10) {
                token.cancel();
            }
        });
        JobOptions options = QUIET.withChunkSize(1).withJobs(jobs);
        assertThatThrownBy(() -> ChunkExecutors.local()
                        .run(
                                recording,
                                job,
                                options,
                                JobWatch.of("count", options).withCancellation(token)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("count: cancelled.");
        assertThat(begun.get()).isLessThan(10 + 2 * jobs + 4);
        assertThat(liveWorkers()).isEmpty();
    }

    @Test
    void interruptingTheCallerStopsWithoutInterruptingTheWorkers() throws InterruptedException {
        Recording recording = TestRecordings.random(5, 1, 1000);
        AtomicReference<Throwable> raised = new AtomicReference<>();
        AtomicInteger interruptedWorkers = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Boolean> stillInterrupted = new AtomicReference<>(false);
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                run(
                        recording,
                        new Visit((chunk, scratch) -> {
                            running.countDown();
                            pause(5);
                            interruptedWorkers.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                        }),
                        QUIET.withChunkSize(1).withJobs(2));
            } catch (CancellationException e) {
                raised.set(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        running.await();
        caller.interrupt();
        caller.join(5000);
        assertThat(raised.get()).isInstanceOf(CancellationException.class).hasMessage("test: interrupted.");
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(interruptedWorkers.get()).isZero();
        assertThat(liveWorkers()).isEmpty();
    }

    @Test
    void missingPiecesAloneCanBeRun() {
        Recording recording = TestRecordings.random(5, 1, 100);
        List<FrameRange> missing = List.of(new FrameRange(0, 50, 60), new FrameRange(0, 10, 20));
        assertThat(ChunkExecutors.local()
                        .run(recording, missing, new Visit((c, s) -> {}), QUIET, JobWatch.of("again", QUIET)))
                .isEqualTo(missing);
        assertThat(ChunkExecutors.local()
                        .run(recording, List.of(), new Visit((c, s) -> {}), QUIET, JobWatch.of("none", QUIET)))
                .isEmpty();
    }

    @Test
    void progressIsToldInOrderByTheCallingThread() {
        Recording recording = TestRecordings.random(5, 1, 95);
        List<String> heard = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Progress ear = new Progress() {
            @Override
            public void begin(String jobName, int numChunks, double totalSeconds) {
                heard.add(jobName + " " + numChunks + " " + totalSeconds);
            }

            @Override
            public void advance(int chunksDone, double secondsDone) {
                assertThat(Thread.currentThread()).isSameAs(caller);
                heard.add(chunksDone + " " + secondsDone);
            }

            @Override
            public void end(boolean complete) {
                heard.add("end " + complete);
            }
        };
        JobOptions options = QUIET.withChunkSize(40).withJobs(2);
        ChunkExecutors.local()
                .run(
                        recording,
                        new RootSum(),
                        options,
                        JobWatch.of("sum", options).withProgress(ear));
        assertThat(heard).containsExactly("sum 3 0.095", "1 0.04", "2 0.08", "3 0.095", "end true");
    }

    @Test
    void anUnknownExecutorListsTheKnown() {
        assertThat(ChunkExecutors.standard().name()).isEqualTo("local");
        assertThatThrownBy(() -> ChunkExecutors.named("moon")).hasMessage("executor = 'moon' must be one of local.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aUsersFunctionRunsOverExactPieces(int jobs) {
        Recording recording = TestRecordings.inBlocks(TestRecordings.random(9, 2, 105, 30), 64);
        AtomicInteger workers = new AtomicInteger();
        ChunkRecordingExecutor<int[], String> executor = new ChunkRecordingExecutor<int[], String>(
                        recording,
                        (segment, start, end, context) -> {
                            context[0]++;
                            return segment + ":" + start + "-" + end;
                        },
                        source -> {
                            workers.incrementAndGet();
                            return new int[1];
                        },
                        QUIET.withChunkSize(50).withJobs(jobs))
                .jobName("mine");
        assertThat(executor.handleReturns().run()).containsExactly("0:0-50", "0:50-100", "0:100-105", "1:0-30");
        assertThat(workers.get()).isBetween(1, jobs);
        assertThat(executor.run()).isEmpty();
    }

    @Test
    void aUsersCheckedFailureKeepsItsType() {
        Recording recording = TestRecordings.random(9, 2, 105);
        ChunkRecordingExecutor<String, String> executor = new ChunkRecordingExecutor<>(
                recording,
                (segment, start, end, context) -> sneak(new IOException("disk")),
                source -> "",
                QUIET.withJobs(2).withChunkSize(10));
        assertThatThrownBy(executor::run).isExactlyInstanceOf(IOException.class).hasMessage("disk");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> String sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    private static List<Thread> liveWorkers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hillock-job-") && thread.isAlive())
                .toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
