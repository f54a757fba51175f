package org.hillock.qualitymetrics.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.qualitymetrics.table.MetricTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The thresholds by which units are labelled. A unit is noise if it breaks a rule that says so, else multi-unit if it breaks such a rule, else
 * good. Rules of metrics that are not in the table, or of which a unit has no number, are passed over and named.
 *
 * @param rules in any order; for one column a later rule replaces an earlier one of the same label
 */
public record LabelRules(List<LabelRule> rules) {
    private static final LabelRules STANDARD = new LabelRules(List.of(
            LabelRule.atLeast("num_spikes", 10, UnitQuality.NOISE),
            LabelRule.atLeast("snr", 2, UnitQuality.NOISE),
            LabelRule.atMost("isi_violations_ratio", 0.5, UnitQuality.MUA),
            LabelRule.atLeast("presence_ratio", 0.9, UnitQuality.MUA),
            LabelRule.atMost("amplitude_cutoff", 0.1, UnitQuality.MUA)));

    /** Copies the list. */
    public LabelRules {
        rules = List.copyOf(rules);
    }

    /**
     * Noise: fewer than 10 spikes, or an amplitude below twice the noise. Multi-unit: an ISI violations ratio above 0.5, a presence ratio below
     * 0.9 or an amplitude cutoff above 0.1 (the thresholds of Siegle et al. 2021).
     */
    public static LabelRules standard() {
        return STANDARD;
    }

    /** With another rule in the place of those of the same column and label. */
    public LabelRules with(LabelRule rule) {
        List<LabelRule> kept = new ArrayList<>(without(rule).rules);
        kept.add(rule);
        return new LabelRules(kept);
    }

    private LabelRules without(LabelRule replaced) {
        return new LabelRules(rules.stream()
                .filter(rule -> !rule.column().equals(replaced.column()) || rule.otherwise() != replaced.otherwise())
                .toList());
    }

    /** The label of every unit of a table, in its order. */
    public List<UnitLabel> label(MetricTable table) {
        return table.unitIds().asList().stream().map(unit -> label(table, unit)).toList();
    }

    private UnitLabel label(MetricTable table, Id unit) {
        if (table.has("num_spikes") && table.get(unit, "num_spikes") == 0) {
            return new UnitLabel(unit, UnitQuality.NOISE, List.of("the unit has no spikes"));
        }
        List<String> notJudged = new ArrayList<>();
        List<LabelRule> broken = new ArrayList<>();
        List<LabelRule> kept = new ArrayList<>();
        for (LabelRule rule : rules) {
            double value = table.has(rule.column()) ? table.get(unit, rule.column()) : Double.NaN;
            if (Double.isNaN(value)) {
                notJudged.add("not judged: " + rule + " (" + lack(table, unit, rule.column()) + ")");
            } else {
                (rule.allows(value) ? kept : broken).add(rule);
            }
        }
        UnitQuality quality = broken.stream()
                .map(LabelRule::otherwise)
                .max(UnitQuality::compareTo)
                .orElse(UnitQuality.GOOD);
        List<String> reasons = new ArrayList<>();
        if (quality == UnitQuality.GOOD) {
            reasons.add(kept.isEmpty() ? "no rule was judged" : "keeps " + joined(kept));
        } else {
            broken.stream()
                    .filter(rule -> rule.otherwise() == quality)
                    .map(rule -> String.format(
                            Locale.ROOT, "%s = %.4g is not %s", rule.column(), table.get(unit, rule.column()), rule))
                    .forEach(reasons::add);
        }
        reasons.addAll(notJudged);
        return new UnitLabel(unit, quality, reasons);
    }

    private static String joined(List<LabelRule> rules) {
        return rules.stream().map(LabelRule::toString).collect(Collectors.joining(", "));
    }

    private static String lack(MetricTable table, Id unit, String column) {
        if (!table.has(column)) {
            return "not computed";
        }
        String reason = table.reason(unit, column);
        return reason.isEmpty() ? "no number" : reason;
    }

    /** Labels as a list of {@code {unit_id, quality, reasons}}. */
    public static ArrayNode toJson(List<UnitLabel> labels) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (UnitLabel label : labels) {
            ObjectNode one = out.addObject();
            switch (label.unitId()) {
                case Id.IntId number -> one.put("unit_id", number.value());
                case Id.TextId text -> one.put("unit_id", text.value());
            }
            one.put("quality", label.quality().toString());
            ArrayNode reasons = one.putArray("reasons");
            label.reasons().forEach(reasons::add);
        }
        return out;
    }
}
