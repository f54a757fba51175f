package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.SortingSource;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sorting that was saved into a folder as one spike vector.
 *
 * @param folderPath the folder
 */
@Wire(
        name = "numpy_folder_sorting",
        aliases = {"read_numpy_sorting_folder"},
        pythonClass = "spikeinterface.core.sortingfolder.NumpyFolderSorting",
        doc = "A sorting saved by SpikeInterface or Hillock into a folder as one spike vector.")
public record NumpyFolderSorting(@Param(doc = "The folder.") Path folderPath) implements SortingSource {
    private static final String INFO = "numpysorting_info.json";
    private static final String SPIKES = "spikes.npy";

    @Override
    public Sorting open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        Path infoFile = folder.resolve(INFO);
        if (!Files.isRegularFile(infoFile) || !Files.isRegularFile(folder.resolve(SPIKES))) {
            throw new BrokenFileException(
                    folder, "must hold " + INFO + " and " + SPIKES + ". Give the folder of a saved sorting.");
        }
        JsonNode facts = PythonJson.read(infoFile);
        SortingInfo info = Content.of(infoFile, () -> info(facts, infoFile));
        NdArray stored = Npy.read(folder.resolve(SPIKES));
        SpikeVector spikes = Content.of(
                folder.resolve(SPIKES),
                () -> SpikeVector.fromArray(
                        stored, info.numSegments(), info.unitIds().size()));
        SortingInfo described = info.withProperties(
                FolderMetadata.readProperties(folder, info.unitIds().size()));
        return new Sorting(described, SpikeSource.of(spikes), Provenance.of(new NumpyFolderSorting(folder)));
    }

    private static SortingInfo info(JsonNode facts, Path infoFile) {
        if (!facts.path("unit_ids").isArray()
                || !facts.path("sampling_frequency").isNumber()
                || !facts.path("num_segments").isNumber()) {
            throw new BrokenFileException(
                    infoFile, "must state unit_ids, sampling_frequency and num_segments. The file is damaged.");
        }
        Ids unitIds = facts.get("unit_ids").isEmpty() ? Ids.range(0) : Ids.of(NdJson.fromJson(facts.get("unit_ids")));
        return SortingInfo.of(
                facts.get("sampling_frequency").doubleValue(), unitIds, Content.count(facts, "num_segments", 1));
    }

    static void write(Sorting sorting, Path folder) {
        ObjectNode facts = PythonJson.NODES.objectNode();
        facts.put("sampling_frequency", sorting.getSamplingFrequency());
        facts.set("unit_ids", NdJson.toJson(sorting.getUnitIds().toArray()));
        facts.put("num_segments", sorting.getNumSegments());
        PythonJson.write(folder.resolve(INFO), facts);
        Npy.write(folder.resolve(SPIKES), sorting.toSpikeVector().toArray());
    }
}
