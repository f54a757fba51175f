package org.hillock.core.job;

import java.util.List;
import java.util.OptionalInt;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Scratch;

/** One thread's share: takes the next piece until there is none, with the same buffers throughout. */
record ChunkWorker<A>(Recording recording, List<FrameRange> chunks, ChunkJob<A> job, ChunkQueue<A> queue)
        implements Runnable {
    @Override
    public void run() {
        Scratch scratch = new Scratch();
        for (OptionalInt next = queue.next(); next.isPresent(); next = queue.next()) {
            int index = next.getAsInt();
            try {
                queue.done(index, job.process(job.empty(), recording, chunks.get(index), scratch));
            } catch (Throwable failure) {
                queue.failed(index, failure);
                return;
            }
        }
    }
}
