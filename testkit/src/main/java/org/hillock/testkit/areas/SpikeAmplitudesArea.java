package org.hillock.testkit.areas;

import java.util.Map;
import java.util.Optional;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ObjectNode;

/** The amplitudes of all spikes. */
final class SpikeAmplitudesArea implements GoldenArea {
    @Override
    public String name() {
        return "spike_amplitudes";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "scaled", (golden, answers) -> amplitudes(golden, answers, true),
                "raw", (golden, answers) -> amplitudes(golden, answers, false));
    }

    private static void amplitudes(GoldenCase golden, Answers answers, boolean scaled) {
        ObjectNode params = golden.params().all();
        WaveformExtractor waveforms =
                GoldenExtractors.withTemplates(GoldenExtractors.cut(golden, Optional.empty(), scaled, 1, 2), "average");
        GoldenExtractors.spikeCounts(waveforms, answers);
        answers.numbers("templates_average", () -> waveforms.templates().toArray())
                .output("amplitudes", () -> new Answer.Array(compute(waveforms, params), true))
                .numbers("amplitudes_as_reference", () -> compute(GoldenExtractors.asTheReference(waveforms), params));
    }

    private static NdArray compute(WaveformExtractor waveforms, ObjectNode params) {
        return waveforms
                .compute("spike_amplitudes", params, GoldenExtractors.quietly())
                .extension("spike_amplitudes")
                .data()
                .array("amplitudes");
    }
}
