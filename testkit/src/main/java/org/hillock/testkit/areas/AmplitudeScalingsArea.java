package org.hillock.testkit.areas;

import java.util.Map;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ObjectNode;

/** The scalings of all spikes. */
final class AmplitudeScalingsArea implements GoldenArea {
    private static final double RADIUS_UM = 60;

    @Override
    public String name() {
        return "amplitude_scalings";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "sparse", (golden, answers) -> scalings(golden, GoldenExtractors.sparse(golden, RADIUS_UM), answers),
                "dense", (golden, answers) -> scalings(golden, GoldenExtractors.dense(golden), answers));
    }

    private static void scalings(GoldenCase golden, WaveformExtractor waveforms, Answers answers) {
        ObjectNode params = golden.params().all();
        answers.numbers("scalings", () -> compute(waveforms, params).array("amplitude_scalings"))
                .output(
                        "collision_mask",
                        () -> new Answer.Array(compute(waveforms, params).array("collision_mask"), true))
                .numbers("scalings_as_reference", () -> asReference(waveforms, params));
    }

    private static NdArray asReference(WaveformExtractor waveforms, ObjectNode params) {
        return compute(GoldenExtractors.asTheReference(waveforms), params).array("amplitude_scalings");
    }

    private static ExtensionData compute(WaveformExtractor waveforms, ObjectNode params) {
        return waveforms
                .compute("amplitude_scalings", params, GoldenExtractors.quietly())
                .extension("amplitude_scalings")
                .data();
    }
}
