package org.hillock.comparison;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.core.npy.Npy;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * Times the comparison of 200 × 200 units with 2 million spikes each, and the same in Python on the same spikes right after.
 *
 * <p>Arguments: a Python with spikeinterface 0.101 (optional), number of units, spikes. Prints the best of fourteen runs after warm-up; the
 * compilation of numba isn't counted. Both sides start from spike vectors in memory.
 */
public final class ComparisonTiming {
    private static final int RUNS = 7;
    private static final double RATE = 30_000;
    private static final long DELTA = 12;

    private ComparisonTiming() {}

    /** Runs both sides. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int units = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int spikes = args.length > 2 ? Integer.parseInt(args[2]) : 2_000_000;
        Sorting truth = truth(units, spikes);
        Sorting tested = jittered(truth);
        System.out.printf("%d x %d units, %d and %d spikes%n", units, units, spikes, tested.countTotalNumSpikes());
        time("count, one direction", () -> Comparisons.makeMatchCountMatrix(truth, tested, DELTA, false));
        time("count, symmetric", () -> Comparisons.makeMatchCountMatrix(truth, tested, DELTA, true));
        time("compareTwoSorters", () -> Comparisons.compareTwoSorters(truth, tested));
        time("compareSorterToGroundTruth", () -> Comparisons.compareSorterToGroundTruth(truth, tested)
                .averagePerformance());
        if (args.length > 0) {
            python(args[0], truth, tested, units);
        }
    }

    private static void time(String what, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        double leastCpu = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 2 * RUNS; run++) {
            long start = System.nanoTime();
            long cpu = cpuTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            leastCpu = Math.min(leastCpu, (cpuTime() - cpu) / 1e6);
        }
        System.out.printf("java    %-28s %8.1f ms, processor %8.1f ms%n", what, best, leastCpu);
    }

    /** Processor time of all threads of this process in ns; on a busy machine it says more than the clock. */
    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Spikes at 10 Hz a unit, all over the recording. */
    private static Sorting truth(int units, int spikes) {
        NumpyGenerator random = NumpyGenerator.defaultRng(1);
        long length = (long) (spikes / (10.0 * units) * RATE);
        long[] frames = new long[spikes];
        int[] unitIndex = new int[spikes];
        for (int i = 0; i < spikes; i++) {
            frames[i] = (long) (random.random() * length);
            unitIndex[i] = i % units;
        }
        return sorting(frames, unitIndex, units);
    }

    /** One spike in ten lost, the others moved by up to 9 frames, one in ten given to another unit. */
    private static Sorting jittered(Sorting truth) {
        NumpyGenerator random = NumpyGenerator.defaultRng(2);
        SpikeVector spikes = truth.toSpikeVector();
        int units = spikes.numUnits();
        long[] frames = new long[spikes.size()];
        int[] unitIndex = new int[spikes.size()];
        int n = 0;
        for (int i = 0; i < spikes.size(); i++) {
            if (random.random() < 0.9) {
                frames[n] = Math.max(0, spikes.sampleIndex(i) + (long) (random.random() * 19) - 9);
                boolean moved = random.random() < 0.1;
                unitIndex[n++] = moved ? (int) (random.random() * units) : spikes.unitIndex(i);
            }
        }
        return sorting(java.util.Arrays.copyOf(frames, n), java.util.Arrays.copyOf(unitIndex, n), units);
    }

    private static Sorting sorting(long[] frames, int[] unitIndex, int units) {
        SpikeVector vector = SpikeVector.fromColumns(frames, unitIndex, new int[frames.length], 1, units);
        return NumpySorting.of(vector, RATE, Ids.range(units));
    }

    private static void python(String python, Sorting truth, Sorting tested, int units)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("comparison-timing");
        for (var one : List.of(java.util.Map.entry("a", truth), java.util.Map.entry("b", tested))) {
            SpikeVector spikes = one.getValue().toSpikeVector();
            Npy.write(folder.resolve(one.getKey() + "_frames.npy"), NdArray.ofLongs(spikes.sampleIndices()));
            Npy.write(folder.resolve(one.getKey() + "_units.npy"), NdArray.ofInts(spikes.unitIndices()));
        }
        Path script = folder.resolve("timing.py");
        Files.writeString(script, """
                import sys, time, numpy as np
                import spikeinterface.core as si, spikeinterface.comparison as sc
                from spikeinterface.comparison.comparisontools import make_match_count_matrix as count
                folder, units, delta, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
                def load(name):
                    frames, labels = np.load(f'{folder}/{name}_frames.npy'), np.load(f'{folder}/{name}_units.npy')
                    spikes = np.zeros(frames.size, dtype=[(n, 'int64') for n in ('sample_index', 'unit_index', 'segment_index')])
                    spikes['sample_index'], spikes['unit_index'] = frames, labels
                    return si.NumpySorting(spikes, 30000., np.arange(units))
                a, b = load('a'), load('b')
                def timed(what, work):
                    best = least = float('inf')
                    for _ in range(2 * runs + 1):
                        start = time.perf_counter(); cpu = time.process_time(); result = work()
                        best = min(best, time.perf_counter() - start); least = min(least, time.process_time() - cpu)
                    print(f'python  {what:28s} {best * 1e3:8.1f} ms, processor {least * 1e3:8.1f} ms', flush=True)
                    return result
                one = timed('count, one direction', lambda: count(a, b, delta))
                sym = timed('count, symmetric', lambda: count(a, b, delta, ensure_symmetry=True))
                timed('compareTwoSorters', lambda: sc.compare_two_sorters(a, b))
                timed('compareSorterToGroundTruth', lambda: sc.compare_sorter_to_ground_truth(a, b).get_performance('pooled_with_average'))
                np.save(f'{folder}/one.npy', one.values.astype('int64')); np.save(f'{folder}/sym.npy', sym.values.astype('int64'))
                """, StandardCharsets.UTF_8);
        new ProcessBuilder(
                        python, "-W", "ignore", script.toString(), folder.toString(), "" + units, "" + DELTA, "" + RUNS)
                .inheritIO()
                .start()
                .waitFor();
        same(folder.resolve("one.npy"), Comparisons.makeMatchCountMatrix(truth, tested, DELTA, false));
        same(folder.resolve("sym.npy"), Comparisons.makeMatchCountMatrix(truth, tested, DELTA, true));
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void same(Path file, UnitCounts counts) {
        System.out.println(
                "counts equal: " + java.util.Arrays.equals(Npy.read(file).toInts(), counts.values()));
    }
}
