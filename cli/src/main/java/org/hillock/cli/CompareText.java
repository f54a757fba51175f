package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.MultiSortingComparison;
import org.hillock.comparison.Performance;
import org.hillock.comparison.SortingMatches;
import org.hillock.comparison.SymmetricSortingComparison;
import org.hillock.comparison.UnitCategories;
import org.hillock.comparison.UnitMatching;
import org.hillock.core.sorting.Sorting;

/** Lays out comparisons for people: what was compared, a table of units, and what it comes to. */
final class CompareText {
    private static final int LISTED = 12;

    private CompareText() {}

    static String of(GroundTruthComparison comparison) {
        StringBuilder out = new StringBuilder();
        SortingMatches result = comparison.result();
        line(out, "Ground truth", sorting(result.pair().name1(), result.pair().sorting1()));
        line(out, "Tested", sorting(result.pair().name2(), result.pair().sorting2()));
        line(
                out,
                "Coincidence",
                coincidence(result) + ", " + comparison.options().matchMode().wireName() + " match");
        out.append('\n').append(comparison.unitsTable()).append('\n');
        line(out, "Mean of units", rates(comparison.averagePerformance()));
        line(out, "All spikes", rates(comparison.summedPerformance()));
        line(out, "Units", categories(comparison.countUnitsCategories(), comparison.options()));
        return out.toString();
    }

    /** Two comparisons with one truth, then the two sortings with each other. */
    static String of(List<GroundTruthComparison> both, SymmetricSortingComparison between) {
        StringBuilder out = new StringBuilder();
        both.forEach(comparison -> out.append(of(comparison)).append('\n'));
        return out.append(of(between)).toString();
    }

    static String of(SymmetricSortingComparison comparison) {
        StringBuilder out = new StringBuilder();
        SortingMatches result = comparison.result();
        line(out, "Sorting 1", sorting(result.pair().name1(), comparison.sorting1()));
        line(out, "Sorting 2", sorting(result.pair().name2(), comparison.sorting2()));
        line(out, "Coincidence", coincidence(result));
        out.append('\n').append(comparison.matchesTable()).append('\n');
        UnitMatching matching = comparison.getMatching();
        List<String> spare = unmatched(matching);
        int matched = matching.units2().size() - spare.size();
        line(
                out,
                "Matched",
                matched + " units (of " + matching.units1().size() + " and "
                        + matching.units2().size() + ")");
        if (!spare.isEmpty()) {
            line(out, "Only in 2", brief(spare));
        }
        return out.toString();
    }

    static String of(MultiSortingComparison comparison, int written) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < comparison.names().size(); i++) {
            line(
                    out,
                    "Sorting " + (i + 1),
                    sorting(comparison.names().get(i), comparison.sortings().get(i)));
        }
        line(out, "Coincidence", coincidence(comparison.comparisons().getFirst().result()));
        out.append('\n').append(comparison.unitsTable()).append('\n');
        line(out, "Agreed", written + " of " + comparison.graph().groups().size() + " units written");
        return out.toString();
    }

    private static List<String> unmatched(UnitMatching matching) {
        return IntStream.range(0, matching.partner21().length)
                .filter(unit -> matching.partner21()[unit] == UnitMatching.NONE)
                .mapToObj(unit -> matching.units2().get(unit).toString())
                .toList();
    }

    /** The first of many names. */
    static String brief(List<String> names) {
        String head = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() > LISTED ? head + " … (" + names.size() + ")" : head;
    }

    private static String sorting(String name, Sorting sorting) {
        return String.format(
                Locale.ROOT, "%s: %d units, %,d spikes", name, sorting.getNumUnits(), sorting.countTotalNumSpikes());
    }

    private static String coincidence(SortingMatches result) {
        return String.format(
                Locale.ROOT,
                "%s ms (%d frames), units match from a score of %s",
                number(result.options().deltaTime()),
                result.deltaFrames(),
                number(result.options().matchScore()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }

    private static String rates(Performance performance) {
        List<String> rates = new ArrayList<>();
        for (int i = 0; i < Performance.NAMES.size(); i++) {
            double rate = performance.rates()[i];
            rates.add(Performance.NAMES.get(i).replace('_', ' ')
                    + ' '
                    + (Double.isNaN(rate) ? "-" : String.format(Locale.ROOT, "%.3f", rate)));
        }
        return String.join(", ", rates);
    }

    private static String categories(UnitCategories categories, GroundTruthOptions options) {
        StringBuilder out = new StringBuilder();
        out.append(categories.numWellDetected()).append(" of ").append(categories.numGt());
        out.append(" well detected (score from ")
                .append(number(options.wellDetectedScore()))
                .append(')');
        count(out, categories.numRedundant(), "redundant");
        count(out, categories.numOvermerged(), "overmerged");
        count(out, categories.numFalsePositive(), "false positive");
        count(out, categories.numBad(), "bad");
        return out.toString();
    }

    private static void count(StringBuilder out, OptionalInt number, String what) {
        number.ifPresent(n -> out.append(", ").append(n).append(' ').append(what));
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(String.format(Locale.ROOT, "%-13s ", name)).append(value).append('\n');
    }
}
