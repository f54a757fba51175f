package org.hillock.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
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

/** One second of 384 channels through steps, read as a user reads it; 1000 ms would be real time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx2g"})
public class StepsBenchmark {
    /** The steps as JSON. */
    @Param({"[]", "[\"bandpass_filter\"]", "[\"common_reference\"]", "[\"bandpass_filter\", \"common_reference\"]"})
    public String steps = "[]";

    private final NoisyProbe probe = new NoisyProbe(3);
    private Recording recording = probe.open();

    /** Makes the chain. */
    @Setup(Level.Trial)
    public void chain() {
        recording = PreprocessingPipeline.parse(steps).apply(probe.open());
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void remove() {
        probe.close();
    }

    /** The second in the middle. */
    @Benchmark
    public Traces oneSecond() {
        return recording.getTraces(0, NoisyProbe.RATE_HZ, 2L * NoisyProbe.RATE_HZ);
    }
}
