package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.GridTemplates;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.RadialParents;
import org.hillock.sortingcomponents.localization.WeightMethod;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.node.ObjectNode;

/** The pieces that placing units and peaks have in common. */
final class UnitLocationsArea implements GoldenArea {
    private static final double RADIUS_UM = 75;
    private static final double MAX_DISTANCE_UM = 1000;
    private static final int EVERY_CHANNEL = 3;
    private static final int EVERY_PLACE = 5;

    @Override
    public String name() {
        return "unit_locations";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "gridTemplates", UnitLocationsArea::gridTemplates,
                "radialParents", UnitLocationsArea::radialParents,
                "monopolarSolver", UnitLocationsArea::monopolarSolver);
    }

    /** Of the weights every third channel and every fifth place are exported. */
    private static void gridTemplates(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        ObjectNode decay =
                params.find("weight_method").map(ObjectNode.class::cast).orElseGet(PythonJson.NODES::objectNode);
        GridTemplates templates = GridTemplates.of(
                golden.recording().getChannelLocations(),
                params.number("radius_um").orElse(40),
                params.number("upsampling_um").orElse(5),
                params.number("margin_um").orElse(50),
                WeightMethod.parse(decay));
        answers.rows("template_positions", templates::positions)
                .numbers("nearest_template_mask", () -> mask(templates))
                .numbers("weights", () -> thinned(templates.dense()))
                .value("z_factors", templates::layers)
                .value("weights_shape", () ->
                        new int[] {templates.layers().length, templates.numContacts(), templates.numPlaces()});
    }

    private static NdArray mask(GridTemplates templates) {
        boolean[] mask = new boolean[templates.numContacts() * templates.numPlaces()];
        for (int c = 0; c < templates.numContacts(); c++) {
            for (int place : templates.nearby()[c]) {
                mask[c * templates.numPlaces() + place] = true;
            }
        }
        return NdArray.ofBooleans(mask, templates.numContacts(), templates.numPlaces());
    }

    private static NdArray thinned(float[][][] weights) {
        int channels = (weights[0].length + EVERY_CHANNEL - 1) / EVERY_CHANNEL;
        int places = (weights[0][0].length + EVERY_PLACE - 1) / EVERY_PLACE;
        float[] flat = new float[weights.length * channels * places];
        int at = 0;
        for (float[][] layer : weights) {
            for (int c = 0; c < layer.length; c += EVERY_CHANNEL) {
                for (int place = 0; place < layer[c].length; place += EVERY_PLACE) {
                    flat[at++] = layer[c][place];
                }
            }
        }
        return NdArray.ofFloats(flat, weights.length, channels, places);
    }

    private static void radialParents(GoldenCase golden, Answers answers) {
        double[][] locations = golden.recording().getChannelLocations();
        RadialParents parents = RadialParents.of(
                locations,
                Neighbourhoods.nearerThan(
                        locations, golden.params().number("radius_um").orElse(RADIUS_UM)));
        double[] data = NdJson.fromJson(golden.values().path("data_in")).toDoubles();
        int channel = golden.values().path("channel").intValue();
        double[] lowered = data.clone();
        parents.enforceDecrease(lowered, channel);
        answers.value("parents", () -> listed(parents))
                .value("channel", () -> channel)
                .value("data_in", () -> data)
                .value("data_out", () -> lowered);
    }

    /** For each channel pairs of a limited neighbour and what limits it. */
    private static List<List<List<Object>>> listed(RadialParents parents) {
        List<List<List<Object>>> out = new ArrayList<>();
        for (int c = 0; c < parents.children().length; c++) {
            int centre = c;
            out.add(IntStream.range(0, parents.children()[c].length)
                    .mapToObj(i -> List.<Object>of(
                            parents.children()[centre][i],
                            Arrays.stream(parents.parents()[centre][i]).boxed().toList()))
                    .toList());
        }
        return out;
    }

    private static void monopolarSolver(GoldenCase golden, Answers answers) {
        golden.params().find("true");
        int[] channels =
                NdJson.fromJson(golden.values().path("channel_indices")).toInts();
        double[] data = NdJson.fromJson(golden.values().path("data")).toDoubles();
        double[][] locations = golden.recording().getChannelLocations();
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
        new MonopolarTriangulation(optimizer, MAX_DISTANCE_UM, channels.length).locate(data, channels, locations, out);
        return out;
    }
}
