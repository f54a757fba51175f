package org.hillock.postprocessing.folders;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hillock.core.operation.Catalog;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.UnitSelection;

/**
 * The peer leaves spikes of several units at one sample in any order, here they stand in the order of the units: what extensions hold
 * for each spike is put in our order as they are read.
 *
 * @param units number of units
 * @param order position in the file of every spike; empty where the file is in our order already
 */
@SuppressWarnings("ArrayRecordComponent")
record SpikeOrderRepair(int units, int[] order) {
    static SpikeOrderRepair none(int units) {
        return new SpikeOrderRepair(units, new int[0]);
    }

    /** What is needed for spikes that a file holds as a structured array. */
    static SpikeOrderRepair of(NdArray stored, int numUnits) {
        return of(
                stored.field("sample_index").toLongs(),
                stored.field("unit_index").toInts(),
                stored.field("segment_index").toInts(),
                numUnits);
    }

    static SpikeOrderRepair of(long[] samples, int[] unitIndices, int[] segments, int numUnits) {
        Comparator<Integer> rule = Comparator.<Integer>comparingInt(i -> segments[i])
                .thenComparingLong(i -> samples[i])
                .thenComparingInt(i -> unitIndices[i]);
        boolean ordered = true;
        for (int i = 1; ordered && i < samples.length; i++) {
            ordered = rule.compare(i - 1, i) <= 0;
        }
        return ordered
                ? none(numUnits)
                : new SpikeOrderRepair(
                        numUnits,
                        IntStream.range(0, samples.length)
                                .boxed()
                                .sorted(rule)
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    FinishedExtension apply(FinishedExtension read, Supplier<FinishedExtension> randomSpikes) {
        Optional<Extension> extension = Catalog.standard().ofKind(Extension.class).stream()
                .filter(type -> type.name().equals(read.name()))
                .map(type -> (Extension) type.withDefaults())
                .findFirst();
        if (order.length == 0 || extension.isEmpty()) {
            return read;
        }
        NdArray chosen = randomSpikes.get().data().array("random_spikes_indices");
        int[] units = IntStream.range(0, this.units).toArray();
        UnitSelection selection = UnitSelection.of(units, order, chosen.toInts());
        return new FinishedExtension(
                read.name(), read.params(), extension.get().select(read.data(), selection), read.runtimeSeconds());
    }
}
