package org.hillock.core.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a job over a recording runs: nothing here changes a result.
 *
 * <p>Parsing takes the peer's names ({@code n_jobs, chunk_size, chunk_duration, chunk_memory, total_memory, progress_bar, mp_context};
 * {@code max_threads_per_process} and {@code verbose} are understood and change nothing). Immutable.
 *
 * @param nJobs how many pieces are worked on at the same time, one thread each
 * @param chunkSize how long a piece is
 * @param progressBar whether progress is shown on a terminal
 * @param mpContext the peer's way of starting processes; kept, but without effect since jobs are threads of one process
 */
public record JobOptions(JobCount nJobs, ChunkSize chunkSize, boolean progressBar, Optional<String> mpContext) {
    private static final JobOptions STANDARD =
            new JobOptions(new JobCount.Fixed(1), new ChunkSize.Span(1), true, Optional.empty());

    /** One job, pieces of one second, with progress: what holds before {@link GlobalSettings} are changed. */
    public static JobOptions standard() {
        return STANDARD;
    }

    /** The options that hold in this process where nothing else is said, see {@link GlobalSettings}. */
    public static JobOptions defaults() {
        return GlobalSettings.getGlobalJobKwargs();
    }

    /** The process-wide options with those of an object in their place; an unknown name is refused with the known ones listed. */
    public static JobOptions parse(ObjectNode given) {
        return defaults().with(given);
    }

    /** The process-wide options with those of some texts in their place, for example {@code n_jobs = 4, chunk_duration = 500ms}. */
    public static JobOptions parse(Map<String, String> given) {
        ObjectNode node = PythonJson.NODES.objectNode();
        given.forEach(node::put);
        return parse(node);
    }

    /** These options with those of an object in their place; of several sizes the first of size, memory, total, duration holds. */
    public JobOptions with(ObjectNode given) {
        return JobOptionsJson.overlay(this, given);
    }

    /** With another number of jobs; -1 takes all cores. */
    public JobOptions withJobs(int jobs) {
        return withJobs(new JobCount.Fixed(jobs));
    }

    /** With another number of jobs. */
    public JobOptions withJobs(JobCount jobs) {
        return new JobOptions(jobs, chunkSize, progressBar, mpContext);
    }

    /** With another length of the pieces. */
    public JobOptions withChunkSize(ChunkSize size) {
        return new JobOptions(nJobs, size, progressBar, mpContext);
    }

    /** With pieces of so many frames. */
    public JobOptions withChunkSize(long frames) {
        return withChunkSize(new ChunkSize.Samples(frames));
    }

    /** With or without progress on the terminal. */
    public JobOptions withProgressBar(boolean shown) {
        return new JobOptions(nJobs, chunkSize, shown, mpContext);
    }

    /** With the peer's way of starting processes, which has no effect. */
    public JobOptions withMpContext(String context) {
        return new JobOptions(nJobs, chunkSize, progressBar, Optional.of(context));
    }

    /** What was given and has no effect, a sentence each. */
    public List<String> notes() {
        return mpContext
                .map(context -> List.of("mp_context = '" + context
                        + "' has no effect: jobs are threads of one process, nothing is forked or spawned."))
                .orElse(List.of());
    }

    /** The options under the peer's names. */
    public ObjectNode toJson() {
        return JobOptionsJson.write(this);
    }
}
