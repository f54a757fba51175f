package org.hillock.testkit.areas;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.snippets.SnippetViews;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.RandomSpikes;
import org.hillock.core.tools.SortingTools;
import org.hillock.core.tools.SparsityEstimate;
import org.hillock.core.tools.SparsityMethod;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.tools.TemplateEstimate;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.TemplateOperator;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** The handlers of the core that choose spikes and cut waveforms. */
final class CoreWaveforms {
    private CoreWaveforms() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of(
                "randomSpikes", CoreWaveforms::randomSpikes,
                "estimateTemplates", CoreWaveforms::estimateTemplates,
                "estimateSparsity", CoreWaveforms::estimateSparsity,
                "snippetsFromSorting", CoreWaveforms::snippetsFromSorting);
    }

    static JobOptions quietly() {
        return JobOptions.standard().withProgressBar(false);
    }

    private static void randomSpikes(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        String method = params.text("method").orElse("uniform");
        RandomSpikes choice =
                switch (method) {
                    case "uniform" -> RandomSpikes.uniform();
                    case "all" -> RandomSpikes.everySpike();
                    default -> throw new GoldenFault("parameter 'method' = '" + method + "' must be uniform or all");
                };
        if (params.has("max_spikes_per_unit")) {
            choice = choice.withMaxSpikesPerUnit(params.requireWhole("max_spikes_per_unit"));
        }
        if (params.has("margin_size")) {
            choice = choice.withMarginSize(params.requireWhole("margin_size"));
        }
        RandomSpikes options =
                choice.withSeed(params.find("seed").map(JsonNode::longValue).orElse(0L));
        Recording recording = golden.tree()
                .inputs()
                .recordingOf(golden.input(0))
                .orElseThrow(() -> new GoldenFault("the tree must hold the recording of " + golden.input(0)));
        answers.numbers(
                "indices",
                () -> NdArray.ofInts(SortingTools.randomSpikesSelection(golden.sorting(0), recording, options)));
    }

    private static void estimateTemplates(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        Recording recording = golden.recording();
        Sorting sorting = golden.sorting(1);
        WaveformWindow window = new WaveformWindow(params.requireWhole("nbefore"), params.requireWhole("nafter"));
        TemplateOperator operator = params.text("operator")
                .map(name -> ToolsArea.choice(TemplateOperator.class, "operator", name))
                .orElse(TemplateOperator.AVERAGE);
        boolean scaled = !params.has("return_scaled") || params.flag("return_scaled");
        TemplateEstimate estimate = new TemplateEstimation(window, operator, scaled, params.flag("return_std"))
                .run(recording, sorting.toSpikeVector(), sorting.getUnitIds(), quietly());
        answers.numbers("templates", () -> estimate.templates().toArray())
                .numbers("average", () -> estimate.templates().toArray())
                .numbers("std", () -> estimate.standardDeviations()
                        .orElseThrow(() -> new GoldenFault("parameter 'return_std' must be true"))
                        .toArray())
                .numbers(
                        "spikes_all",
                        () -> NdArray.ofLongs(sorting.toSpikeVector().countPerUnit()))
                .numbers("spikes_cut", () -> NdArray.ofLongs(estimate.numSpikes()));
    }

    private static void estimateSparsity(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        SparsityEstimate usual = SparsityEstimate.of(rule(params));
        SparsityEstimate estimate = usual.withNumSpikes(
                        params.whole("num_spikes_for_sparsity").orElse(usual.numSpikesForSparsity()))
                .withWindow(
                        params.number("ms_before").orElse(usual.msBefore()),
                        params.number("ms_after").orElse(usual.msAfter()));
        Optional<double[]> noise = golden.hasOutput("noise_levels")
                ? Optional.of(golden.outputArray("noise_levels").toDoubles())
                : Optional.empty();
        answers.given("noise_levels")
                .output(
                        "mask",
                        () -> new Answer.Array(
                                SparsityTools.estimateSparsity(
                                                golden.recording(), golden.sorting(1), estimate, noise, quietly())
                                        .toArray(),
                                true));
    }

    private static SparsityRule rule(Params params) {
        String name = params.text("method").orElse("radius");
        SparsityMethod method = ToolsArea.choice(SparsityMethod.class, "method", name);
        return switch (method) {
            case RADIUS -> SparsityRule.radius(params.number("radius_um").orElse(100));
            case BEST_CHANNELS ->
                SparsityRule.bestChannels(params.whole("num_channels").orElse(5));
            case SNR -> SparsityRule.snr(params.number("threshold").orElse(5));
            case AMPLITUDE -> SparsityRule.amplitude(params.number("threshold").orElse(5));
            case PTP -> SparsityRule.ptp(params.number("threshold").orElse(5));
            case ENERGY -> SparsityRule.energy(params.number("threshold").orElse(5));
            case BY_PROPERTY ->
                SparsityRule.byProperty(params.text("by_property").orElse("group"));
        };
    }

    /** The spikes are not exported but where they lie: one unit that fires in the first segments. */
    private static void snippetsFromSorting(GoldenCase golden, Answers answers) {
        JsonNode frames = golden.values().path("frames");
        int[] segments = IntStream.range(0, frames.size()).toArray();
        Recording recording = Recordings.selectSegmentRecording(golden.recording(), segments);
        SpikeVector spikes = SpikeVector.fromTrains(
                IntStream.of(segments)
                        .mapToObj(i -> java.util.List.of(frames.path(i)
                                .valueStream()
                                .mapToLong(JsonNode::longValue)
                                .toArray()))
                        .toList(),
                1);
        Sorting sorting = NumpySorting.of(spikes, recording.getSamplingFrequency(), Ids.range(1));
        Snippets snippets = SnippetViews.snippetsFromSorting(
                recording,
                sorting,
                golden.params().requireWhole("nbefore"),
                golden.params().requireWhole("nafter"));
        FixturesArea.snippets(snippets, answers);
    }
}
