package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.json.NdJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.Preprocessing;
import org.hillock.preprocessing.motion.InterpolateMotion;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.motion.AmplitudeHistograms;
import org.hillock.sortingcomponents.motion.MotionEstimate;
import org.hillock.sortingcomponents.motion.MotionHistogram;
import org.hillock.sortingcomponents.motion.SpatialWindows;
import org.hillock.sortingcomponents.motion.WindowOptions;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Motion: estimates, their parts, and what is done with them. */
final class MotionArea implements GoldenArea {
    @Override
    public String name() {
        return "motion";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "estimate", MotionArea::estimate,
                "windows", MotionArea::windows,
                "histogram2d", MotionArea::histogram2d,
                "histogram3d", MotionArea::histogram3d,
                "displacementAt", MotionArea::displacementAt,
                "correctPeaks", MotionArea::correctPeaks,
                "interpolate", MotionArea::interpolate);
    }

    private static void estimate(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        WindowOptions windows = windowOptions(params);
        String method = params.remove("method").stringValue();
        MotionEstimate estimate = SortingComponents.estimateMotion(
                golden.recording(),
                PeakAreas.peaks(golden, 1),
                PeakAreas.locations(golden, 2),
                SortingComponents.motionEstimator(method, params),
                windows);
        Motion motion = estimate.motion();
        answers.rows("displacement", () -> motion.displacement().getFirst())
                .doubles("temporal_bins_s", () -> motion.temporalBinsS().getFirst())
                .doubles("spatial_bins_um", motion::spatialBinsUm);
        estimate.histogram().ifPresent(histogram -> answers.rows("motion_histogram", histogram::values)
                .doubles("temporal_hist_bin_edges", histogram::temporalEdges)
                .doubles("spatial_hist_bin_edges", histogram::spatialEdges));
        for (int w = 0; w < estimate.pairs().size(); w++) {
            double[][] pairs = estimate.pairs().get(w).displacement();
            answers.rows("pairwise_displacement_" + w, () -> pairs);
        }
    }

    /** Takes the parameters of windows out of all. */
    private static WindowOptions windowOptions(ObjectNode params) {
        WindowOptions standard = WindowOptions.standard();
        return new WindowOptions(
                taken(params, "direction").map(JsonNode::stringValue).orElse(standard.direction()),
                taken(params, "rigid").map(JsonNode::booleanValue).orElse(standard.rigid()),
                taken(params, "win_shape").map(MotionArea::shape).orElse(standard.shape()),
                taken(params, "win_step_um").map(JsonNode::doubleValue).orElse(standard.stepUm()),
                taken(params, "win_scale_um").map(JsonNode::doubleValue).orElse(standard.scaleUm()),
                optional(taken(params, "win_margin_um")));
    }

    private static Optional<JsonNode> taken(ObjectNode params, String name) {
        return Optional.ofNullable(params.remove(name)).filter(node -> !node.isNull());
    }

    private static OptionalDouble optional(Optional<JsonNode> node) {
        return node.map(value -> OptionalDouble.of(value.doubleValue())).orElseGet(OptionalDouble::empty);
    }

    private static SpatialWindows.Shape shape(JsonNode name) {
        return SpatialWindows.Shape.valueOf(name.stringValue().toUpperCase(Locale.ROOT));
    }

    private static void windows(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        double[] depths = Arrays.stream(golden.recording().getChannelLocations())
                .mapToDouble(place -> place[1])
                .toArray();
        SpatialWindows windows = SpatialWindows.of(
                depths,
                PeakAreas.numbers(params.require("spatial_bin_centers")),
                params.flag("rigid"),
                shape(params.require("win_shape")),
                params.requireNumber("win_step_um"),
                params.requireNumber("win_scale_um"),
                params.number("win_margin_um"),
                params.number("zero_threshold"));
        answers.rows("windows", windows::windows).doubles("window_centers", windows::centers);
    }

    private static void histogram2d(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        MotionHistogram.Options standard = MotionHistogram.Options.standard();
        MotionHistogram histogram = MotionHistogram.of(
                golden.recording(),
                PeakAreas.peaks(golden, 1),
                PeakAreas.locations(golden, 2),
                new MotionHistogram.Options(
                        params.flag("weight_with_amplitude"),
                        !params.has("avg_in_bin") || params.flag("avg_in_bin"),
                        params.text("direction").orElse(standard.direction()),
                        params.number("bin_s").orElse(standard.binS()),
                        params.number("bin_um").orElse(standard.binUm()),
                        params.number("hist_margin_um").orElse(standard.histMarginUm()),
                        params.find("spatial_bin_edges").map(PeakAreas::numbers),
                        params.number("depth_smooth_um"),
                        params.number("time_smooth_s")));
        answers.rows("histogram", histogram::values)
                .doubles("temporal_edges", histogram::temporalEdges)
                .doubles("spatial_edges", histogram::spatialEdges);
    }

    private static void histogram3d(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        AmplitudeHistograms.Options standard = AmplitudeHistograms.Options.standard();
        AmplitudeHistograms histograms = AmplitudeHistograms.of(
                golden.recording(),
                PeakAreas.peaks(golden, 1),
                PeakAreas.locations(golden, 2),
                new AmplitudeHistograms.Options(
                        params.text("direction").orElse(standard.direction()),
                        params.number("bin_s").orElse(standard.binS()),
                        params.number("bin_um").orElse(standard.binUm()),
                        params.number("hist_margin_um").orElse(standard.histMarginUm()),
                        params.whole("num_amp_bins").orElse(standard.numAmpBins()),
                        !params.has("log_transform") || params.flag("log_transform"),
                        params.find("spatial_bin_edges").map(PeakAreas::numbers)));
        answers.numbers("histogram", () -> cube(histograms.values()))
                .doubles("temporal_edges", histograms::temporalEdges)
                .doubles("spatial_edges", histograms::spatialEdges);
    }

    private static NdArray cube(double[][][] values) {
        double[] flat = Arrays.stream(values)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return NdArray.ofDoubles(flat, values.length, values[0].length, values[0][0].length);
    }

    /** The motion that the cases without an own one use: recorded with the case of displacements. */
    private static Motion motion(GoldenCase golden) {
        JsonNode values = golden.tree().cases().stream()
                .filter(one -> one.area().equals("motion") && one.values().has("displacement_table"))
                .findFirst()
                .orElseThrow(() -> new GoldenFault("the case displacement_at must be in the tree"))
                .values();
        return Motion.of(
                List.<double[][]>of(
                        NdJson.fromJson(values.path("displacement_table")).toRows()),
                List.of(NdJson.fromJson(values.path("temporal_bins_s")).toDoubles()),
                NdJson.fromJson(values.path("spatial_bins_um")).toDoubles());
    }

    private static void displacementAt(GoldenCase golden, Answers answers) {
        Motion motion = motion(golden);
        double[] times = NdJson.fromJson(golden.values().path("times")).toDoubles();
        double[] depths = NdJson.fromJson(golden.values().path("depths")).toDoubles();
        double[] pointwise = new double[times.length];
        Arrays.setAll(pointwise, i -> motion.displacementAt(0, times[i], depths[i]));
        double[][] grid = new double[depths.length][times.length];
        for (int d = 0; d < depths.length; d++) {
            double depth = depths[d];
            Arrays.setAll(grid[d], t -> motion.displacementAt(0, times[t], depth));
        }
        answers.value("pointwise", () -> pointwise)
                .value("grid", () -> grid)
                .value("times", () -> times)
                .value("depths", () -> depths)
                .value("displacement_table", () -> motion.displacement().getFirst())
                .value("temporal_bins_s", () -> motion.temporalBinsS().getFirst())
                .value("spatial_bins_um", motion::spatialBinsUm);
    }

    private static void correctPeaks(GoldenCase golden, Answers answers) {
        answers.doubles("corrected_y", () -> SortingComponents.correctMotionOnPeaks(
                        PeakAreas.peaks(golden, 1), PeakAreas.locations(golden, 2), motion(golden), golden.recording())
                .column("y"));
    }

    private static void interpolate(GoldenCase golden, Answers answers) {
        Recording input = Preprocessing.astype(golden.recording(), DType.FLOAT32);
        ObjectNode params = golden.params().all();
        params.set("motion", motion(golden).toJson());
        Facts.of(
                input.then(org.hillock.core.operation.OperationType.of(InterpolateMotion.class)
                        .fromJson(params)),
                answers);
    }
}
