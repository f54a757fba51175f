package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.qualitymetrics.QualityMetrics;
import org.hillock.qualitymetrics.spiketrains.SlidingRefractoryPeriodViolation;
import org.hillock.qualitymetrics.spiketrains.Synchrony;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.node.ObjectNode;

/** Quality metrics of spike times and given amplitudes here; of a recording in {@link MetricCases}, of points in {@link CloudCases}. */
final class QualityMetricsArea implements GoldenArea {
    private static final int EVERY = 4;
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("qualitymetrics.compute_amplitude_cutoffs", "amplitude_cutoff"),
            Map.entry("qualitymetrics.compute_amplitude_cv_metrics", "amplitude_cv"),
            Map.entry("qualitymetrics.compute_amplitude_medians", "amplitude_median"),
            Map.entry("qualitymetrics.compute_drift_metrics", "drift"),
            Map.entry("qualitymetrics.compute_firing_ranges", "firing_range"),
            Map.entry("qualitymetrics.compute_firing_rates", "firing_rate"),
            Map.entry("qualitymetrics.compute_isi_violations", "isi_violation"),
            Map.entry("qualitymetrics.compute_num_spikes", "num_spikes"),
            Map.entry("qualitymetrics.compute_presence_ratios", "presence_ratio"),
            Map.entry("qualitymetrics.compute_refrac_period_violations", "rp_violation"),
            Map.entry("qualitymetrics.compute_sliding_rp_violations", "sliding_rp_violation"),
            Map.entry("qualitymetrics.compute_synchrony_metrics", "synchrony"));

    @Override
    public String name() {
        return "quality_metrics";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> all = new LinkedHashMap<>(MetricCases.handlers());
        all.putAll(CloudCases.handlers());
        all.put("ofGivenAmplitudes", QualityMetricsArea::ofGivenAmplitudes);
        all.put("lowLevel", QualityMetricsArea::lowLevel);
        all.put("slidingMatrix", QualityMetricsArea::slidingMatrix);
        all.put("inputs", (golden, answers) -> answers.given(golden.outputKeys().toArray(String[]::new)));
        return all;
    }

    /** The sorting with amplitudes and y locations that were made up for it. */
    static MetricInput given(GoldenCase golden) {
        Sorting sorting = golden.sorting(0);
        long samples = golden.values().path("num_samples").asLong(18_000_000);
        return MetricInput.of(sorting.toSpikeVector(), sorting.getUnitIds(), sorting.getSamplingFrequency(), samples)
                .withSpikeAmplitudes(
                        golden.tree().inputs().array(golden.input(1)).toFloats())
                .withSpikeLocations(Map.of(
                        "y", golden.tree().inputs().array(golden.input(2)).toDoubles()));
    }

    private static void ofGivenAmplitudes(GoldenCase golden, Answers answers) {
        String name = FUNCTIONS.getOrDefault(golden.function(), golden.function());
        ObjectNode parameters = golden.params().all().deepCopy();
        if (name.equals("amplitude_cutoff") && !parameters.has("num_histogram_bins")) {
            parameters.put("num_histogram_bins", 500);
        }
        QualityMetric metric = metric(name, parameters);
        MetricInput input = given(golden);
        answers.value("num_samples", input::totalSamples);
        answer(answers, table(input, metric), Defects.table(input, input, List.of(metric)));
    }

    /** Tables of one column call it value. */
    private static void answer(Answers answers, MetricTable table, CsvTable defect) {
        answers.output("metrics", () -> new Answer.Table(named(csv(table))))
                .output("defect", () -> new Answer.Table(named(defect)));
    }

    private static CsvTable named(CsvTable table) {
        return table.columns().size() == 1
                ? new CsvTable(
                        table.index(),
                        Map.of("value", table.columns().values().iterator().next()))
                : table;
    }

    static QualityMetric metric(String name, ObjectNode parameters) {
        ObjectNode all = PythonJson.NODES.objectNode();
        all.set(name, parameters);
        return QualityMetrics.named(List.of(name), all).getFirst();
    }

    static MetricTable table(MetricInput input, QualityMetric... metrics) {
        return QualityMetrics.computeQualityMetrics(input, List.of(metrics), 0, CoreWaveforms.quietly());
    }

    static CsvTable csv(MetricTable table) {
        return CsvTable.parse(table.toCsv().lines().toList());
    }

    private static void slidingMatrix(GoldenCase golden, Answers answers) {
        golden.params().flag("return_conf_matrix");
        MetricInput input = given(golden);
        UnitFacts unit = new UnitFacts(input, 2, 0);
        QualityMetric metric = metric("sliding_rp_violation", PythonJson.NODES.objectNode());
        if (!(metric instanceof SlidingRefractoryPeriodViolation sliding)) {
            throw new GoldenFault("the metric must be the sliding one");
        }
        var violations = sliding.violations(unit);
        double[] parts = sliding.parts();
        int bins = violations.cumulative().length;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < parts.length; i += EVERY) {
            double[] row = new double[bins];
            for (int bin = 0; bin < bins; bin++) {
                row[bin] = violations.confidence(parts[i], bin);
            }
            rows.add(row);
        }
        answers.rows("conf_matrix", () -> rows.toArray(double[][]::new))
                .value("min_contamination_90", () -> metric.measure(unit).values()[0]);
    }

    /** The parameters are those with which the recorded numbers come about. */
    private static void lowLevel(GoldenCase golden, Answers answers) {
        MetricInput input = given(golden);
        answers.value("presence_ratio", () -> value("presence_ratio", "{\"bin_duration_s\": 60.0}", input, 1, 0))
                .value("isi_violations", () -> {
                    String periods = "{\"isi_threshold_ms\": 3.0, \"min_isi_ms\": 0.5}";
                    double count = value("isi_violation", periods, input, 2, 1);
                    return List.of(value("isi_violation", periods, input, 2, 0), count / input.totalDuration(), count);
                })
                .value("amplitude_cutoff_unit0", () -> value("amplitude_cutoff", "{}", input, 0, 0))
                .value("amplitude_cutoff_unit4", () -> value("amplitude_cutoff", "{}", input, 4, 0))
                .value("synchrony_counts", () -> List.of(synchronous(input, 2), synchronous(input, 3)));
    }

    private static double value(String name, String parameters, MetricInput input, int unit, int column) {
        ObjectNode given = (ObjectNode) PythonJson.parse(parameters);
        return metric(name, given).measure(new UnitFacts(input, unit, 0)).values()[column];
    }

    private static List<Long> synchronous(MetricInput input, int size) {
        List<Long> counts = new ArrayList<>();
        for (int unit = 0; unit < input.unitIds().size(); unit++) {
            counts.add(Synchrony.count(new UnitFacts(input, unit, 0), size));
        }
        return counts;
    }
}
