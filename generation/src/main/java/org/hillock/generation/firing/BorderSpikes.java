package org.hillock.generation.firing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/** Adds spikes within some samples of the beginning and end of a segment, to units in turn. */
record BorderSpikes(int count, int sizeSamples, int deadSamples, long seed) {
    void add(int segment, long length, double[] rates, List<long[]> trains) {
        int[] firing =
                IntStream.range(0, rates.length).filter(u -> rates[u] > 0).toArray();
        if (firing.length == 0 || length == 0) {
            return;
        }
        NumpyGenerator random = RandomStream.BORDER_SPIKES.of(seed, segment);
        int[] order = random.permutation(firing.length);
        List<Added> added = new ArrayList<>();
        for (int border = 0; border < 2; border++) {
            long from = border == 0 ? 0 : Math.max(0, length - sizeSamples);
            long to = border == 0 ? Math.min(length, sizeSamples) : length;
            for (int i = 0; i < count; i++) {
                added.add(new Added(firing[order[i % order.length]], random.integers(from, to)));
            }
        }
        added.forEach(spike -> trains.set(spike.unit, without(trains.get(spike.unit), spike.frame)));
        added.forEach(spike -> trains.set(spike.unit, with(trains.get(spike.unit), spike.frame)));
    }

    private record Added(int unit, long frame) {}

    private long[] without(long[] train, long frame) {
        return Arrays.stream(train)
                .filter(other -> Math.abs(other - frame) >= deadSamples)
                .toArray();
    }

    private static long[] with(long[] train, long frame) {
        return LongStream.concat(Arrays.stream(train), LongStream.of(frame))
                .sorted()
                .toArray();
    }
}
