package org.hillock.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.core.probe.ProbeFiles;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.BinaryWriting;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.generation.GenerateGroundTruthRecording;
import org.hillock.generation.Generation;
import org.hillock.sorters.spikesift.SortJob;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import org.hillock.sorters.spikesift.SpikeSiftRecording;
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
 * SpikeSift on a flat int16 file in the page cache, from opening the file to the linked result.
 *
 * <p>The recordings are generated: 64 channels for 60 s and 384 channels for 30 s, at 30 kHz. Another one, such as the file that another
 * program is timed on, is named by {@code -p recording=FOLDER}, a folder with {@code traces.raw} (int16, 30 kHz) and {@code probe.json}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx1050m"})
public class SpikeSiftBenchmark {
    private static final double RATE_HZ = 30_000;

    /** What is sorted: channels x seconds, or a folder. */
    @Param({"64x60", "384x30"})
    public String recording = "";

    /** Threads of the sort. */
    @Param({"1", "2"})
    public int threads = 1;

    private Path folder = Path.of("");
    private boolean own = true;
    private List<SpikeSiftRecording> opened = List.of();

    /** Makes or opens the file. */
    @Setup(Level.Trial)
    public void open() {
        own = recording.matches("[0-9]+x[0-9]+");
        try {
            folder = own ? Files.createTempDirectory("hillock-benchmark") : Path.of(recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NdArray geometry = own
                ? NdArray.ofRows(generate())
                : ProbeFiles.readProbeinterface(folder.resolve("probe.json"))
                        .probes()
                        .getFirst()
                        .contacts()
                        .positions();
        opened = List.of(SpikeSiftRecording.of(folder.resolve("traces.raw"), "int16", geometry, RATE_HZ));
    }

    private double[][] generate() {
        int channels = Integer.parseInt(recording.split("x")[0]);
        Recording made = Generation.generateGroundTruthRecording(GenerateGroundTruthRecording.standard()
                        .withDurations(Double.parseDouble(recording.split("x")[1]))
                        .withSamplingFrequency(RATE_HZ)
                        .withNumChannels(channels)
                        .withNumUnits(channels * 5 / 8)
                        .withColumns(2, 32, 20)
                        .withFiringRateRange(3, 15)
                        .withNoiseLevels(8)
                        .withCounts(DType.INT16, 0.195, 0)
                        .withSeed(2024))
                .recording();
        BinaryWriting.standard().write(made, List.of(folder.resolve("traces.raw")), SaveOptions.standard());
        return made.getChannelLocations();
    }

    /** Removes the generated file. */
    @TearDown(Level.Trial)
    public void remove() {
        if (own) {
            try {
                Files.deleteIfExists(folder.resolve("traces.raw"));
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The whole recording. */
    @Benchmark
    public SortedRecording sort() {
        SortJob job = SortJob.withDefaults().withThreads(threads);
        return SpikeSift.performSpikeSorting(opened.getFirst(), SpikeSiftOptions.withDefaults(), job);
    }
}
