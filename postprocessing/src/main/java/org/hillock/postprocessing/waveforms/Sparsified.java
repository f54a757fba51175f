package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.ChannelSparsity;

/** Makes a sparse extractor of a dense one. */
final class Sparsified {
    private Sparsified() {}

    static WaveformExtractor of(WaveformExtractor waveforms, ChannelSparsity channels) {
        if (waveforms.isSparse()) {
            throw new WrongArgumentException(
                    "waveforms: sparsity must be given for a dense extractor (this one is sparse already).");
        }
        int[] units = waveforms.has("random_spikes")
                ? Arrays.stream(waveforms.randomSpikes())
                        .map(waveforms.spikes()::unitIndex)
                        .toArray()
                : new int[0];
        SparsityChange change = new SparsityChange(channels, units);
        ExtensionStore store = new MemoryStore();
        for (String name : waveforms.extensionNames()) {
            FinishedExtension dense = waveforms.extension(name);
            ExtensionData data = UnitSubset.kind(name)
                    .map(extension -> extension.sparsified(dense.data(), change))
                    .orElse(dense.data());
            store.keep(new FinishedExtension(name, dense.params(), data, dense.runtimeSeconds()));
        }
        Optional<Recording> recording =
                waveforms.hasRecording() ? Optional.of(waveforms.recording()) : Optional.empty();
        return WaveformExtractor.of(
                waveforms.sorting(),
                waveforms.recordingInfo(),
                recording,
                Optional.of(channels),
                waveforms.isScaled(),
                store);
    }
}
