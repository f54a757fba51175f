package org.hillock.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.job.JobOptions;
import picocli.CommandLine.Option;

/** How the work runs; none of it changes a result. */
final class JobFlags {
    @Option(
            names = "--n-jobs",
            paramLabel = "N",
            description = "Threads: a number, -1 for all cores, or a share of them (0.5). Default: all cores.")
    private String nJobs = "-1";

    @Option(names = "--chunk-duration", paramLabel = "SPAN", description = "Length of a piece: 1s, 500ms. Default: 1s.")
    private Optional<String> chunkDuration = Optional.empty();

    @Option(names = "--chunk-size", paramLabel = "FRAMES", description = "Length of a piece in frames.")
    private Optional<String> chunkSize = Optional.empty();

    @Option(names = "--chunk-memory", paramLabel = "BYTES", description = "Memory of a piece: 100M, 0.5G.")
    private Optional<String> chunkMemory = Optional.empty();

    @Option(names = "--total-memory", paramLabel = "BYTES", description = "Memory of all pieces worked on: 2G.")
    private Optional<String> totalMemory = Optional.empty();

    @Option(names = "--no-progress", description = "Show no progress.")
    private boolean noProgress;

    /** The options under the names of the job options; a quiet verb shows no progress. */
    JobOptions options(boolean quiet) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("n_jobs", nJobs);
        chunkDuration.ifPresent(value -> given.put("chunk_duration", value));
        chunkSize.ifPresent(value -> given.put("chunk_size", value));
        chunkMemory.ifPresent(value -> given.put("chunk_memory", value));
        totalMemory.ifPresent(value -> given.put("total_memory", value));
        given.put("progress_bar", String.valueOf(!noProgress && !quiet));
        return JobOptions.parse(given);
    }
}
