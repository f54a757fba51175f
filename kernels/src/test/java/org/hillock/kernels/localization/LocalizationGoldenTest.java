package org.hillock.kernels.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.IntStream;
import org.hillock.kernels.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LocalizationGoldenTest {
    private static final String PEAKS = "peak_localization";

    private static double[][] locations() {
        JsonNode places = Golden.input("rec32").get("channel_locations");
        return IntStream.range(0, places.size())
                .mapToObj(c -> Golden.doubles(places.get(c)))
                .toArray(double[][]::new);
    }

    /** The traces with {@code pad} frames of zeros on both sides. */
    private static float[] traces(int pad) {
        double[] raw = Golden.array("inputs/rec32_seg0.npy");
        float[] out = new float[raw.length + 2 * pad * 32];
        for (int i = 0; i < raw.length; i++) {
            out[pad * 32 + i] = (float) raw[i];
        }
        return out;
    }

    private static double[] peaks(String field) {
        return Golden.array("inputs/rec32_peaks_subset__" + field + ".npy");
    }

    private interface Locate {
        void at(float[] traces, int offset, int channel, double[] out);
    }

    private static void compare(JsonNode golden, int samplesBefore, String axes, Locate locate) {
        double[] frames = peaks("sample_index");
        double[] channels = peaks("channel_index");
        float[] traces = traces(64);
        JsonNode tolerance = golden.get("tolerance");
        double[] out = new double[4];
        for (int axis = 0; axis < axes.length(); axis++) {
            String name = axes.charAt(axis) == 'a' ? "alpha" : axes.substring(axis, axis + 1);
            double[] expected = Golden.array(golden.get("outputs")
                    .get("locations")
                    .get("fields")
                    .get(name)
                    .get("file")
                    .asString());
            for (int i = 0; i < expected.length; i++) {
                int offset = ((int) frames[i] + 64 - samplesBefore) * 32;
                locate.at(traces, offset, (int) channels[i], out);
                double room =
                        tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(expected[i]);
                assertThat(out[axis])
                        .as("%s %s of peak %d", golden.get("name"), name, i)
                        .isCloseTo(expected[i], within(room));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"center_of_mass", "center_of_mass_energy", "center_of_mass_mean", "center_of_mass_peak_voltage"})
    void centresOfMass(String name) {
        JsonNode golden = Golden.namedCase(PEAKS, name);
        JsonNode params = golden.get("params");
        SpikeFeature feature =
                SpikeFeature.valueOf(params.path("feature").asString("ptp").toUpperCase(Locale.ROOT));
        int before = (int) (params.path("ms_before").asDouble(0.5) * 30);
        int after = (int) (params.path("ms_after").asDouble(0.5) * 30);
        double[][] locations = locations();
        int[][] around =
                Neighbourhoods.nearerThan(locations, params.path("radius_um").asDouble(75));
        double[] sizes = new double[32];
        compare(golden, before, "xy", (traces, offset, channel, out) -> {
            feature.measure(traces, offset, 32, before + after, before, around[channel], sizes);
            CenterOfMass.locate(sizes, around[channel], locations, out);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"monopolar_log", "monopolar_least_square", "monopolar_energy"})
    void monopoles(String name) {
        JsonNode golden = Golden.namedCase(PEAKS, name);
        JsonNode params = golden.get("params");
        SpikeFeature feature =
                SpikeFeature.valueOf(params.path("feature").asString("ptp").toUpperCase(Locale.ROOT));
        MonopolarTriangulation.Optimizer optimizer = MonopolarTriangulation.Optimizer.valueOf(
                params.path("optimizer").asString("minimize_with_log_penality").toUpperCase(Locale.ROOT));
        double[][] locations = locations();
        int[][] around = Neighbourhoods.nearerThan(locations, 75);
        RadialParents parents = RadialParents.of(locations, around);
        MonopolarTriangulation fit = new MonopolarTriangulation(
                optimizer, params.path("max_distance_um").asDouble(150), 32);
        double[] sizes = new double[32];
        compare(golden, 15, "xyza", (traces, offset, channel, out) -> {
            feature.measure(traces, offset, 32, 30, 15, around[channel], sizes);
            if (params.path("enforce_decrease").asBoolean(true)) {
                parents.enforceDecrease(sizes, channel);
            }
            fit.locate(sizes, around[channel], locations, out);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid_convolution", "grid_convolution_gaussian2d"})
    void grids(String name) {
        JsonNode golden = Golden.namedCase(PEAKS, name);
        JsonNode params = golden.get("params");
        SourceDecay decay = name.endsWith("2d") ? SourceDecay.gaussian() : SourceDecay.exponential();
        GridTemplates templates =
                GridTemplates.of(locations(), params.path("radius_um").asDouble(40), 5, 50, decay);
        GridConvolution grid = new GridConvolution(templates, 5);
        double[] prototype = Golden.output(golden, "prototype");
        compare(
                golden,
                15,
                "xyz",
                (traces, offset, channel, out) -> grid.locate(traces, offset, 32, prototype, channel, out));
    }

    @Test
    void gridTemplatesAndWeights() {
        JsonNode golden = Golden.namedCase("unit_locations", "grid_templates_and_weights");
        GridTemplates templates = GridTemplates.of(locations(), 40, 20, 50, SourceDecay.exponential());
        double[] positions = Golden.output(golden, "template_positions");
        double[] mask = Golden.output(golden, "nearest_template_mask");
        double[] weights = Golden.output(golden, "weights");
        float[][][] dense = templates.dense();
        assertThat(templates.numPlaces()).isEqualTo(168);
        for (int place = 0; place < 168; place++) {
            assertThat(templates.positions()[place]).containsExactly(positions[2 * place], positions[2 * place + 1]);
        }
        for (int c = 0; c < 32; c++) {
            int contact = c;
            assertThat(templates.nearby()[c])
                    .containsExactly(IntStream.range(0, 168)
                            .filter(place -> mask[contact * 168 + place] != 0)
                            .toArray());
        }
        for (int z = 0, i = 0; z < 5; z++) {
            for (int c = 0; c < 32; c += 3) {
                for (int place = 0; place < 168; place += 5, i++) {
                    assertThat((double) dense[z][c][place]).isCloseTo(weights[i], within(2e-4 + 2e-5 * weights[i]));
                }
            }
        }
    }

    @Test
    void radialParents() {
        JsonNode values =
                Golden.namedCase("unit_locations", "radial_order_parents").get("values");
        double[][] locations = locations();
        RadialParents parents = RadialParents.of(locations, Neighbourhoods.nearerThan(locations, 75));
        for (int c = 0; c < 32; c++) {
            JsonNode expected = values.get("parents").get(c);
            assertThat(parents.children()[c]).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(parents.children()[c][i])
                        .isEqualTo(expected.get(i).get(0).asInt());
                assertThat(parents.parents()[c][i])
                        .containsExactly(Golden.ints(expected.get(i).get(1)));
            }
        }
        double[] sizes = Golden.doubles(values.get("data_in"));
        parents.enforceDecrease(sizes, values.get("channel").asInt());
        assertThat(sizes).containsExactly(Golden.doubles(values.get("data_out")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"least_square", "log"})
    void solversOnExactData(String name) {
        JsonNode values = Golden.namedCase("unit_locations", "monopolar_solver_exact_data")
                .get("values");
        MonopolarTriangulation fit = new MonopolarTriangulation(
                name.equals("log")
                        ? MonopolarTriangulation.Optimizer.MINIMIZE_WITH_LOG_PENALITY
                        : MonopolarTriangulation.Optimizer.LEAST_SQUARE,
                1000,
                32);
        double[] out = new double[4];
        fit.locate(Golden.doubles(values.get("data")), Golden.ints(values.get("channel_indices")), locations(), out);
        double[] expected = Golden.doubles(values.get(name));
        for (int i = 0; i < 4; i++) {
            assertThat(out[i]).isCloseTo(expected[i], within(1e-3 * Math.abs(expected[i])));
        }
    }
}
