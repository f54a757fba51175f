package org.hillock.qualitymetrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.UnitWork;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges units, after {@code spikeinterface.qualitymetrics}. Thread-safe. */
public final class QualityMetrics {
    private static final String NAME = "quality_metrics";

    private QualityMetrics() {}

    /** The names of the metrics that need no principal components, in the order of their columns. */
    public static List<String> getQualityMetricList() {
        return all().filter(metric -> !metric.dependsOn().contains(Ingredient.PRINCIPAL_COMPONENTS)
                        && !metric.dependsOn().contains(Ingredient.WAVEFORMS))
                .map(metric -> OperationType.of(metric).name())
                .toList();
    }

    /** The names of the metrics that look at principal components of waveforms, in the order of their columns. */
    public static List<String> getQualityPcaMetricList() {
        List<String> plain = getQualityMetricList();
        return all().map(metric -> OperationType.of(metric).name())
                .filter(name -> !plain.contains(name))
                .toList();
    }

    private static Stream<QualityMetric> all() {
        return types().map(OperationType::withDefaults);
    }

    private static Stream<OperationType<? extends QualityMetric>> types() {
        return Stream.of(QualityMetricsCatalog.PLAIN, QualityMetricsCatalog.COMPONENTS, QualityMetricsCatalog.ON_DEMAND)
                .flatMap(List::stream)
                .map(OperationType::of);
    }

    /** The parameters of all metrics with their defaults: an object by name. */
    public static ObjectNode getDefaultQmParams() {
        ObjectNode out = PythonJson.NODES.objectNode();
        types().forEach(type -> out.set(type.name(), type.toJson(type.withDefaults())));
        return out;
    }

    /** The metrics of some names with their defaults, in the order of the columns. */
    public static List<QualityMetric> named(Collection<String> names) {
        return named(names, PythonJson.NODES.objectNode());
    }

    /**
     * The metrics of some names, in the order of the columns.
     *
     * @param parameters by the name of the metric, the parameters that are not the default; those of metrics that are not named are checked
     *     and left
     * @throws WrongArgumentException for an unknown name or parameter; the message lists the known ones
     */
    public static List<QualityMetric> named(Collection<String> names, ObjectNode parameters) {
        List<String> known = types().map(OperationType::name).toList();
        Stream.concat(names.stream(), parameters.propertyNames().stream())
                .filter(name -> !known.contains(name))
                .forEach(name -> {
                    throw new WrongArgumentException(NAME + ": metric '" + name + "' must be one of " + known + ".");
                });
        Map<String, QualityMetric> configured = configured(parameters);
        return known.stream()
                .filter(names::contains)
                .map(name -> configured.getOrDefault(name, configuredByDefault(name)))
                .toList();
    }

    private static QualityMetric configuredByDefault(String name) {
        return types().filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow()
                .withDefaults();
    }

    private static Map<String, QualityMetric> configured(ObjectNode parameters) {
        Map<String, QualityMetric> configured = new TreeMap<>();
        types().filter(type -> parameters.has(type.name())).forEach(type -> {
            JsonNode given = parameters.path(type.name());
            if (!(given instanceof ObjectNode arguments)) {
                throw new WrongArgumentException(
                        NAME + ": parameters of '" + type.name() + "' must be an object of names and values.");
            }
            configured.put(type.name(), type.fromJson(arguments));
        });
        return configured;
    }

    /** The names of the metrics that are computed unless others are named: those for which all that they need is there. */
    public static List<String> standardNames(MetricInput input) {
        return Stream.of(QualityMetricsCatalog.PLAIN, QualityMetricsCatalog.COMPONENTS)
                .flatMap(List::stream)
                .map(OperationType::of)
                .filter(type -> input.hasAll(type.withDefaults().dependsOn()))
                .map(OperationType::name)
                .toList();
    }

    /** What is known of the units of a waveform extractor: its spikes and whatever of its extensions metrics look at. */
    public static MetricInput input(WaveformExtractor waveforms) {
        return ExtractorInput.of(waveforms);
    }

    /**
     * Computes metrics and keeps them with a waveform extractor as its extension {@code quality_metrics}. Metrics of a table that is there stay
     * (they are computed again, beside the new ones) unless the recipe says to replace it or names none.
     *
     * @return the table as it is kept
     */
    public static UnitTable computeQualityMetrics(
            WaveformExtractor waveforms, QualityMetricsExtension recipe, JobOptions options) {
        QualityMetricsExtension all = waveforms
                .findExtension(NAME)
                .map(existing -> recipe.beside(existing.params()))
                .orElse(recipe);
        return waveforms.compute(List.of(all), options).extension(NAME).data().table("metrics");
    }

    /** Computes the metrics for which all that they need is there, with their defaults and the seed 0. */
    public static MetricTable computeQualityMetrics(MetricInput input, JobOptions options) {
        return computeQualityMetrics(input, named(standardNames(input)), 0, options);
    }

    /**
     * Computes some metrics.
     *
     * <p>A unit without spikes has the numbers 0 of {@code num_spikes} and {@code firing_rate}, and no others. Each number that is missing has
     * its reason. Units are shared out among threads; the numbers are the same for any number of them.
     *
     * @param input what is known of the units
     * @param metrics which, with their parameters
     * @param seed of random choices
     * @param options how many threads; the length of pieces has no meaning here
     * @throws WrongArgumentException where something that a metric needs is not there; the message names it
     */
    public static MetricTable computeQualityMetrics(
            MetricInput input, List<QualityMetric> metrics, long seed, JobOptions options) {
        return computeQualityMetrics(input, metrics, seed, options, new Cancellation());
    }

    /** Computes some metrics; {@code cancellation} is looked at before each unit. */
    public static MetricTable computeQualityMetrics(
            MetricInput input, List<QualityMetric> metrics, long seed, JobOptions options, Cancellation cancellation) {
        for (QualityMetric metric : metrics) {
            requireIngredients(input, metric);
        }
        int units = input.unitIds().size();
        List<MetricColumn> columns = new ArrayList<>();
        metrics.forEach(metric -> columns.addAll(metric.columns()));
        double[][] values = new double[columns.size()][units];
        Measurement[][] measured = new Measurement[units][metrics.size()];
        UnitWork.forEach(units, options, unit -> {
            cancellation.check(NAME);
            UnitFacts facts = new UnitFacts(input, unit, seed);
            for (int m = 0; m < metrics.size(); m++) {
                measured[unit][m] = facts.numSpikes() == 0
                        ? metrics.get(m).ofEmptyUnit()
                        : metrics.get(m).measure(facts);
            }
        });
        Map<String, Map<Integer, String>> reasons = new HashMap<>();
        for (int unit = 0; unit < units; unit++) {
            int column = 0;
            for (Measurement measurement : measured[unit]) {
                for (double value : measurement.values()) {
                    if (Double.isNaN(value)) {
                        reasons.computeIfAbsent(columns.get(column).name(), key -> new HashMap<>())
                                .put(unit, measurement.reason());
                    }
                    values[column++][unit] = value;
                }
            }
        }
        return new MetricTable(input.unitIds(), columns, values, reasons);
    }

    private static void requireIngredients(MetricInput input, QualityMetric metric) {
        for (Ingredient ingredient : metric.dependsOn()) {
            if (!input.has(ingredient)) {
                throw new WrongArgumentException(NAME + ": metric '"
                        + OperationType.of(metric).name() + "' needs " + ingredient + " (it has "
                        + metric.dependsOn().stream().filter(input::has).toList()
                        + "). Compute it first or leave the metric out.");
            }
        }
    }
}
