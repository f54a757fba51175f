package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;

/** Makes an extractor of some of the units of another; extensions are cut down, not computed anew. */
final class UnitSubset {
    private UnitSubset() {}

    static WaveformExtractor of(WaveformExtractor waveforms, Ids unitIds) {
        int[] units = waveforms.sorting().idsToIndices(unitIds);
        Sorting sorting = Sortings.selectUnits(waveforms.sorting(), unitIds);
        int[] chosen = waveforms.has("random_spikes") ? waveforms.randomSpikes() : new int[0];
        UnitSelection selection = UnitSelection.of(units, keptSpikes(waveforms.spikes(), units), chosen);
        ExtensionStore store = new MemoryStore();
        for (String name : waveforms.extensionNames()) {
            FinishedExtension whole = waveforms.extension(name);
            Optional<ExtensionData> kept = kind(name).map(extension -> extension.select(whole.data(), selection));
            kept.ifPresent(
                    data -> store.keep(new FinishedExtension(name, whole.params(), data, whole.runtimeSeconds())));
        }
        Optional<Recording> recording =
                waveforms.hasRecording() ? Optional.of(waveforms.recording()) : Optional.empty();
        return WaveformExtractor.of(
                sorting,
                waveforms.recordingInfo(),
                recording,
                waveforms.sparsity().map(sparsity -> sparsity.selectUnits(unitIds)),
                waveforms.isScaled(),
                store);
    }

    static Optional<Extension> kind(String name) {
        return Catalog.standard().ofKind(Extension.class).stream()
                .filter(type -> type.name().equals(name))
                .map(type -> (Extension) type.withDefaults())
                .findFirst();
    }

    /** The old positions of the kept spikes in their new order: spikes at one sample stand in the new order of the units. */
    private static int[] keptSpikes(SpikeVector spikes, int[] units) {
        int[] renumbered = new int[spikes.numUnits()];
        Arrays.fill(renumbered, -1);
        for (int i = 0; i < units.length; i++) {
            renumbered[units[i]] = i;
        }
        int[] segments = spikes.segmentIndices();
        int[] kept = IntStream.range(0, spikes.size())
                .filter(i -> renumbered[spikes.unitIndex(i)] >= 0)
                .toArray();
        if (IntStream.range(1, units.length).allMatch(i -> units[i] > units[i - 1])) {
            return kept;
        }
        Comparator<Integer> rule = Comparator.<Integer>comparingInt(i -> segments[i])
                .thenComparingLong(spikes::sampleIndex)
                .thenComparingInt(i -> renumbered[spikes.unitIndex(i)]);
        return Arrays.stream(kept)
                .boxed()
                .sorted(rule)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
