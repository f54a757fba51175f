package org.hillock.postprocessing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityTools;
import org.hillock.postprocessing.folders.ExtractorFolders;
import org.hillock.postprocessing.folders.ExtractorFormat;
import org.hillock.postprocessing.traces.RandomSpikesExtension;
import org.hillock.postprocessing.traces.TemplatesExtension;
import org.hillock.postprocessing.traces.WaveformsExtension;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionPlan;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Extracts waveforms and opens and saves what was extracted, under the names that users know. */
public final class Waveforms {
    private Waveforms() {}

    /** Extracts waveforms into memory with {@link Extraction#standard}. */
    public static WaveformExtractor extractWaveforms(Recording recording, Sorting sorting) {
        return extractWaveforms(recording, sorting, Extraction.standard());
    }

    /**
     * Chooses spikes, cuts their waveforms, makes templates, and computes the further extensions that are asked for.
     *
     * <p>A run that was stopped is resumed with {@link Extraction#loadingIfExists}: what is finished in the folder is kept. The old formats
     * are written as a whole at the end, out of an analyzer folder beside them that a stopped run leaves for the next.
     *
     * @param recording what is cut; must have gains and offsets where everything is to be in µV
     * @param sorting whose spikes; none may lie outside the recording
     */
    public static WaveformExtractor extractWaveforms(Recording recording, Sorting sorting, Extraction how) {
        if (how.folder().isEmpty()) {
            WaveformExtractor waveforms = WaveformExtractor.inMemory(
                    recording, sorting, sparsity(recording, sorting, how), how.returnScaled());
            return waveforms.compute(extensions(how), how.jobs(), how.cancellation());
        }
        Path place = how.format().placeOf(how.folder().get());
        return switch (how.format()) {
            case ANALYZER, ANALYZER_ZARR -> inFolder(recording, sorting, how, place);
            case WAVEFORMS, WAVEFORMS_ZARR -> asAWhole(recording, sorting, how, place);
        };
    }

    private static WaveformExtractor inFolder(Recording recording, Sorting sorting, Extraction how, Path place) {
        if (how.loadIfExists() && Files.isDirectory(place)) {
            WaveformExtractor there = ExtractorFolders.load(place, Optional.of(recording));
            requireSame(there, sorting, how, place);
            return there.computeMissing(extensions(how), how.jobs(), how.cancellation());
        }
        requireFree(how, place);
        WaveformExtractor made = ExtractorFolders.create(
                place,
                how.format(),
                recording,
                sorting,
                sparsity(recording, sorting, how),
                how.returnScaled(),
                how.overwrite());
        return made.compute(extensions(how), how.jobs(), how.cancellation());
    }

    private static void requireFree(Extraction how, Path place) {
        if (Files.exists(place) && !how.overwrite()) {
            throw new WrongArgumentException("extract_waveforms: " + place
                    + " must not exist yet. Choose another place, replace it with overwrite (--overwrite), or go on with"
                    + " what is there (--resume).");
        }
    }

    private static void requireSame(WaveformExtractor there, Sorting sorting, Extraction how, Path place) {
        boolean same = there.unitIds().equals(sorting.getUnitIds())
                && there.spikes().equals(sorting.toSpikeVector())
                && there.isScaled() == how.returnScaled()
                && there.isSparse() == how.sparse()
                && how.sparsity().map(there.sparsityOrDense()::equals).orElse(true);
        if (!same) {
            throw new WrongArgumentException("extract_waveforms: " + place
                    + " must hold the same sorting, units and sparsity to go on with (it was made of others)."
                    + " Choose another place, or replace it with overwrite (--overwrite).");
        }
    }

    private static WaveformExtractor asAWhole(Recording recording, Sorting sorting, Extraction how, Path place) {
        if (how.loadIfExists() && Files.isDirectory(place)) {
            return ExtractorFolders.load(place, Optional.of(recording), Optional.of(sorting));
        }
        requireFree(how, place);
        Path beside = place.resolveSibling("." + place.getFileName() + ".hillock-analyzer");
        Extraction analyzer = Files.isDirectory(beside)
                ? how.in(beside, ExtractorFormat.ANALYZER).loadingIfExists()
                : how.in(beside, ExtractorFormat.ANALYZER);
        WaveformExtractor computed;
        try {
            computed = inFolder(recording, sorting, analyzer, beside);
        } catch (WrongArgumentException e) {
            computed = inFolder(
                    recording, sorting, how.in(beside, ExtractorFormat.ANALYZER).overwriting(), beside);
        }
        WaveformExtractor whole = WaveformExtractor.of(
                sorting,
                computed.recordingInfo(),
                Optional.of(recording),
                computed.sparsity(),
                computed.isScaled(),
                computed.store());
        ExtractorFolders.saveAs(whole, place, how.format(), how.overwrite());
        ExtractorFolders.delete(beside);
        return ExtractorFolders.load(place, Optional.of(recording), Optional.of(sorting));
    }

    private static Optional<ChannelSparsity> sparsity(Recording recording, Sorting sorting, Extraction how) {
        if (!how.sparse() || how.sparsity().isPresent()) {
            return how.sparsity();
        }
        return Optional.of(
                SparsityTools.estimateSparsity(recording, sorting, how.estimate(), Optional.empty(), how.jobs()));
    }

    /** The three that every extractor has, with the options of the extraction, and the further ones. */
    private static List<Extension> extensions(Extraction how) {
        List<Extension> all = new ArrayList<>();
        all.add(new RandomSpikesExtension(
                how.maxSpikesPerUnit().isPresent() ? "uniform" : "all",
                how.maxSpikesPerUnit().orElse(500),
                Optional.empty(),
                Optional.of(how.seed())));
        all.add(new WaveformsExtension(how.msBefore(), how.msAfter(), how.dtype()));
        List<JsonNode> operators = how.operators().stream()
                .map(operator -> (JsonNode) PythonJson.NODES.stringNode(operator))
                .toList();
        all.add(new TemplatesExtension(how.msBefore(), how.msAfter(), Optional.of(operators)));
        for (Extension extension : how.extensions()) {
            String name = OperationType.of(extension).name();
            all.removeIf(there -> OperationType.of(there).name().equals(name));
            all.add(extension);
        }
        return all;
    }

    /** Opens a folder or store of either program, with the recording where it can be found. */
    public static WaveformExtractor loadWaveforms(Path folder) {
        return ExtractorFolders.load(folder);
    }

    /** Opens a folder or store; the given recording stands in for the one that the folder names. */
    public static WaveformExtractor loadWaveforms(Path folder, Recording recording) {
        return ExtractorFolders.load(folder, Optional.of(recording));
    }

    /** Saves an extractor with all its extensions; gives the one read from the new place. */
    public static WaveformExtractor saveAs(
            WaveformExtractor waveforms, Path folder, ExtractorFormat format, boolean overwrite) {
        return ExtractorFolders.saveAs(waveforms, folder, format, overwrite);
    }

    /** An extension of a name with some parameters; the others have their defaults. */
    public static Extension extension(String name, ObjectNode params) {
        return ExtensionPlan.named(name).fromJson(params);
    }
}
