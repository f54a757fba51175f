package org.hillock.sortingcomponents.motion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.npy.Npy;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Motions as folders of the peer's {@code Motion.save} and {@code Motion.load}. */
public final class MotionFolder {
    private static final String INFO = "spikeinterface_info.json";

    private MotionFolder() {}

    /** Writes a folder, at once whole. */
    public static void save(Motion motion, Path folder, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            write(motion, output.path());
            output.commit();
        }
    }

    /** Writes the files of a motion into a folder that is there. */
    static void write(Motion motion, Path folder) {
        PythonJson.write(
                folder.resolve(INFO),
                PythonJson.NODES
                        .objectNode()
                        .put("version", "0.101.2")
                        .put("dev_mode", false)
                        .put("object", "Motion")
                        .put("num_segments", motion.numSegments())
                        .put("direction", motion.direction())
                        .put("interpolation_method", motion.interpolationMethod()));
        Npy.write(folder.resolve("spatial_bins_um.npy"), NdArray.ofDoubles(motion.spatialBinsUm()));
        for (int s = 0; s < motion.numSegments(); s++) {
            Npy.write(
                    folder.resolve("displacement_seg" + s + ".npy"),
                    NdArray.ofRows(motion.displacement().get(s)));
            Npy.write(
                    folder.resolve("temporal_bins_s_seg" + s + ".npy"),
                    NdArray.ofDoubles(motion.temporalBinsS().get(s)));
        }
    }

    /** Reads a folder that was written here or by the peer. */
    public static Motion load(Path folder) {
        Path file = folder.resolve(INFO);
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(folder, "a folder of a motion must hold " + INFO + " (it is not there).");
        }
        JsonNode info = PythonJson.read(file);
        if (!info.path("object").asString("").equals("Motion")) {
            throw new BrokenFileException(
                    file, "object = " + info.path("object") + " must be Motion. Name the folder of a motion.");
        }
        List<double[][]> displacement = new ArrayList<>();
        List<double[]> times = new ArrayList<>();
        for (int s = 0; s < info.path("num_segments").asInt(0); s++) {
            displacement.add(
                    Npy.read(folder.resolve("displacement_seg" + s + ".npy")).toRows());
            times.add(
                    Npy.read(folder.resolve("temporal_bins_s_seg" + s + ".npy")).toDoubles());
        }
        return new Motion(
                displacement,
                times,
                Npy.read(folder.resolve("spatial_bins_um.npy")).toDoubles(),
                info.path("direction").asString("y"),
                info.path("interpolation_method").asString("linear"));
    }
}
