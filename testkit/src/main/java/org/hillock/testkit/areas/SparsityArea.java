package org.hillock.testkit.areas;

import java.util.Map;
import java.util.Optional;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.SparsityMethod;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtractorSparsity;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;

/** Which channels belong to a unit. */
final class SparsityArea implements GoldenArea {
    @Override
    public String name() {
        return "sparsity";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("computeSparsity", SparsityArea::computeSparsity);
    }

    private static void computeSparsity(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        SparsityRule rule = rule(params);
        answers.given("noise_levels")
                .output("mask", () -> new Answer.Array(sparsity(golden, rule).toArray(), true));
        if (rule.method() == SparsityMethod.ENERGY) {
            GoldenExtractors.spikeCounts(GoldenExtractors.dense(golden), answers);
        }
    }

    private static ChannelSparsity sparsity(GoldenCase golden, SparsityRule rule) {
        if (rule.method() == SparsityMethod.BY_PROPERTY) {
            return ExtractorSparsity.of(halves(golden, rule.byProperty()), rule, Optional.empty());
        }
        return ExtractorSparsity.of(
                GoldenExtractors.dense(golden),
                rule,
                Optional.of(golden.outputArray("noise_levels").toDoubles()));
    }

    /** As the note of the case says: the first half of the channels has the property 0, the second 1; units have 0 and 1 in turn. */
    private static WaveformExtractor halves(GoldenCase golden, String property) {
        Recording recording = golden.recording();
        Sorting sorting = golden.sorting(1);
        long[] channels = new long[recording.getNumChannels()];
        long[] units = new long[sorting.getNumUnits()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = i < channels.length / 2 ? 0 : 1;
        }
        for (int i = 0; i < units.length; i++) {
            units[i] = i % 2;
        }
        return WaveformExtractor.inMemory(
                Recordings.setProperty(recording, property, NdArray.ofLongs(channels)),
                Sortings.setProperty(sorting, property, NdArray.ofLongs(units)),
                Optional.empty(),
                true);
    }

    private static SparsityRule rule(Params params) {
        SparsityMethod method = ToolsArea.choice(
                SparsityMethod.class, "method", params.text("method").orElse("radius"));
        double threshold = params.number("threshold").orElse(5);
        SparsityRule rule =
                switch (method) {
                    case RADIUS ->
                        SparsityRule.radius(params.number("radius_um").orElse(100));
                    case BEST_CHANNELS ->
                        SparsityRule.bestChannels(params.whole("num_channels").orElse(5));
                    case SNR -> SparsityRule.snr(threshold);
                    case AMPLITUDE -> SparsityRule.amplitude(threshold);
                    case PTP -> SparsityRule.ptp(threshold);
                    case ENERGY -> SparsityRule.energy(threshold);
                    case BY_PROPERTY ->
                        SparsityRule.byProperty(params.text("by_property").orElse("group"));
                };
        return rule.withPeakSign(ToolsArea.choice(
                        PeakSign.class, "peak_sign", params.text("peak_sign").orElse("neg")))
                .withAmplitudeMode(ToolsArea.choice(
                        AmplitudeMode.class,
                        "amplitude_mode",
                        params.text("amplitude_mode").orElse("extremum")));
    }
}
