package org.hillock.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two sortings compared as equals: neither is the truth, and counts don't depend on which comes first.
 *
 * @param result coincidences, agreement scores and matches
 */
public record SymmetricSortingComparison(SortingMatches result) {
    /** Compares two sortings. */
    public static SymmetricSortingComparison of(SortingPair pair, ComparisonOptions options) {
        return new SymmetricSortingComparison(SortingMatches.of(pair, options, true));
    }

    /** The first sorting. */
    public Sorting sorting1() {
        return result.pair().sorting1();
    }

    /** The second sorting. */
    public Sorting sorting2() {
        return result.pair().sorting2();
    }

    /** Agreement scores, first sorting in rows. */
    public UnitScores getAgreementScores() {
        return result.matches().agreementScores();
    }

    /** Agreement scores with the matches along the diagonal. */
    public UnitScores getOrderedAgreementScores() {
        return getAgreementScores().ordered();
    }

    /** The one-to-one matches. */
    public UnitMatching getMatching() {
        return result.matches().hungarianMatch();
    }

    /** The tested unit with the greatest agreement score where that is at least the chance score. */
    public Optional<Id> getBestUnitMatch1(Id unit1) {
        return result.matches().bestMatch().of1(unit1);
    }

    /** The unit of the first sorting that agrees best with one of the second. */
    public Optional<Id> getBestUnitMatch2(Id unit2) {
        return result.matches().bestMatch().of2(unit2);
    }

    /** All units of the second sorting that one of the first may be. */
    public List<Id> getMatchingUnitList1(Id unit1) {
        return result.matches().possibleMatches().of1(unit1);
    }

    /** All units of the first sorting that one of the second may be. */
    public List<Id> getMatchingUnitList2(Id unit2) {
        return result.matches().possibleMatches().of2(unit2);
    }

    /** Number of coinciding spikes of two units. */
    public int getMatchingEventCount(Id unit1, Id unit2) {
        return result.matchEventCount().at(unit1, unit2);
    }

    /** The agreement score of two units, in [0, 1]. */
    public double getAgreementFraction(Id unit1, Id unit2) {
        return getAgreementScores().at(unit1, unit2);
    }

    /** A row for every unit of the first sorting: spikes, the matched unit and its spikes, coincidences and agreement score. */
    public Table matchesTable() {
        UnitMatching matching = getMatching();
        int[] partner = matching.partner12();
        long[] spikes = new long[partner.length];
        long[] matchedSpikes = new long[partner.length];
        long[] coincidences = new long[partner.length];
        double[] scores = new double[partner.length];
        for (int i = 0; i < partner.length; i++) {
            boolean matched = partner[i] != UnitMatching.NONE;
            spikes[i] = result.eventCounts1()[i];
            matchedSpikes[i] = matched ? result.eventCounts2()[partner[i]] : 0;
            coincidences[i] = matched ? result.matchEventCount().get(i, partner[i]) : 0;
            scores[i] = matched ? getAgreementScores().get(i, partner[i]) : Double.NaN;
        }
        return new Table(
                "unit1",
                matching.units1().asList(),
                List.of(
                        matching.toTable12().columns().getFirst(),
                        new Column.Counts("num_spikes1", spikes),
                        new Column.Counts("num_spikes2", matchedSpikes),
                        new Column.Counts("num_matches", coincidences),
                        new Column.Rates("agreement_score", scores)));
    }

    /** All tables by name: {@code matches, match_event_count, agreement_scores}. */
    public Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("matches", matchesTable());
        tables.put("match_event_count", result.matchEventCount().toTable());
        tables.put("agreement_scores", getAgreementScores().toTable());
        return tables;
    }

    /** Names, matched units with scores, and the units of either sorting without a match. */
    public JsonNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.put("sorting1_name", result.pair().name1());
        out.put("sorting2_name", result.pair().name2());
        out.put("delta_time", result.options().deltaTime());
        out.put("delta_frames", result.deltaFrames());
        out.put("match_score", result.options().matchScore());
        UnitMatching matching = getMatching();
        ArrayNode matched = out.putArray("matches");
        for (Id unit : matching.units1()) {
            matching.of1(unit).ifPresent(partner -> {
                ObjectNode one = matched.addObject();
                one.set("unit1", Column.json(unit));
                one.set("unit2", Column.json(partner));
                one.put("num_matches", getMatchingEventCount(unit, partner));
                one.put("agreement_score", getAgreementFraction(unit, partner));
            });
        }
        out.set("unmatched1", unmatched(matching.units1(), matching.partner12()));
        out.set("unmatched2", unmatched(matching.units2(), matching.partner21()));
        return out;
    }

    private static ArrayNode unmatched(Ids units, int[] partners) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == UnitMatching.NONE) {
                out.add(Column.json(units.get(i)));
            }
        }
        return out;
    }
}
