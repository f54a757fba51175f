package org.hillock.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.Extractors;
import org.hillock.sorters.Sorters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The shipped tetrode recording (28.8 s) through SpikeSift, without reading or writing of results. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx2g"})
public class SortBenchmark {
    private final Recording recording = Extractors.loadRecording(
            Path.of(System.getProperty("hillock.home", "."), "examples", "data", "locust_tetrode"));

    /** The whole recording. */
    @Benchmark
    public Sorting locustTetrode() {
        return Sorters.runSorter("spikesift", recording, PythonJson.NODES.objectNode());
    }
}
