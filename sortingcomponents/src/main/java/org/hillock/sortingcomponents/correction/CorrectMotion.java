package org.hillock.sortingcomponents.correction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.Fingerprint;
import org.hillock.core.store.StagedOutput;
import org.hillock.preprocessing.motion.InterpolateMotion;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.motion.MotionFolder;
import org.hillock.sortingcomponents.motion.SpatialWindows;
import org.hillock.sortingcomponents.motion.WindowOptions;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.sortingcomponents.pipeline.LocatedPeaks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Corrects a recording for motion: peaks are found and placed, their motion is estimated, and signals are moved back against it, after
 * {@code spikeinterface.preprocessing.correct_motion}.
 *
 * <p>With a folder, what was found is kept as the peer keeps it: parameters.json, run_times.json, peaks.npy, peak_locations.npy and
 * motion/. A run that was killed goes on with the peaks and places that it had finished. The folder is whole or absent.
 *
 * @param parameters of the steps
 * @param seed of the choice of peaks, where there is one
 */
public record CorrectMotion(MotionParameters parameters, long seed) {
    private static final String PEAKS = "peaks.npy";
    private static final String LOCATIONS = "peak_locations.npy";
    private static final String MOTION = "motion";
    private static final String PARAMETERS = "parameters.json";

    /** A recording without its motion, and what that rests on. */
    public record Result(Recording recording, MotionInfo info) {}

    /** With a preset and seed 0. */
    public static CorrectMotion preset(String name) {
        return new CorrectMotion(MotionParameters.preset(name), 0);
    }

    /** Corrects without keeping anything. */
    public Result correct(Recording recording, JobOptions options) {
        LocatedPeaks located = located(recording, options);
        return moved(recording, located, motion(recording, located));
    }

    /** Corrects and keeps what was found in a folder. */
    public Result correct(Recording recording, JobOptions options, Path folder, boolean overwrite) {
        Optional<String> fingerprint = Fingerprint.of(recording, "correct_motion " + seed + parameters.toJson());
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, fingerprint)) {
            Path place = output.path();
            long start = System.nanoTime();
            LocatedPeaks located = resumed(output).orElseGet(() -> located(recording, options));
            if (!Files.exists(place.resolve(LOCATIONS))) {
                located.peaks().write(place.resolve(PEAKS));
                located.locations().write(place.resolve(LOCATIONS));
            }
            double found = (System.nanoTime() - start) * 1e-9;
            Motion motion = motion(recording, located);
            double estimated = (System.nanoTime() - start) * 1e-9 - found;
            MotionFolder.save(motion, place.resolve(MOTION), true);
            ObjectNode written = parameters.toJson();
            written.set("job_kwargs", options.toJson());
            written.put("sampling_frequency", recording.getSamplingFrequency());
            PythonJson.write(place.resolve(PARAMETERS), written);
            PythonJson.write(
                    place.resolve("run_times.json"),
                    PythonJson.NODES
                            .objectNode()
                            .put("detect_and_localize", found)
                            .put("estimate_motion", estimated));
            Result result = moved(recording, located, motion);
            output.commit();
            return result;
        }
    }

    /** Reads a folder that was written here or by the peer's {@code correct_motion}. */
    public static MotionInfo load(Path folder) {
        ObjectNode all = (ObjectNode) PythonJson.read(folder.resolve(PARAMETERS));
        all.remove("job_kwargs");
        all.remove("sampling_frequency");
        MotionParameters empty = new MotionParameters(
                PythonJson.NODES.objectNode(),
                PythonJson.NODES.objectNode(),
                PythonJson.NODES.objectNode(),
                PythonJson.NODES.objectNode(),
                PythonJson.NODES.objectNode());
        return new MotionInfo(
                empty.with(all),
                Peaks.read(folder.resolve(PEAKS)),
                PeakLocations.read(folder.resolve(LOCATIONS)),
                MotionFolder.load(folder.resolve(MOTION)));
    }

    private static Optional<LocatedPeaks> resumed(StagedOutput output) {
        Path places = output.path().resolve(LOCATIONS);
        return output.isResumed() && Files.exists(places)
                ? Optional.of(new LocatedPeaks(Peaks.read(output.path().resolve(PEAKS)), PeakLocations.read(places)))
                : Optional.empty();
    }

    private LocatedPeaks located(Recording recording, JobOptions options) {
        ObjectNode detect = parameters.detect().deepCopy();
        var detector = SortingComponents.detector(taken(detect, "method", "locally_exclusive"), detect);
        ObjectNode localize = parameters.localize().deepCopy();
        String method = taken(localize, "method", "center_of_mass");
        double before = number(localize, "ms_before");
        double after = number(localize, "ms_after");
        var localizer = SortingComponents.localizer(method, localize);
        if (parameters.select().isEmpty()) {
            return SortingComponents.detectAndLocalizePeaks(recording, detector, localizer, before, after, options);
        }
        ObjectNode select = parameters.select().deepCopy();
        var selector = SortingComponents.selector(taken(select, "method", "uniform"), select);
        Peaks all = SortingComponents.detectPeaks(recording, detector, options);
        Peaks some = all.take(SortingComponents.selectPeaks(all, selector, seed));
        return new LocatedPeaks(
                some, SortingComponents.localizePeaks(recording, some, localizer, before, after, options));
    }

    private static String taken(ObjectNode parameters, String name, String standard) {
        String value = parameters.path(name).asString(standard);
        parameters.remove(name);
        return value;
    }

    private static double number(ObjectNode parameters, String name) {
        double value = parameters.path(name).asDouble(SortingComponents.MS_AROUND);
        parameters.remove(name);
        return value;
    }

    private Motion motion(Recording recording, LocatedPeaks located) {
        ObjectNode estimate = parameters.estimate().deepCopy();
        String method = taken(estimate, "method", "decentralized");
        WindowOptions windows = windows(estimate);
        return SortingComponents.estimateMotion(
                        recording,
                        located.peaks(),
                        located.locations(),
                        SortingComponents.motionEstimator(method, estimate),
                        windows)
                .motion();
    }

    /** Takes the parameters of windows out of all. */
    private static WindowOptions windows(ObjectNode all) {
        WindowOptions standard = WindowOptions.standard();
        JsonNode margin = all.path("win_margin_um");
        WindowOptions windows = new WindowOptions(
                all.path("direction").asString(standard.direction()),
                all.path("rigid").asBoolean(standard.rigid()),
                SpatialWindows.Shape.valueOf(
                        all.path("win_shape").asString("gaussian").toUpperCase(Locale.ROOT)),
                all.path("win_step_um").asDouble(standard.stepUm()),
                all.path("win_scale_um").asDouble(standard.scaleUm()),
                margin.isNumber() ? OptionalDouble.of(margin.doubleValue()) : OptionalDouble.empty());
        for (String name :
                new String[] {"direction", "rigid", "win_shape", "win_step_um", "win_scale_um", "win_margin_um"}) {
            all.remove(name);
        }
        return windows;
    }

    private Result moved(Recording recording, LocatedPeaks located, Motion motion) {
        ObjectNode interpolate = parameters.interpolate().deepCopy();
        interpolate.set("motion", motion.toJson());
        InterpolateMotion step = OperationType.of(InterpolateMotion.class).fromJson(interpolate);
        return new Result(
                recording.then(step), new MotionInfo(parameters, located.peaks(), located.locations(), motion));
    }
}
