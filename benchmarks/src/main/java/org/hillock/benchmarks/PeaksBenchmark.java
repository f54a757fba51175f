package org.hillock.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
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

/** Three seconds of 384 channels: finding peaks, and placing a thousand of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx2g"})
public class PeaksBenchmark {
    private static final int PLACED = 1000;
    private static final JobOptions ONE_JOB = JobOptions.standard().withProgressBar(false);

    /** How peaks are placed. */
    @Param({"center_of_mass", "monopolar_triangulation", "grid_convolution"})
    public String method = "center_of_mass";

    private final NoisyProbe probe = new NoisyProbe(3);
    private Recording recording = probe.open();
    private Peaks some = new Peaks(new long[0], new int[0], new double[0], new int[0]);
    private PeakLocalizer localizer = SortingComponents.localizer("peak_channel", PythonJson.NODES.objectNode());

    /** Finds the peaks that are placed. */
    @Setup(Level.Trial)
    public void find() {
        recording = probe.open();
        Peaks all = detectPeaks();
        some = all.take(IntStream.range(0, Math.min(PLACED, all.size())).toArray());
        localizer = SortingComponents.localizer(method, PythonJson.NODES.objectNode());
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void remove() {
        probe.close();
    }

    /** All channels around, four noise levels. */
    @Benchmark
    public Peaks detectPeaks() {
        return SortingComponents.detectPeaks(
                recording,
                SortingComponents.detector(
                        "locally_exclusive", PythonJson.NODES.objectNode().put("detect_threshold", 4.0)),
                ONE_JOB);
    }

    /** A thousand peaks, preparation included. */
    @Benchmark
    public PeakLocations localizePeaks() {
        return SortingComponents.localizePeaks(recording, some, localizer, 0.5, 0.5, ONE_JOB);
    }
}
