package org.hillock.postprocessing.templatemetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shapes of the average templates, see {@link TemplateMetric}.
 *
 * <p>Variable {@code metrics}: a table with a column for every metric.
 */
@Wire(
        name = "template_metrics",
        pythonClass = "spikeinterface.postprocessing.template_metrics.ComputeTemplateMetrics",
        doc = "Measures the shapes of templates: durations, slopes, how they travel and fade along the probe.")
public record TemplateMetricsExtension(
        @Param(doc = "Which metrics; null: all of one channel.", standard = "null")
        Optional<List<String>> metricNames,

        @Param(doc = "Written by the peer as null; rows by channel are given by the function.", standard = "null")
        Optional<JsonNode> sparsity,

        @Param(doc = "Which way the peak of the measured channel points: neg, pos or both.", standard = "\"neg\"")
        PeakSign peakSign,

        @Param(doc = "By how much templates are resampled before.", standard = "10", min = 1)
        int upsamplingFactor,

        @Param(doc = "What metrics look at; null, or names that are left out: the usual.", standard = "null")
        Optional<ObjectNode> metricsKwargs,

        @Param(doc = "Kept as the peer writes it; metrics are always computed anew.", standard = "false")
        boolean deleteExistingMetrics,

        @Param(doc = "Written by the peer: the metrics of the last run.", standard = "null")
        Optional<List<String>> metricsToCompute,

        @Param(doc = "Whether metrics of several channels are among the usual ones.", standard = "false", own = true)
        boolean includeMultiChannelMetrics)
        implements ComputedExtension {
    /** Refuses rows by channel. */
    public TemplateMetricsExtension {
        if (sparsity.filter(node -> !node.isNull()).isPresent()) {
            throw new WrongArgumentException(
                    "compute_template_metrics: sparsity must be null here (a table has a row for"
                            + " every unit). Use TemplateMetrics.byChannel for rows by channel.");
        }
    }

    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    private List<TemplateMetric> metrics() {
        return metricNames
                .map(names -> names.stream().map(TemplateMetric::named).toList())
                .orElseGet(() -> TemplateMetrics.usual(includeMultiChannelMetrics));
    }

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        List<String> names = metrics().stream().map(TemplateMetric::wireName).toList();
        return new TemplateMetricsExtension(
                Optional.of(names),
                Optional.empty(),
                peakSign,
                upsamplingFactor,
                Optional.of(ShapeOptionsJson.write(ShapeOptionsJson.read(metricsKwargs))),
                deleteExistingMetrics,
                Optional.of(names),
                false);
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        TemplateMetrics found = TemplateMetrics.of(
                waveforms.templates(),
                waveforms.sparsity(),
                metrics(),
                peakSign,
                upsamplingFactor,
                ShapeOptionsJson.read(metricsKwargs),
                context.jobs());
        UnitTable table = UnitTable.of(found.unitIds());
        for (TemplateMetric metric : found.metrics()) {
            double[] column = found.column(metric);
            table = metric.isCount()
                    ? table.with(
                            metric.wireName(),
                            Arrays.stream(column)
                                    .mapToLong(value -> (long) value)
                                    .toArray())
                    : table.with(metric.wireName(), column);
        }
        return ExtensionData.of("metrics", table);
    }
}
