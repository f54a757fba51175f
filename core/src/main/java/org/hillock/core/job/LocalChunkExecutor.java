package org.hillock.core.job;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;

/**
 * Runs jobs on threads of this process. The calling thread merges in order while workers go on; workers are never interrupted (an
 * interrupt would close the files they share) but stop after the piece in hand.
 */
final class LocalChunkExecutor implements ChunkExecutor {
    static final String NAME = "local";
    private static final int AHEAD = 2;
    private static final System.Logger LOG = System.getLogger(LocalChunkExecutor.class.getName());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <A> A run(
            Recording recording, List<FrameRange> chunks, ChunkJob<A> job, JobOptions options, JobWatch watch) {
        options.notes().forEach(note -> LOG.log(System.Logger.Level.INFO, note));
        int workers = Math.min(options.nJobs().resolve(), chunks.size());
        ChunkQueue<A> queue = new ChunkQueue<>(chunks.size(), workers + AHEAD);
        List<Thread> threads = new ArrayList<>();
        boolean complete = false;
        watch.progress().begin(watch.jobName(), chunks.size(), seconds(recording, chunks));
        try {
            for (int i = 0; i < workers; i++) {
                Runnable work = new ChunkWorker<>(recording, chunks, job, queue);
                threads.add(
                        Thread.ofPlatform().daemon().name("hillock-job-" + i).start(work));
            }
            A result = merged(recording, chunks, job, queue, watch);
            complete = true;
            return result;
        } finally {
            queue.close();
            join(threads);
            watch.progress().end(complete);
        }
    }

    private static <A> A merged(
            Recording recording, List<FrameRange> chunks, ChunkJob<A> job, ChunkQueue<A> queue, JobWatch watch) {
        A total = job.empty();
        long frames = 0;
        for (int i = 0; i < chunks.size(); i++) {
            total = job.merge(total, queue.await(i, watch));
            frames += chunks.get(i).end() - chunks.get(i).start();
            watch.progress().advance(i + 1, frames / recording.getSamplingFrequency());
        }
        return total;
    }

    private static double seconds(Recording recording, List<FrameRange> chunks) {
        return chunks.stream().mapToLong(chunk -> chunk.end() - chunk.start()).sum() / recording.getSamplingFrequency();
    }

    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
