package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.postprocessing.templatemetrics.ShapeOptions;
import org.hillock.postprocessing.templatemetrics.TemplateMetric;
import org.hillock.postprocessing.templatemetrics.TemplateMetrics;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** The shapes of templates. */
final class TemplateMetricsArea implements GoldenArea {
    @Override
    public String name() {
        return "template_metrics";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("byUnit", TemplateMetricsArea::byUnit, "byChannel", TemplateMetricsArea::byChannel);
    }

    private static void byUnit(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        TemplateMetrics found = TemplateMetrics.of(
                PeerTemplates.dense(golden),
                Optional.empty(),
                metrics(params),
                ToolsArea.choice(
                        PeakSign.class, "peak_sign", params.text("peak_sign").orElse("neg")),
                params.whole("upsampling_factor").orElse(10),
                options(params),
                CoreWaveforms.quietly());
        answers.output("metrics", () -> new Answer.Table(table(found, Optional.empty())));
    }

    private static void byChannel(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        Templates templates = PeerTemplates.dense(golden);
        TemplateMetrics found = TemplateMetrics.byChannel(
                templates,
                sparsity(params.text("sparsity").orElse(""), templates),
                metrics(params),
                params.whole("upsampling_factor").orElse(10),
                options(params),
                CoreWaveforms.quietly());
        answers.output("metrics", () -> new Answer.Table(table(found, Optional.of(templates.channelIds()))));
    }

    /** A sparsity in words: {@code radius 45 um}. */
    private static ChannelSparsity sparsity(String words, Templates templates) {
        String[] parts = words.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("radius") || !parts[2].equals("um")) {
            throw new GoldenFault("parameter 'sparsity' = '" + words + "' must be of the form 'radius 45 um'");
        }
        return SparsityTools.computeSparsity(
                templates, SparsityRule.radius(Double.parseDouble(parts[1])), Optional.empty());
    }

    private static List<TemplateMetric> metrics(Params params) {
        boolean multi = params.flag("include_multi_channel_metrics");
        return params.find("metric_names")
                .map(names -> names.valueStream()
                        .map(name -> TemplateMetric.named(name.stringValue()))
                        .toList())
                .orElseGet(() -> TemplateMetrics.usual(multi));
    }

    private static ShapeOptions options(Params params) {
        ShapeOptions usual = ShapeOptions.standard();
        Optional<JsonNode> given = params.find("metrics_kwargs");
        if (given.isEmpty()) {
            return usual;
        }
        Given kwargs = new Given(given.get(), new ArrayList<>());
        ShapeOptions options = new ShapeOptions(
                kwargs.number("recovery_window_ms").orElse(usual.recoveryWindowMs()),
                kwargs.number("peak_relative_threshold").orElse(usual.peakRelativeThreshold()),
                kwargs.number("peak_width_ms").orElse(usual.peakWidthMs()),
                kwargs.text("depth_direction").orElse(usual.depthDirection()),
                (int) kwargs.number("min_channels_for_velocity").orElse(usual.minChannelsForVelocity()),
                kwargs.number("min_r2_velocity").orElse(usual.minR2Velocity()),
                kwargs.text("exp_peak_function").orElse(usual.expPeakFunction()),
                kwargs.number("min_r2_exp_decay").orElse(usual.minR2ExpDecay()),
                kwargs.number("spread_threshold").orElse(usual.spreadThreshold()),
                kwargs.number("spread_smooth_um").orElse(usual.spreadSmoothUm()),
                kwargs.number("column_range"),
                usual.baselineWindowMs());
        kwargs.refuseOthers();
        return options;
    }

    private record Given(JsonNode node, List<String> asked) {
        OptionalDouble number(String name) {
            asked.add(name);
            return node.path(name).isNumber()
                    ? OptionalDouble.of(node.path(name).doubleValue())
                    : OptionalDouble.empty();
        }

        Optional<String> text(String name) {
            asked.add(name);
            return node.path(name).isString() ? Optional.of(node.path(name).stringValue()) : Optional.empty();
        }

        void refuseOthers() {
            node.propertyNames().stream()
                    .filter(name -> !asked.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new GoldenFault("unknown parameter '" + name + "' in metrics_kwargs");
                    });
        }
    }

    private static CsvTable table(TemplateMetrics found, Optional<Ids> channelIds) {
        List<String> index = new ArrayList<>();
        for (int row = 0; row < found.values().length; row++) {
            String unit = found.unitIds().get(found.unitOfRow()[row]).toString();
            int channel = found.channelOfRow()[row];
            index.add(channelIds
                    .map(channels -> unit + "|" + channels.get(channel))
                    .orElse(unit));
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (TemplateMetric metric : found.metrics()) {
            List<String> cells = new ArrayList<>();
            for (double value : found.column(metric)) {
                cells.add(Double.isNaN(value) ? "" : String.valueOf(value));
            }
            columns.put(metric.wireName(), cells);
        }
        return new CsvTable(index, columns);
    }
}
