package org.hillock.core.job;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Job options under the peer's names. */
final class JobOptionsJson {
    private static final List<String> KNOWN = List.of(
            "n_jobs",
            "chunk_size",
            "chunk_memory",
            "total_memory",
            "chunk_duration",
            "progress_bar",
            "mp_context",
            "max_threads_per_process",
            "verbose");

    private JobOptionsJson() {}

    static JobOptions overlay(JobOptions base, ObjectNode given) {
        for (String name : given.propertyNames()) {
            if (!KNOWN.contains(name)) {
                throw new WrongArgumentException(
                        "job options: name = '" + name + "' must be one of " + String.join(", ", KNOWN) + ".");
            }
        }
        return new JobOptions(
                set(given, "n_jobs").map(JobOptionsJson::jobs).orElse(base.nJobs()),
                chunkSize(given).orElse(base.chunkSize()),
                set(given, "progress_bar").map(JobOptionsJson::flag).orElse(base.progressBar()),
                set(given, "mp_context").map(JsonNode::asString).or(base::mpContext));
    }

    private static Optional<JsonNode> set(ObjectNode given, String name) {
        return given.optional(name).filter(node -> !node.isNull());
    }

    private static JobCount jobs(JsonNode node) {
        return node.isFloatingPointNumber() ? new JobCount.Share(node.doubleValue()) : JobCount.parse(node.asString());
    }

    private static Optional<ChunkSize> chunkSize(ObjectNode given) {
        Optional<ChunkSize> size = set(given, "chunk_size").map(JobOptionsJson::samples);
        Optional<ChunkSize> memory =
                set(given, "chunk_memory").map(JsonNode::asString).map(ChunkSize::ofMemory);
        Optional<ChunkSize> total =
                set(given, "total_memory").map(JsonNode::asString).map(ChunkSize::ofTotalMemory);
        Optional<ChunkSize> duration =
                set(given, "chunk_duration").map(JsonNode::asString).map(ChunkSize::ofDuration);
        if (memory.isPresent() && total.isPresent()) {
            throw new WrongArgumentException(
                    "job options: total_memory = "
                            + given.path("total_memory").asString()
                            + " must not be given together with chunk_memory (both fix the size of a chunk). Give one of them.");
        }
        return size.or(() -> memory).or(() -> total).or(() -> duration);
    }

    private static ChunkSize samples(JsonNode node) {
        try {
            return new ChunkSize.Samples(new java.math.BigDecimal(node.asString()).longValueExact());
        } catch (NumberFormatException e) {
            throw noSamples(node, e);
        } catch (ArithmeticException e) {
            throw noSamples(node, e);
        }
    }

    private static WrongArgumentException noSamples(JsonNode node, RuntimeException cause) {
        return new WrongArgumentException(
                "job options: chunk_size = '" + node.asString() + "' must be a whole number of frames.", cause);
    }

    private static boolean flag(JsonNode node) {
        return switch (node.asString()) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default ->
                throw new WrongArgumentException(
                        "job options: progress_bar = '" + node.asString() + "' must be true or false.");
        };
    }

    static ObjectNode write(JobOptions options) {
        ObjectNode out = PythonJson.NODES.objectNode();
        switch (options.nJobs()) {
            case JobCount.Fixed(int jobs) -> out.put("n_jobs", jobs);
            case JobCount.Share(double share) -> out.put("n_jobs", share);
        }
        switch (options.chunkSize()) {
            case ChunkSize.Samples(long frames) -> out.put("chunk_size", frames);
            case ChunkSize.Span(double seconds) -> out.put("chunk_duration", spell(seconds));
            case ChunkSize.Memory(long bytes) -> out.put("chunk_memory", ByteCount.format(bytes));
            case ChunkSize.Total(long bytes) -> out.put("total_memory", ByteCount.format(bytes));
        }
        out.put("progress_bar", options.progressBar());
        options.mpContext().ifPresent(context -> out.put("mp_context", context));
        return out;
    }

    private static String spell(double seconds) {
        return seconds == Math.rint(seconds) && seconds < 1e15 ? (long) seconds + "s" : seconds + "s";
    }
}
