package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording that was saved into a folder: flat files with {@code binary.json} beside them.
 *
 * @param folderPath the folder
 */
@Wire(
        name = "binary_folder",
        aliases = {"read_binary_folder"},
        pythonClass = "spikeinterface.core.binaryfolder.BinaryFolderRecording",
        doc = "A recording saved by SpikeInterface or Hillock into a folder of flat files.")
public record BinaryFolderRecording(
        @Param(doc = "The folder.") Path folderPath) implements RecordingSource {
    static final String RECIPE = "binary.json";

    @Override
    public Recording open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        Path recipe = folder.resolve(RECIPE);
        if (!Files.isRegularFile(recipe)) {
            throw new BrokenFileException(folder, "holds no " + RECIPE + ". Give the folder of a saved recording.");
        }
        if (!(PythonJson.read(recipe) instanceof ObjectNode dict) || !(dict.get("kwargs") instanceof ObjectNode)) {
            throw new BrokenFileException(recipe, "must hold an object with kwargs. The file is damaged.");
        }
        Recording files = Content.of(recipe, () -> {
            RelativePaths.makeAbsolute(dict, folder);
            return OperationType.of(BinaryRecordingExtractor.class)
                    .fromJson((ObjectNode) dict.get("kwargs"))
                    .open();
        });
        Recording timed = withTimes(
                new Recording(files.info(), files.traces(), Provenance.of(new BinaryFolderRecording(folder))), folder);
        return FolderMetadata.loadMetadataFromFolder(timed, folder);
    }

    private static Recording withTimes(Recording recording, Path folder) {
        Recording out = recording;

        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            Path times = folder.resolve("times_cached_seg" + segment + ".npy");
            if (Files.isRegularFile(times)) {
                Recording before = out;
                int index = segment;
                out = Content.of(
                        times, () -> Recordings.setTimes(before, Npy.read(times).toDoubles(), index));
            }
        }
        return out;
    }
}
