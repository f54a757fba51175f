package org.hillock.core.store;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PicklePlain;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import tools.jackson.databind.node.ObjectNode;

/** Writes how an object came to be into a file, without its data; {@link Extractors#load} brings it back. */
public final class Dumps {
    private Dumps() {}

    /** Writes a {@code .json} file, or a {@code .pkl} or {@code .pickle} file of the same dictionary. */
    public static void dump(Traced object, Path file) {
        dump(object, file, Optional.empty(), Optional.empty());
    }

    /**
     * Writes a {@code .json}, {@code .pkl} or {@code .pickle} file.
     *
     * @param relativeTo the folder that paths are written relative to, usually that of the file; absent: absolute paths
     * @param folderMetadata a folder for all properties and the probe, which the dictionary alone does not hold; absent: none
     */
    public static void dump(Traced object, Path file, Optional<Path> relativeTo, Optional<Path> folderMetadata) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".json") && !name.endsWith(".pkl") && !name.endsWith(".pickle")) {
            throw new WrongArgumentException("dump: file_path = " + file + " must end in .json, .pkl or .pickle.");
        }
        ObjectNode dict = ExtractorJson.toDict(object, relativeTo);
        folderMetadata.ifPresent(folder -> {
            FolderMetadata.saveMetadataToFolder(
                    object.properties(),
                    object instanceof Recording recording ? recording.info().probes() : Optional.empty(),
                    folder);
            Path shown = relativeTo
                    .map(base -> base.toAbsolutePath()
                            .normalize()
                            .relativize(folder.toAbsolutePath().normalize()))
                    .orElse(folder.toAbsolutePath());
            dict.put("folder_metadata", shown.toString().isEmpty() ? "." : shown.toString());
        });
        try (StagedOutput output = StagedOutput.file(file, true)) {
            if (name.endsWith(".json")) {
                PythonJson.write(output.path(), dict);
            } else {
                PicklePlain.write(output.path(), dict);
            }
            output.commit();
        }
    }

    /** Writes a {@code .json} file with paths relative to {@code relativeTo}. */
    public static void dumpToJson(Traced object, Path file, Optional<Path> relativeTo) {
        dump(object, file, relativeTo, Optional.empty());
    }

    /** Writes a pickle file; it holds plain data only. */
    public static void dumpToPickle(Traced object, Path file) {
        dump(object, file);
    }
}
