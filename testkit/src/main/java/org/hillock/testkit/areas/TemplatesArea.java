package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.node.ObjectNode;

/** Templates and what is read off them. */
final class TemplatesArea implements GoldenArea {
    private static final double RADIUS_UM = 60;

    @Override
    public String name() {
        return "templates";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "fromWaveforms", TemplatesArea::fromWaveforms,
                "withoutWaveforms", TemplatesArea::withoutWaveforms,
                "sparse", TemplatesArea::sparse,
                "amplitudes", TemplatesArea::amplitudes,
                "peakShift", TemplatesArea::peakShift);
    }

    private static void fromWaveforms(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        WaveformsArea.requireAllSpikes(params);
        boolean scaled = !params.has("return_scaled") || params.flag("return_scaled");
        Optional<ChannelSparsity> sparsity = params.flag("sparse")
                ? Optional.of(WaveformsArea.sparsity(golden, "radius " + RADIUS_UM + " um"))
                : Optional.empty();
        WaveformExtractor waveforms = GoldenExtractors.withTemplates(
                GoldenExtractors.cut(
                        golden,
                        sparsity,
                        scaled,
                        params.number("ms_before").orElse(1),
                        params.number("ms_after").orElse(2)),
                params.require("operators"));
        answer(golden, waveforms, answers);
    }

    private static void answer(GoldenCase golden, WaveformExtractor waveforms, Answers answers) {
        for (String key : golden.outputKeys()) {
            answers.numbers(key, () -> waveforms.templates(key).toArray());
        }
        GoldenExtractors.spikeCounts(waveforms, answers);
    }

    private static void withoutWaveforms(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        WaveformExtractor waveforms = WaveformExtractor.inMemory(
                        golden.recording(), golden.sorting(1), Optional.empty(), true)
                .compute(
                        "random_spikes", PythonJson.NODES.objectNode().put("method", "all"), GoldenExtractors.quietly())
                .compute("templates", params, GoldenExtractors.quietly());
        answer(golden, waveforms, answers);
    }

    /** The channels of each unit first, then zeros. */
    private static void sparse(GoldenCase golden, Answers answers) {
        WaveformExtractor waveforms = GoldenExtractors.sparse(golden, RADIUS_UM);
        answers.numbers("sparse_array", () -> packed(waveforms.templates(), waveforms.sparsityOrDense()));
        GoldenExtractors.spikeCounts(waveforms, answers);
    }

    private static NdArray packed(Templates templates, ChannelSparsity sparsity) {
        int width = sparsity.maxNumActiveChannels();
        float[] out = new float[templates.numUnits() * templates.numSamples() * width];
        for (int unit = 0; unit < templates.numUnits(); unit++) {
            int[] channels = sparsity.channelIndices(unit);
            for (int sample = 0; sample < templates.numSamples(); sample++) {
                for (int k = 0; k < channels.length; k++) {
                    out[(unit * templates.numSamples() + sample) * width + k] =
                            templates.get(unit, sample, channels[k]);
                }
            }
        }
        return NdArray.ofFloats(out, templates.numUnits(), templates.numSamples(), width);
    }

    private static void amplitudes(GoldenCase golden, Answers answers) {
        PeakSign sign = ToolsArea.choice(
                PeakSign.class, "peak_sign", golden.params().text("peak_sign").orElse("neg"));
        AmplitudeMode mode = ToolsArea.choice(
                AmplitudeMode.class, "mode", golden.params().text("mode").orElse("extremum"));
        WaveformExtractor waveforms = GoldenExtractors.dense(golden);
        Templates templates = waveforms.templates();
        Templates counted = GoldenExtractors.asTheReference(waveforms).templates();
        answers.rows("amplitudes_abs", () -> TemplateTools.getTemplateAmplitudes(templates, sign, mode, true))
                .rows("amplitudes_signed", () -> TemplateTools.getTemplateAmplitudes(templates, sign, mode, false))
                .value("extremum_channel_index", () -> TemplateTools.getTemplateExtremumChannel(templates, sign, mode))
                .value(
                        "extremum_amplitude",
                        () -> TemplateTools.getTemplateExtremumAmplitude(counted, sign, mode, true));
        GoldenExtractors.spikeCounts(waveforms, answers);
    }

    private static void peakShift(GoldenCase golden, Answers answers) {
        PeakSign sign = ToolsArea.choice(
                PeakSign.class, "peak_sign", golden.params().text("peak_sign").orElse("neg"));
        answers.value("shifts", () -> Arrays.stream(TemplateTools.getTemplateExtremumChannelPeakShift(
                        GoldenExtractors.dense(golden).templates(), sign))
                .toArray());
    }
}
