package org.hillock.qualitymetrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.QualityMetric;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quality metrics of all units, kept with their waveform extractor: variable {@code metrics}, a table.
 *
 * <p>Without names those metrics are computed for which everything is at hand. Names ask for the extensions that their metrics need.
 *
 * @param metricNames the metrics; absent: those for which everything is at hand
 * @param peakSign which way peaks point, for all metrics that look at it; absent: as {@code qmParams} say
 * @param seed of random choices; absent: 0
 * @param qmParams parameters by the name of the metric; absent: the defaults
 * @param skipPcMetrics whether metrics of principal components are left out
 * @param deleteExistingMetrics whether a table that is there is replaced; else {@link QualityMetrics#computeQualityMetrics(WaveformExtractor,
 *     QualityMetricsExtension, JobOptions)} computes its metrics beside the new ones
 * @param metricsToCompute of the names those that are computed now; absent: all
 */
@Wire(
        name = "quality_metrics",
        pythonClass = "spikeinterface.qualitymetrics.quality_metric_calculator.ComputeQualityMetrics",
        doc = "Judges how isolated, complete and stable each unit is.")
public record QualityMetricsExtension(
        @Param(doc = "The metrics; null: those for which everything is at hand.", standard = "null")
        Optional<List<String>> metricNames,

        @Param(doc = "Which way peaks point, for all metrics that look at it.", standard = "null")
        Optional<PeakSign> peakSign,

        @Param(doc = "Seed of random choices; null: 0.", standard = "null", min = 0)
        Optional<Long> seed,

        @Param(doc = "Parameters by the name of the metric; null: the defaults.", standard = "null")
        Optional<ObjectNode> qmParams,

        @Param(doc = "Whether metrics of principal components are left out.", standard = "false")
        boolean skipPcMetrics,

        @Param(
                doc = "Whether a table that is there is replaced; else its metrics stay beside the new ones.",
                standard = "false")
        boolean deleteExistingMetrics,

        @Param(doc = "Of the names those that are computed now; null: all.", standard = "null")
        Optional<List<String>> metricsToCompute)
        implements ComputedExtension {
    private static final String TABLE = "metrics";

    /** None of these but the first is needed; what of them is computed in the same call is waited for. */
    private static final String LOOKED_AT =
            "noise_levels|spike_amplitudes|spike_locations|principal_components|waveforms|amplitude_scalings";

    @Override
    public List<String> dependsOn() {
        Set<String> needed = new LinkedHashSet<>(List.of("templates", "noise_levels", LOOKED_AT));
        named().stream()
                .flatMap(metric -> metric.dependsOn().stream())
                .filter(ingredient -> ingredient != Ingredient.RECORDING)
                .map(Ingredient::wireName)
                .sorted()
                .forEach(needed::add);
        return List.copyOf(needed);
    }

    @Override
    public boolean needsRecording() {
        return named().stream().anyMatch(metric -> metric.dependsOn().contains(Ingredient.RECORDING));
    }

    private List<QualityMetric> named() {
        return metricNames.map(names -> metrics(names)).orElse(List.of());
    }

    @Override
    public QualityMetricsExtension settled(WaveformExtractor waveforms) {
        List<String> names = metricNames.orElseGet(() -> atHand(waveforms));
        List<String> now = metricsToCompute.orElse(names);
        return new QualityMetricsExtension(
                Optional.of(names),
                peakSign,
                Optional.of(seed.orElse(0L)),
                Optional.of(fullParameters()),
                skipPcMetrics,
                deleteExistingMetrics,
                Optional.of(now));
    }

    /** The names for which everything is at hand, or will be once templates and noise levels are. */
    private List<String> atHand(WaveformExtractor waveforms) {
        Set<String> there = new TreeSet<>(waveforms.extensionNames());
        there.addAll(List.of("templates", "noise_levels"));
        if (waveforms.hasRecording()) {
            there.add("recording");
        }
        return Stream.of(QualityMetricsCatalog.PLAIN, QualityMetricsCatalog.COMPONENTS)
                .flatMap(List::stream)
                .map(OperationType::of)
                .filter(type -> isAtHand(type.withDefaults(), there))
                .map(OperationType::name)
                .toList();
    }

    private boolean isAtHand(QualityMetric metric, Set<String> there) {
        return metric.dependsOn().stream().map(Ingredient::wireName).allMatch(there::contains)
                && !(skipPcMetrics && metric.dependsOn().contains(Ingredient.PRINCIPAL_COMPONENTS));
    }

    /** These metrics beside those of a table that is there, with the parameters that it was computed with where no others are given. */
    QualityMetricsExtension beside(ObjectNode existing) {
        if (deleteExistingMetrics || metricNames.isEmpty()) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>();
        existing.path("metric_names").valueStream().map(JsonNode::asString).forEach(all::add);
        all.addAll(metricNames.get());
        ObjectNode parameters = existing.path("qm_params") instanceof ObjectNode before
                ? before.deepCopy()
                : PythonJson.NODES.objectNode();
        qmParams.ifPresent(
                given -> given.properties().forEach(metric -> parameters.set(metric.getKey(), metric.getValue())));
        return new QualityMetricsExtension(
                Optional.of(List.copyOf(all)),
                peakSign,
                seed,
                Optional.of(parameters),
                skipPcMetrics,
                false,
                Optional.empty());
    }

    /** The parameters of all metrics: the given ones, the peak sign, and the defaults. */
    private ObjectNode fullParameters() {
        ObjectNode full = QualityMetrics.getDefaultQmParams();
        peakSign.ifPresent(sign -> full.properties().forEach(metric -> {
            if (metric.getValue() instanceof ObjectNode parameters && parameters.has("peak_sign")) {
                parameters.put("peak_sign", sign.name().toLowerCase(Locale.ROOT));
            }
        }));
        qmParams.ifPresent(given -> given.properties().forEach(metric -> {
            JsonNode known = full.path(metric.getKey());
            if (known instanceof ObjectNode parameters && metric.getValue() instanceof ObjectNode others) {
                parameters.setAll(others);
            } else {
                full.set(metric.getKey(), metric.getValue());
            }
        }));
        return full;
    }

    private List<QualityMetric> metrics(List<String> names) {
        return QualityMetrics.named(names, fullParameters());
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        List<String> names = metricsToCompute.or(() -> metricNames).orElseGet(() -> atHand(waveforms));
        MetricTable table = QualityMetrics.computeQualityMetrics(
                ExtractorInput.of(waveforms), metrics(names), seed.orElse(0L), context.jobs(), context.cancellation());
        return ExtensionData.of(TABLE, units(table));
    }

    /** A table of metrics as the extractor keeps it: whole numbers where none is missing. */
    static UnitTable units(MetricTable table) {
        UnitTable out = UnitTable.of(table.unitIds());
        List<String> names = table.names();
        for (int c = 0; c < names.size(); c++) {
            double[] values = table.values()[c];
            out = switch (table.columns().get(c).kind()) {
                case COUNT ->
                    DoubleStream.of(values).anyMatch(Double::isNaN)
                            ? out.with(names.get(c), values.clone())
                            : out.with(
                                    names.get(c),
                                    DoubleStream.of(values)
                                            .mapToLong(value -> (long) value)
                                            .toArray());
                case NUMBER -> out.with(names.get(c), values.clone());
                case UNIT -> withUnits(out, names.get(c), table, values);
            };
        }
        return out;
    }

    /** Names of units: numbers where ids are numbers, else texts. */
    private static UnitTable withUnits(UnitTable out, String name, MetricTable table, double[] values) {
        if (!table.unitIds().areTexts()) {
            return out.with(
                    name,
                    Arrays.stream(values)
                            .map(value -> Double.isNaN(value)
                                    ? value
                                    : table.unitIds().get((int) value).asLong())
                            .toArray());
        }
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(
                    Double.isNaN(value) ? "" : table.unitIds().get((int) value).toString());
        }
        return out.with(name, org.hillock.core.values.NdArray.ofStrings(texts.toArray(String[]::new)));
    }

    /** The parameters as JSON, for those who print them. */
    @Override
    public String toString() {
        return "quality_metrics"
                + PythonJson.formatCompact(OperationType.of(this).toJson(this));
    }
}
