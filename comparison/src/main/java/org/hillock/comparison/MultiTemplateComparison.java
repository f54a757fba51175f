package org.hillock.comparison;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;

/**
 * Several sessions compared in pairs by their templates, and the units that recur.
 *
 * @param names what the sessions are called
 * @param comparisons the comparisons of sessions i and j, i before j, ordered by i, then j
 * @param graph all units, joined where they match; its groups are the units that recur
 */
public record MultiTemplateComparison(List<String> names, List<TemplateComparison> comparisons, AgreementGraph graph) {
    /** Compares all pairs. */
    public static MultiTemplateComparison of(List<Templates> templates, List<String> names, TemplateOptions options) {
        Names.check("compare_multiple_templates", names, templates.size());
        List<TemplateComparison> comparisons = new ArrayList<>();
        List<AgreementEdge> edges = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            for (int j = i + 1; j < templates.size(); j++) {
                TemplateComparison comparison =
                        TemplateComparison.of(templates.get(i), templates.get(j), names.get(i), names.get(j), options);
                comparisons.add(comparison);
                edges.addAll(AgreementGraph.edges(i, j, comparison.matches()));
            }
        }
        List<Ids> units = templates.stream().map(Templates::unitIds).toList();
        return new MultiTemplateComparison(
                List.copyOf(names), List.copyOf(comparisons), AgreementGraph.of(units, edges));
    }
}
