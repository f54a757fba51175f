package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.NoiseLevelMethod;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.pca.PcaOptions;
import org.hillock.postprocessing.pca.PcaWaveforms;
import org.hillock.postprocessing.pca.PrincipalComponents;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.qualitymetrics.QualityMetrics;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.SpikeArrays;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.node.ObjectNode;

/** The handlers of quality metrics that start from a recording. */
final class MetricCases {
    private static final double RADIUS_UM = 60;
    private static final int COMPONENTS = 3;
    private static final List<String> OF_WAVEFORMS = List.of("nn_isolation", "nn_noise_overlap");

    private MetricCases() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of(
                "oneMetric", MetricCases::oneMetric,
                "allMetrics", MetricCases::allMetrics,
                "ofWaveforms", MetricCases::ofWaveforms);
    }

    private static void oneMetric(GoldenCase golden, Answers answers) {
        String name = golden.function().substring(golden.function().lastIndexOf(' ') + 1);
        ObjectNode parameters = PythonJson.NODES.objectNode();
        golden.params().find("qm_params").ifPresent(given -> given.properties()
                .forEach(one -> parameters.set(one.getKey(), one.getValue())));
        if (!parameters.has("contamination_values")) {
            parameters.remove("contamination_values");
        }
        answer(golden, answers, List.of(QualityMetricsArea.metric(name, parameters)));
    }

    private static void allMetrics(GoldenCase golden, Answers answers) {
        List<String> names = new ArrayList<>(QualityMetrics.getQualityMetricList());
        names.remove("noise_cutoff");
        names.addAll(QualityMetrics.getQualityPcaMetricList());
        names.removeAll(OF_WAVEFORMS);
        answer(golden, answers, QualityMetrics.named(names));
    }

    private static void answer(GoldenCase golden, Answers answers, List<QualityMetric> metrics) {
        boolean components =
                metrics.stream().anyMatch(metric -> metric.dependsOn().contains(Ingredient.PRINCIPAL_COMPONENTS));
        WaveformExtractor waveforms = extractor(golden, components);
        MetricInput input = input(golden, waveforms);
        MetricInput wrong = input(golden, asTheReference(waveforms))
                .withNoiseDeviations(RecordingTools.getNoiseLevels(
                        golden.recording(),
                        NoiseLevels.standard().withMethod(NoiseLevelMethod.STD).withPeerSums(true)));
        MetricInput defect = components ? wrong.withPrincipalComponents(components(golden, waveforms)) : wrong;
        MetricTable table = QualityMetrics.computeQualityMetrics(input, metrics, 0, CoreWaveforms.quietly());
        answers.output("metrics", () -> new Answer.Table(QualityMetricsArea.csv(table)))
                .output("defect", () -> new Answer.Table(Defects.table(input, defect, metrics)));
    }

    /** The components of the reference, for which waveforms at the borders are zeros. */
    private static SpikeArrays components(GoldenCase golden, WaveformExtractor waveforms) {
        ChannelSparsity channels = waveforms.sparsityOrDense();
        NdArray projections = PrincipalComponents.of(
                        PcaOptions.standard().withNumComponents(COMPONENTS),
                        PcaWaveforms.of(
                                PeerWaveforms.of(golden.recording(), waveforms.sorting(), channels),
                                waveforms.spikes().unitIndices(),
                                channels),
                        CoreWaveforms.quietly())
                .toArray();
        return SpikeArrays.of(
                projections.toFloats(),
                waveforms.randomSpikes(),
                COMPONENTS,
                projections.shape()[2],
                waveforms.sparsity());
    }

    /** The positions are inputs of the area, recorded in a case of their own. */
    private static MetricInput input(GoldenCase golden, WaveformExtractor waveforms) {
        String source = isSparse(golden) ? "template_and_amplitudes_sparse" : "template_and_amplitudes_dense";
        double[] y = golden.tree().cases().stream()
                .filter(other ->
                        other.area().equals(golden.area()) && other.name().equals(source))
                .findFirst()
                .orElseThrow(() -> new GoldenFault("the tree must hold the case " + source))
                .outputArray("spike_y")
                .toDoubles();
        return QualityMetrics.input(waveforms).withSpikeLocations(Map.of("y", y));
    }

    private static boolean isSparse(GoldenCase golden) {
        return golden.params()
                .text("sparsity")
                .map(sparsity -> !sparsity.equals("none"))
                .orElse(golden.name().endsWith("sparse"));
    }

    /** As the cases were made: all waveforms, noise levels of ten chunks, amplitudes, three components a channel. */
    private static WaveformExtractor extractor(GoldenCase golden, boolean components) {
        golden.params().all();
        WaveformExtractor waveforms =
                isSparse(golden) ? GoldenExtractors.sparse(golden, RADIUS_UM) : GoldenExtractors.dense(golden);
        WaveformExtractor measured = withAmplitudes(waveforms.compute(
                "noise_levels",
                PythonJson.NODES
                        .objectNode()
                        .put("num_chunks_per_segment", 10)
                        .put("chunk_size", 3000)
                        .put("seed", 0),
                CoreWaveforms.quietly()));
        return components
                ? measured.compute(
                        "principal_components",
                        PythonJson.NODES.objectNode().put("n_components", COMPONENTS),
                        CoreWaveforms.quietly())
                : measured;
    }

    private static WaveformExtractor withAmplitudes(WaveformExtractor waveforms) {
        return waveforms.compute("spike_amplitudes", PythonJson.NODES.objectNode(), CoreWaveforms.quietly());
    }

    private static WaveformExtractor asTheReference(WaveformExtractor waveforms) {
        return withAmplitudes(GoldenExtractors.asTheReference(waveforms));
    }

    /** The overlap with noise fails in the reference; which of several near units is the nearest one is chance. */
    private static void ofWaveforms(GoldenCase golden, Answers answers) {
        int seed = golden.params().whole("seed").orElse(0);
        WaveformExtractor waveforms = extractor(golden, false);
        MetricTable table = QualityMetrics.computeQualityMetrics(
                QualityMetrics.input(waveforms), QualityMetrics.named(OF_WAVEFORMS), seed, CoreWaveforms.quietly());
        CsvTable found = QualityMetricsArea.csv(table);
        CsvTable recorded =
                CsvTable.read(golden.file(golden.output("metrics").path("file").stringValue()));
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        Map<String, List<String>> defect = new LinkedHashMap<>();
        recorded.columns().forEach((name, cells) -> {
            ordered.put(name, found.columns().getOrDefault(name, List.of()));
            defect.put(
                    name,
                    switch (name) {
                        case "nn_noise_overlap" ->
                            cells.stream().map(cell -> "").toList();
                        case "nn_unit_id" -> cells;
                        default -> ordered.get(name);
                    });
        });
        answers.output("metrics", () -> new Answer.Table(new CsvTable(found.index(), ordered)))
                .output("defect", () -> new Answer.Table(new CsvTable(found.index(), defect)));
    }
}
