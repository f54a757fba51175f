package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.SegmentInfo;
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

    /** The key beside the arguments that lists the segments whose starting time of 0 is not stated. */
    static final String UNSTATED = "unstated_t_starts";

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
            Recording opened = OperationType.of(BinaryRecordingExtractor.class)
                    .fromJson((ObjectNode) dict.get("kwargs"))
                    .open();
            return dict.has(UNSTATED)
                    ? withoutStarts(opened, NdJson.fromJson(dict.get(UNSTATED)).toInts())
                    : opened;
        });
        Recording recording =
                new Recording(files.info(), files.traces(), Provenance.of(new BinaryFolderRecording(folder)));
        return FolderMetadata.loadMetadataFromFolder(withTimes(recording, folder), folder);
    }

    private static Recording withoutStarts(Recording recording, int[] unstated) {
        List<SegmentInfo> segments = new ArrayList<>(recording.info().segments());
        for (int i : unstated) {
            segments.set(i, new SegmentInfo(recording.getNumSamples(i)));
        }
        return Recordings.withInfo(recording, recording.info().withSegments(segments));
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
