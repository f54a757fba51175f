package org.hillock.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.store.ZarrSaver;
import org.hillock.core.values.DType;
import org.hillock.preprocessing.PreprocessingPipeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A flat file of 384 channels at 30 kHz through steps into a new folder or zarr store, as the command does it: one shot each after
 * some to warm up. {@code -p file=traces.raw} takes a file of one's own (16-bit integers) in place of ten seconds of noise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx1g"})
public class SaveBenchmark {
    private static final int SECONDS = 10;

    /** The file; empty for noise. */
    @Param("")
    public String file = "";

    /** Threads. */
    @Param("2")
    public int jobs = 2;

    /** binary or zarr. */
    @Param("binary")
    public String format = "binary";

    /** The steps as JSON. */
    @Param({
        "[]",
        "[\"bandpass_filter\", \"common_reference\"]",
        "[\"bandpass_filter\"]",
        "[\"common_reference\"]",
        "{\"whiten\": {\"dtype\": \"int16\", \"int_scale\": 200.0}}",
        "[\"phase_shift\"]",
        "{\"scale\": {\"gain\": 2.0, \"dtype\": \"int16\"}}",
        "{\"center\": {\"dtype\": \"int16\"}}",
        "{\"clip\": {\"a_min\": -100.0, \"a_max\": 100.0}}",
        "{\"astype\": {\"dtype\": \"int16\"}}"
    })
    public String steps = "[]";

    private NoisyProbe probe = new NoisyProbe(0);
    private Path folder = Path.of("");
    private Recording recording = probe.open();

    /** Makes the chain, with what it estimates. */
    @Setup(Level.Trial)
    public void chain() throws IOException {
        if (file.isEmpty()) {
            probe.close();
            probe = new NoisyProbe(SECONDS);
        }
        Recording raw = file.isEmpty()
                ? probe.open()
                : BinaryRecordingExtractor.of(
                                List.of(Path.of(file)), NoisyProbe.RATE_HZ, NoisyProbe.CHANNELS, DType.INT16)
                        .open();
        recording = PreprocessingPipeline.parse(steps).apply(NoisyProbe.withShifts(raw));
        folder = Files.createTempDirectory("hillock-benchmark");
    }

    /** Removes the last result. */
    @TearDown(Level.Invocation)
    public void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .forEach(SaveBenchmark::delete);
        }
    }

    /** Removes the folder. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Files.deleteIfExists(folder);
        probe.close();
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads, computes and writes. */
    @Benchmark
    public Recording save() {
        SaveOptions options = SaveOptions.standard()
                .withJobs(JobOptions.standard().withJobs(jobs).withProgressBar(false));
        return format.equals("zarr")
                ? ZarrSaver.save(recording, folder.resolve("saved.zarr"), options, ZarrOptions.standard())
                : RecordingSaver.saveToFolder(recording, folder.resolve("saved"), options);
    }
}
