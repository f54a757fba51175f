package org.hillock.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hillock.core.job.JobOptions;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.postprocessing.correlograms.Correlograms;
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
import org.openjdk.jmh.annotations.Warmup;

/** Correlograms of all pairs of units in 50 ms with bins of 1 ms, at about 1,200 spikes a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class CorrelogramsBenchmark {
    private static final double RATE_HZ = 30_000;
    private static final double SPIKES_PER_SECOND = 1_220;

    /** Units and spikes. */
    @Param({"150 36585", "150 1000000", "1000 1000000"})
    public String units = "150 36585";

    /** How many threads. */
    @Param({"1", "2"})
    public int jobs = 1;

    private Sorting sorting = sorting(1, 0);

    private static Sorting sorting(int numUnits, int numSpikes) {
        Random random = new Random(1);
        long frames = (long) (numSpikes / SPIKES_PER_SECOND * RATE_HZ) + 1;
        long[] times = random.longs(numSpikes, 0, frames).toArray();
        int[] labels = random.ints(numSpikes, 0, numUnits).toArray();
        SpikeVector spikes = SpikeVector.fromColumns(times, labels, new int[numSpikes], 1, numUnits);
        return NumpySorting.of(spikes, RATE_HZ, Ids.range(numUnits));
    }

    /** Makes the spikes. */
    @Setup(Level.Trial)
    public void spikes() {
        String[] counts = units.split(" ", -1);
        sorting = sorting(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
        sorting.toSpikeVector();
    }

    /** All pairs. */
    @Benchmark
    public Correlograms allPairs() {
        return Correlograms.of(
                sorting, 50, 1, JobOptions.standard().withProgressBar(false).withJobs(jobs));
    }
}
