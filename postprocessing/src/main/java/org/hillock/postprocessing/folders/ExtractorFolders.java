package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.postprocessing.waveforms.ExtensionStore;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/** Makes, opens and saves extractors on disk. */
public final class ExtractorFolders {
    private ExtractorFolders() {}

    /**
     * Makes an analyzer folder or store without extensions.
     *
     * @param format {@link ExtractorFormat#ANALYZER} or {@link ExtractorFormat#ANALYZER_ZARR}
     * @param overwrite whether what is there is replaced
     * @return the extractor over the new folder; what it computes is kept there
     */
    public static WaveformExtractor create(
            Path folder,
            ExtractorFormat format,
            Recording recording,
            Sorting sorting,
            Optional<ChannelSparsity> sparsity,
            boolean scaled,
            boolean overwrite) {
        WaveformExtractor checked = WaveformExtractor.inMemory(recording, sorting, sparsity, scaled);
        return create(format.placeOf(folder), format, ExtractorParts.of(checked), overwrite);
    }

    private static WaveformExtractor create(
            Path place, ExtractorFormat format, ExtractorParts parts, boolean overwrite) {
        return switch (format) {
            case ANALYZER -> AnalyzerFolder.create(place, parts, overwrite);
            case ANALYZER_ZARR -> AnalyzerZarr.create(place, parts, overwrite);
            case WAVEFORMS, WAVEFORMS_ZARR ->
                throw new WrongArgumentException("waveforms: format = " + format.wireName()
                        + " must be written as a whole. Compute in memory or in an analyzer, then save as it.");
        };
    }

    /** Opens a folder or store of either program and any of the formats, with the recording where it can be found. */
    public static WaveformExtractor load(Path folder) {
        return load(folder, Optional.empty());
    }

    /** Opens a folder or store; the given recording stands in for the one that the folder names. */
    public static WaveformExtractor load(Path folder, Optional<Recording> recording) {
        return load(folder, recording, Optional.empty());
    }

    /** Opens a folder or store; the given sorting stands in for the one that the old formats only name. */
    public static WaveformExtractor load(Path folder, Optional<Recording> recording, Optional<Sorting> sorting) {
        return switch (ExtractorFormat.of(folder)) {
            case ANALYZER -> AnalyzerFolder.open(folder, recording);
            case ANALYZER_ZARR -> AnalyzerZarr.open(folder, recording);
            case WAVEFORMS -> LegacyFolder.open(folder, recording, sorting);
            case WAVEFORMS_ZARR -> LegacyZarr.open(folder, recording, sorting);
        };
    }

    /**
     * Saves an extractor with all its extensions.
     *
     * @param overwrite whether what is there is replaced, at the very end
     * @return the extractor read from the new place
     */
    public static WaveformExtractor saveAs(
            WaveformExtractor waveforms, Path folder, ExtractorFormat format, boolean overwrite) {
        Path place = format.placeOf(folder);
        switch (format) {
            case WAVEFORMS -> LegacyFolder.write(waveforms, place, overwrite);
            case WAVEFORMS_ZARR -> LegacyZarr.write(waveforms, place, overwrite);
            case ANALYZER, ANALYZER_ZARR -> saveAnalyzer(waveforms, place, format, overwrite);
        }
        return load(place, waveforms.hasRecording() ? Optional.of(waveforms.recording()) : Optional.empty());
    }

    /** Extensions are written into the staged folder, so that the whole appears at once. */
    private static void saveAnalyzer(
            WaveformExtractor waveforms, Path place, ExtractorFormat format, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(place, overwrite, Optional.empty())) {
            ExtractorParts parts = ExtractorParts.of(waveforms);
            ExtensionStore store;
            if (format == ExtractorFormat.ANALYZER) {
                AnalyzerFolder.write(output, parts);
                store = new AnalyzerFolderStore(
                        output.path(), waveforms.unitIds(), SpikeOrderRepair.none(waveforms.numUnits()));
            } else {
                AnalyzerZarr.write(output, parts);
                store = new AnalyzerZarrStore(
                        output.path(), waveforms.unitIds(), SpikeOrderRepair.none(waveforms.numUnits()));
            }
            for (String name : waveforms.extensionNames()) {
                FinishedExtension extension = waveforms.extension(name);
                store.begin(name);
                store.keep(extension);
            }
            output.commit();
        }
    }

    /** Removes the folder of an extractor; anything else is refused. */
    public static void delete(Path folder) {
        ExtractorFormat.of(folder);
        ExtensionFiles.delete(folder);
    }
}
