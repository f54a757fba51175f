package org.hillock.testkit.areas;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** The waveforms of all spikes, dense and sparse. */
final class WaveformsArea implements GoldenArea {
    @Override
    public String name() {
        return "waveforms";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("waveforms", WaveformsArea::waveforms);
    }

    private static void waveforms(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        requireAllSpikes(params);
        boolean scaled = !params.has("return_scaled") || params.flag("return_scaled");
        double msBefore = params.number("ms_before").orElse(1);
        double msAfter = params.number("ms_after").orElse(2);
        Optional<ChannelSparsity> sparsity = params.text("sparsity").map(text -> sparsity(golden, text));
        if (params.flag("sparse") && sparsity.isEmpty()) {
            throw new GoldenFault("parameter 'sparsity' must be given");
        }
        WaveformExtractor waveforms = GoldenExtractors.cut(golden, sparsity, scaled, msBefore, msAfter);
        answer(golden, waveforms, answers);
        GoldenExtractors.spikeCounts(waveforms, answers);
    }

    static void requireAllSpikes(Params params) {
        if (!params.text("random_spikes").orElse("all").equals("all")) {
            throw new GoldenFault("parameter 'random_spikes' must be all");
        }
    }

    /** A sparsity in words: {@code radius 60.0 um}. */
    static ChannelSparsity sparsity(GoldenCase golden, String text) {
        String radius = text.replaceFirst("^radius ", "").replaceFirst(" um$", "");
        return SparsityTools.computeSparsity(
                GoldenExtractors.dense(golden).templates(),
                SparsityRule.radius(Double.parseDouble(radius)),
                Optional.empty());
    }

    private static void answer(GoldenCase golden, WaveformExtractor waveforms, Answers answers) {
        WaveformStack stack = waveforms.extension("waveforms").data().stack("waveforms");
        int[] picked = golden.values()
                .path("picked")
                .valueStream()
                .mapToInt(JsonNode::intValue)
                .toArray();
        answers.value("shape", () -> new int[] {stack.numRows(), stack.numSamples(), stack.numChannels()})
                .value("nbefore", () -> waveforms.window().nbefore())
                .value("picked", () -> picked)
                .value("all_zero_spikes", () -> IntStream.range(0, stack.numRows())
                        .filter(row -> isZero(stack, row))
                        .toArray())
                .numbers(
                        "picked_waveforms",
                        () -> NdArray.ofFloats(
                                stack.read(picked), picked.length, stack.numSamples(), stack.numChannels()))
                .doubles("spike_sum", () -> perSpike(stack, false))
                .doubles("spike_min", () -> perSpike(stack, true));
        answers.output(
                "sparsity_mask",
                () -> new Answer.Array(waveforms.sparsityOrDense().toArray(), true));
        int unit = golden.values().path("unit").asInt(0);
        Id unitId = waveforms.unitIds().get(unit);
        answers.value("unit", () -> unit)
                .value("n_unit_waveforms", () -> waveforms.randomSpikesOf(unitId).length)
                .numbers("unit_dense_mean", () -> GoldenExtractors.withTemplates(waveforms, "average")
                        .templates()
                        .toArray()
                        .take(new int[] {unit})
                        .reshape(stack.numSamples(), waveforms.numChannels()));
    }

    private static boolean isZero(WaveformStack stack, int row) {
        float[] one = new float[stack.waveformSize()];
        stack.read(row, one);
        return IntStream.range(0, one.length).allMatch(i -> one[i] == 0);
    }

    private static double[] perSpike(WaveformStack stack, boolean least) {
        float[] one = new float[stack.waveformSize()];
        double[] out = new double[stack.numRows()];
        for (int row = 0; row < out.length; row++) {
            stack.read(row, one);
            double sum = 0;
            double min = one[0];
            for (float value : one) {
                sum += value;
                min = Math.min(min, value);
            }
            out[row] = least ? min : sum;
        }
        return out;
    }
}
