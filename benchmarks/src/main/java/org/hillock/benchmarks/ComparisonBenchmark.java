package org.hillock.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.Performance;
import org.hillock.comparison.SymmetricSortingComparison;
import org.hillock.comparison.UnitCounts;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.kernels.random.NumpyGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two sortings of 200 units and 2 million spikes each: one spike in ten is lost, the others are moved by up to 9 frames, and one in ten is
 * given to another unit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx2g"})
public class ComparisonBenchmark {
    private static final int UNITS = 200;
    private static final int SPIKES = 2_000_000;
    private static final double RATE = 30_000;
    private static final int JITTER = 9;
    private static final long DELTA = 12;

    private final Sorting truth = truth();
    private final Sorting tested = tested(truth);

    private static Sorting truth() {
        NumpyGenerator random = NumpyGenerator.defaultRng(1);
        long length = (long) (SPIKES / (10.0 * UNITS) * RATE);
        long[] frames = new long[SPIKES];
        int[] units = new int[SPIKES];
        for (int i = 0; i < SPIKES; i++) {
            frames[i] = (long) (random.random() * length);
            units[i] = i % UNITS;
        }
        return sorting(frames, units);
    }

    private static Sorting tested(Sorting truth) {
        NumpyGenerator random = NumpyGenerator.defaultRng(2);
        SpikeVector spikes = truth.toSpikeVector();
        long[] frames = new long[SPIKES];
        int[] units = new int[SPIKES];
        int n = 0;
        for (int i = 0; i < SPIKES; i++) {
            if (random.random() < 0.9) {
                long moved = spikes.sampleIndex(i) + (long) (random.random() * (2 * JITTER + 1)) - JITTER;
                frames[n] = Math.max(0, moved);
                boolean isGivenAway = random.random() < 0.1;
                units[n++] = isGivenAway ? (int) (random.random() * UNITS) : spikes.unitIndex(i);
            }
        }
        return sorting(Arrays.copyOf(frames, n), Arrays.copyOf(units, n));
    }

    private static Sorting sorting(long[] frames, int[] units) {
        SpikeVector spikes = SpikeVector.fromColumns(frames, units, new int[frames.length], 1, UNITS);
        return NumpySorting.of(spikes, RATE, Ids.range(UNITS));
    }

    /** Coincidences of all pairs of units, one direction. */
    @Benchmark
    public UnitCounts makeMatchCountMatrix() {
        return Comparisons.makeMatchCountMatrix(truth, tested, DELTA, false);
    }

    /** Counts in both directions, scores and matches. */
    @Benchmark
    public SymmetricSortingComparison compareTwoSorters() {
        return Comparisons.compareTwoSorters(truth, tested);
    }

    /** Counts in one direction, scores, matches and mean rates. */
    @Benchmark
    public Performance compareSorterToGroundTruth() {
        return Comparisons.compareSorterToGroundTruth(truth, tested).averagePerformance();
    }
}
