package org.hillock.core.store;

import java.nio.file.Path;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npz;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sorting that was saved into a folder with an NPZ file.
 *
 * @param folderPath the folder
 */
@Wire(
        name = "npz_folder_sorting",
        aliases = {"read_npz_folder"},
        pythonClass = "spikeinterface.core.sortingfolder.NpzFolderSorting",
        pythonAliases = {"NpzFolderSorting"},
        doc = "A sorting saved by SpikeInterface or Hillock into a folder with an NPZ file.")
public record NpzFolderSorting(@Param(doc = "The folder.") Path folderPath) implements SortingSource {
    private static final String FILE = "sorting_cached.npz";

    @Override
    public Sorting open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        Sorting file = new NpzSortingExtractor(folder.resolve(FILE)).open();
        return new Sorting(
                file.info().withProperties(FolderMetadata.readProperties(folder, file.getNumUnits())),
                file.source(),
                Provenance.of(new NpzFolderSorting(folder)));
    }

    static void write(Sorting sorting, Path folder) {
        Npz.write(folder.resolve(FILE), NpzSortingExtractor.arrays(sorting));
        ObjectNode dict = RecordingSaver.header(NpzSortingExtractor.class);
        dict.putObject("kwargs").put("file_path", FILE);
        dict.putObject("annotations");
        dict.putObject("properties");
        PythonJson.write(folder.resolve("npz.json"), dict.put("relative_paths", true));
    }
}
