package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.json.NdJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.preprocessing.motion.InterpolateMotion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Displacements and interpolation of the reference. */
class GoldenMotionTest {
    @BeforeEach
    void needsGolden() {
        Golden.require();
    }

    private static Motion motion() {
        JsonNode values = Golden.named("motion", "displacement_at").path("values");
        return Motion.of(
                List.<double[][]>of(
                        NdJson.fromJson(values.path("displacement_table")).toRows()),
                List.of(NdJson.fromJson(values.path("temporal_bins_s")).toDoubles()),
                NdJson.fromJson(values.path("spatial_bins_um")).toDoubles());
    }

    @Test
    void displacementsBetweenAndBeyondCentres() {
        JsonNode values = Golden.named("motion", "displacement_at").path("values");
        double[] times = NdJson.fromJson(values.path("times")).toDoubles();
        double[] depths = NdJson.fromJson(values.path("depths")).toDoubles();
        double[] pointwise = NdJson.fromJson(values.path("pointwise")).toDoubles();
        double[][] grid = NdJson.fromJson(values.path("grid")).toRows();
        for (int i = 0; i < times.length; i++) {
            assertThat(motion().displacementAt(0, times[i], depths[i])).isCloseTo(pointwise[i], within(1e-9));
            for (int j = 0; j < times.length; j++) {
                assertThat(motion().displacementAt(0, times[j], depths[i])).isCloseTo(grid[i][j], within(1e-9));
            }
        }
    }

    @Test
    void jsonBringsTheMotionBack() {
        Motion again = Motion.fromJson(motion().toJson());
        assertThat(again.toJson()).isEqualTo(motion().toJson());
        assertThat(again.displacementAt(0, 3.3, 120)).isEqualTo(motion().displacementAt(0, 3.3, 120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interpolate_kriging_remove",
                "interpolate_kriging_zeros",
                "interpolate_idw_extrapolate",
                "interpolate_nearest_zeros_1s"
            })
    void interpolation(String name) {
        JsonNode test = Golden.named("motion", name);
        ObjectNode arguments = (ObjectNode) test.path("params").deepCopy();
        arguments.set("motion", motion().toJson());
        Recording result = Preprocessing.astype(Golden.recording("rec32"), DType.FLOAT32)
                .then(OperationType.of(InterpolateMotion.class).fromJson(arguments));
        List<String> ids = new ArrayList<>();
        test.path("traces").path("channel_ids").forEach(id -> ids.add(id.stringValue()));
        assertThat(result.getChannelIds().asList().stream().map(Id::toString).toList())
                .isEqualTo(ids);
        assertThat(GoldenPreprocessingTest.compare(test, result)).isEmpty();
    }
}
