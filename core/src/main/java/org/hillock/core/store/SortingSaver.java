package org.hillock.core.store;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Operation;
import org.hillock.core.sorting.Sorting;
import tools.jackson.databind.node.ObjectNode;

/** Saves sortings into folders. */
public final class SortingSaver {
    private SortingSaver() {}

    /** Saves as one spike vector (the peer's {@code save(format="numpy_folder")}); gives the sorting read from the folder. */
    public static Sorting saveToFolder(Sorting sorting, Path folder, boolean overwrite) {
        return save(sorting, folder, overwrite, NumpyFolderSorting.class);
    }

    /** Saves with an NPZ file (the peer's {@code save(format="npz_folder")}); gives the sorting read from the folder. */
    public static Sorting saveToNpzFolder(Sorting sorting, Path folder, boolean overwrite) {
        return save(sorting, folder, overwrite, NpzFolderSorting.class);
    }

    private static Sorting save(Sorting sorting, Path folder, boolean overwrite, Class<? extends Operation> type) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            if (type == NumpyFolderSorting.class) {
                NumpyFolderSorting.write(sorting, output.path());
            } else {
                NpzFolderSorting.write(sorting, output.path());
            }
            FolderMetadata.saveMetadataToFolder(sorting.properties(), Optional.empty(), output.path());
            if (sorting.checkIfDumpable()) {
                PythonJson.write(
                        output.path().resolve("provenance.json"),
                        ExtractorJson.toDict(sorting, Optional.of(output.target())));
            }
            PythonJson.write(output.path().resolve("si_folder.json"), folderJson(sorting, type));
            output.commit();
        }
        return Extractors.loadSorting(folder);
    }

    private static ObjectNode folderJson(Sorting sorting, Class<? extends Operation> type) {
        ObjectNode dict = RecordingSaver.header(type);
        dict.putObject("kwargs").put("folder_path", ".");
        dict.set("annotations", sorting.annotations().deepCopy());
        dict.putObject("properties");
        return dict.put("relative_paths", true);
    }
}
