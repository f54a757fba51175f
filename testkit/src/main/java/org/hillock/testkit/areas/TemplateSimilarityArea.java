package org.hillock.testkit.areas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.similarity.SimilarityMethod;
import org.hillock.postprocessing.similarity.SimilarityOptions;
import org.hillock.postprocessing.similarity.SimilaritySupport;
import org.hillock.postprocessing.similarity.TemplateSimilarity;
import org.hillock.postprocessing.similarity.WaveformOverlap;
import org.hillock.postprocessing.waveforms.WaveformStack;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** The similarity of templates. */
final class TemplateSimilarityArea implements GoldenArea {
    @Override
    public String name() {
        return "template_similarity";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "dense", (golden, answers) -> answer(golden, answers, PeerTemplates.dense(golden), Optional.empty()),
                "distributionOverlap", TemplateSimilarityArea::distributionOverlap,
                "sparse",
                        (golden, answers) -> {
                            ChannelSparsity sparsity = PeerTemplates.sparsity(golden);
                            answer(
                                    golden,
                                    answers,
                                    PeerTemplates.dense(golden).masked(sparsity),
                                    Optional.of(sparsity));
                        });
    }

    private static void answer(
            GoldenCase golden, Answers answers, Templates templates, Optional<ChannelSparsity> sparsity) {
        SimilarityOptions options = options(golden.params());
        answers.numbers("similarity", () -> TemplateSimilarity.of(templates, sparsity, options, CoreWaveforms.quietly())
                        .toArray())
                .numbers("one_direction", () -> oneDirection(templates, sparsity, options));
    }

    /** The recorded keys name two units by their indices; the answer is whether they overlap, and under which shift. */
    private static void distributionOverlap(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(1);
        int[] units = sorting.toSpikeVector().unitIndices();
        WaveformStack waveforms = PeerWaveforms.of(
                golden.recording(),
                sorting,
                ChannelSparsity.dense(sorting.getUnitIds(), golden.recording().getChannelIds()));
        int maxShift = golden.params().whole("num_shift").orElse(WaveformOverlap.USUAL_SHIFT);
        double quantile = golden.params().number("quantile_limit").orElse(WaveformOverlap.USUAL_QUANTILE);
        Map<String, Object> results = new LinkedHashMap<>();
        golden.values().path("result").propertyNames().forEach(key -> {
            String[] pair = key.split("_", -1);
            WaveformOverlap overlap = WaveformOverlap.of(
                    of(waveforms, units, Integer.parseInt(pair[0])),
                    of(waveforms, units, Integer.parseInt(pair[1])),
                    maxShift,
                    quantile);
            JsonNode shift = overlap.shift().isPresent()
                    ? PythonJson.NODES.numberNode(overlap.shift().getAsInt())
                    : PythonJson.NODES.nullNode();
            results.put(key, List.of(overlap.equal(), shift));
        });
        answers.value("result", () -> results);
    }

    private static NdArray of(WaveformStack waveforms, int[] units, int unit) {
        int[] rows =
                IntStream.range(0, units.length).filter(i -> units[i] == unit).toArray();
        return NdArray.ofFloats(waveforms.read(rows), rows.length, waveforms.numSamples(), waveforms.numChannels());
    }

    private static SimilarityOptions options(Params params) {
        String support = params.text("support").orElse("union");
        return SimilarityOptions.standard()
                .withMethod(ToolsArea.choice(
                        SimilarityMethod.class, "method", params.text("method").orElse("cosine")))
                .withMaxLagMs(params.number("max_lag_ms").orElse(0))
                .withSupport(
                        support.startsWith("dense")
                                ? SimilaritySupport.DENSE
                                : ToolsArea.choice(SimilaritySupport.class, "support", support));
    }

    /**
     * What the reference compares: of each pair the template of the later unit begins earlier, never later. Both are cut by as many
     * samples as the largest lag; the later one is cut at other places for each lag.
     */
    private static NdArray oneDirection(
            Templates templates, Optional<ChannelSparsity> sparsity, SimilarityOptions options) {
        int lag = (int) (options.maxLagMs() * templates.samplingFrequency() / 1000);
        int units = templates.numUnits();
        float[] best = new float[units * units];
        java.util.Arrays.fill(best, Float.NEGATIVE_INFINITY);
        Templates still = cut(templates, lag, lag);
        for (int shift = -lag; shift <= 0; shift++) {
            TemplateSimilarity at = TemplateSimilarity.between(
                    still,
                    cut(templates, lag + shift, lag - shift),
                    sparsity,
                    sparsity,
                    options.withMaxLagMs(0),
                    CoreWaveforms.quietly());
            for (int i = 0; i < best.length; i++) {
                int row = Math.min(i / units, i % units);
                int column = Math.max(i / units, i % units);
                best[i] = Math.max(best[i], at.get(row, column));
            }
        }
        return NdArray.ofFloats(best, units, units);
    }

    private static Templates cut(Templates templates, int before, int after) {
        int channels = templates.numChannels();
        int kept = templates.numSamples() - before - after;
        float[] values = new float[templates.numUnits() * kept * channels];
        IntStream.range(0, templates.numUnits())
                .forEach(unit -> System.arraycopy(
                        templates.values(),
                        (unit * templates.numSamples() + before) * channels,
                        values,
                        unit * kept * channels,
                        kept * channels));
        return new Templates(
                templates.samplingFrequency(),
                0,
                kept,
                templates.unitIds(),
                templates.channelIds(),
                templates.isScaled(),
                values,
                templates.channelLocations(),
                templates.probe());
    }
}
