package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.GridTemplates;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.RadialParents;
import org.hillock.kernels.localization.SourceDecay;
import org.hillock.kernels.localization.SpikeFeature;
import org.hillock.postprocessing.unitlocations.LocationMethod;
import org.hillock.postprocessing.unitlocations.UnitLocations;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Where units sit, and the small functions that say so. */
final class UnitLocationsArea implements GoldenArea {
    private static final double SOLVER_DISTANCE_UM = 1000;
    private static final int EXPORTED_CONTACTS = 3;
    private static final int EXPORTED_PLACES = 5;

    @Override
    public String name() {
        return "unit_locations";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "unitLocations", UnitLocationsArea::unitLocations,
                "gridTemplates", UnitLocationsArea::gridTemplates,
                "radialParents", UnitLocationsArea::radialParents,
                "monopolarSolver", UnitLocationsArea::monopolarSolver);
    }

    private static void unitLocations(GoldenCase golden, Answers answers) {
        LocationMethod method = method(golden.params());
        Templates templates = PeerTemplates.dense(golden);
        UnitLocations found = UnitLocations.of(templates, method, CoreWaveforms.quietly());
        answers.numbers("unit_locations", found::toArray);
        if (method instanceof LocationMethod.Monopolar monopolar
                && monopolar.optimizer() == MonopolarTriangulation.Optimizer.LEAST_SQUARE) {
            answers.numbers("unfinished", () -> MonopolarErrors.of(templates, monopolar)
                    .worse(golden.outputArray("unit_locations").toRows(), found.micrometres()));
        }
    }

    private static LocationMethod method(Params params) {
        String name = params.text("method").orElse("monopolar_triangulation");
        SpikeFeature feature = ToolsArea.choice(
                SpikeFeature.class, "feature", params.text("feature").orElse("ptp"));
        return switch (name) {
            case "center_of_mass" ->
                new LocationMethod.CenterOfMass(params.number("radius_um").orElse(75), feature, peakSign(params));
            case "monopolar_triangulation" ->
                new LocationMethod.Monopolar(
                        params.number("radius_um").orElse(75),
                        feature,
                        optimizer(params.text("optimizer").orElse("least_square")),
                        params.number("max_distance_um").orElse(1000),
                        params.flag("enforce_decrease"),
                        params.flag("return_alpha"));
            case "grid_convolution" ->
                new LocationMethod.GridConvolution(
                        params.number("radius_um").orElse(40),
                        params.number("upsampling_um").orElse(5),
                        params.number("margin_um").orElse(50),
                        params.number("sigma_ms").orElse(0.25),
                        params.number("percentile").orElse(5),
                        decay(params.find("weight_method")),
                        peakSign(params));
            default -> throw new GoldenFault("parameter 'method' = '" + name + "' must be a way to locate units");
        };
    }

    private static PeakSign peakSign(Params params) {
        return ToolsArea.choice(
                PeakSign.class, "peak_sign", params.text("peak_sign").orElse("neg"));
    }

    private static MonopolarTriangulation.Optimizer optimizer(String name) {
        return ToolsArea.choice(MonopolarTriangulation.Optimizer.class, "optimizer", name);
    }

    private static SourceDecay decay(Optional<JsonNode> given) {
        JsonNode node = given.orElseGet(PythonJson.NODES::objectNode);
        boolean gaussian = node.path("mode").asString("exponential_3d").equals("gaussian_2d");
        SourceDecay decay = gaussian ? SourceDecay.gaussian() : SourceDecay.exponential();
        JsonNode layers = node.path(gaussian ? "sigma_list_um" : "z_list_um");
        if (layers.isArray()) {
            decay = decay.withLayers(NdJson.fromJson(layers).toDoubles());
        }
        if (node.path("sigma_3d").isNumber()) {
            decay = decay.withSigma3d(node.path("sigma_3d").doubleValue());
        }
        return node.path("sparsity_threshold").isNumber()
                ? decay.withSparsityThreshold(node.path("sparsity_threshold").doubleValue())
                : decay;
    }

    /** Of the weights every third contact and every fifth place are exported. */
    private static void gridTemplates(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        GridTemplates grid = GridTemplates.of(
                golden.recording().getChannelLocations(),
                params.number("radius_um").orElse(40),
                params.number("upsampling_um").orElse(5),
                params.number("margin_um").orElse(50),
                decay(params.find("weight_method")));
        int contacts = grid.numContacts();
        int places = grid.numPlaces();
        answers.rows("template_positions", grid::positions)
                .numbers("nearest_template_mask", () -> {
                    boolean[] mask = new boolean[contacts * places];
                    IntStream.range(0, contacts)
                            .forEach(c -> Arrays.stream(grid.nearby()[c]).forEach(p -> mask[c * places + p] = true));
                    return NdArray.ofBooleans(mask, contacts, places);
                })
                .numbers("weights", () -> thinned(grid.dense()))
                .value("z_factors", grid::layers)
                .value("weights_shape", () -> new int[] {grid.layers().length, contacts, places});
    }

    private static NdArray thinned(float[][][] weights) {
        int contacts = (weights[0].length + EXPORTED_CONTACTS - 1) / EXPORTED_CONTACTS;
        int places = (weights[0][0].length + EXPORTED_PLACES - 1) / EXPORTED_PLACES;
        float[] out = new float[weights.length * contacts * places];
        for (int i = 0; i < out.length; i++) {
            out[i] = weights[i / places / contacts][i / places % contacts * EXPORTED_CONTACTS][
                    i % places * EXPORTED_PLACES];
        }
        return NdArray.ofFloats(out, weights.length, contacts, places);
    }

    /** The neighbourhood is not exported but for its size around one contact. */
    private static void radialParents(GoldenCase golden, Answers answers) {
        double[][] locations = golden.recording().getChannelLocations();
        int channel = golden.values().path("channel").intValue();
        double[] data = NdJson.fromJson(golden.values().path("data_in")).toDoubles();
        double[] distances = Arrays.stream(locations)
                .mapToDouble(place -> Neighbourhoods.distance(place, locations[channel]))
                .sorted()
                .toArray();
        double radius = (distances[data.length - 1] + distances[Math.min(data.length, distances.length - 1)]) / 2;
        RadialParents parents = RadialParents.of(locations, Neighbourhoods.within(locations, radius));
        double[] lowered = data.clone();
        parents.enforceDecrease(lowered, channel);
        answers.value("channel", () -> channel)
                .value("data_in", () -> data)
                .value("data_out", () -> lowered)
                .value("parents", () -> plain(parents));
    }

    private static ArrayNode plain(RadialParents parents) {
        ArrayNode all = PythonJson.NODES.arrayNode();
        for (int contact = 0; contact < parents.children().length; contact++) {
            ArrayNode own = all.addArray();
            for (int i = 0; i < parents.children()[contact].length; i++) {
                ArrayNode pair = own.addArray().add(parents.children()[contact][i]);
                Arrays.stream(parents.parents()[contact][i]).forEach(pair.addArray()::add);
            }
        }
        return all;
    }

    private static void monopolarSolver(GoldenCase golden, Answers answers) {
        golden.params().all();
        double[][] locations = golden.recording().getChannelLocations();
        int[] channels =
                NdJson.fromJson(golden.values().path("channel_indices")).toInts();
        double[] data = NdJson.fromJson(golden.values().path("data")).toDoubles();
        answers.value("channel_indices", () -> channels)
                .value("data", () -> data)
                .value(
                        "least_square",
                        () -> solved(MonopolarTriangulation.Optimizer.LEAST_SQUARE, data, channels, locations))
                .value(
                        "log",
                        () -> solved(
                                MonopolarTriangulation.Optimizer.MINIMIZE_WITH_LOG_PENALITY,
                                data,
                                channels,
                                locations));
    }

    private static double[] solved(
            MonopolarTriangulation.Optimizer optimizer, double[] data, int[] channels, double[][] locations) {
        double[] out = new double[4];
        new MonopolarTriangulation(optimizer, SOLVER_DISTANCE_UM, channels.length)
                .locate(data, channels, locations, out);
        return out;
    }
}
