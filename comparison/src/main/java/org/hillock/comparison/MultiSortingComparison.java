package org.hillock.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.comparison.matching.TrainMatch;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several sortings compared in pairs, and the units that they agree on.
 *
 * <p>Units of the agreement are numbered in the order of the sortings and their units.
 *
 * @param sortings the sortings
 * @param names their names
 * @param options what counts as a coincidence and as a match
 * @param spikeTrainMode which spikes an agreed unit has
 * @param comparisons the comparisons of sortings i and j, i before j, ordered by i, then j
 * @param graph all units, joined where they match
 */
public record MultiSortingComparison(
        List<Sorting> sortings,
        List<String> names,
        ComparisonOptions options,
        SpikeTrainMode spikeTrainMode,
        List<SymmetricSortingComparison> comparisons,
        AgreementGraph graph) {
    private static final long QUIRK_FRAMES = 5;

    /** Compares all pairs. */
    public static MultiSortingComparison of(
            List<Sorting> sortings, List<String> names, ComparisonOptions options, SpikeTrainMode mode) {
        Names.check("compare_multiple_sorters", names, sortings.size());
        List<SymmetricSortingComparison> comparisons = new ArrayList<>();
        List<AgreementEdge> edges = new ArrayList<>();
        for (int i = 0; i < sortings.size(); i++) {
            for (int j = i + 1; j < sortings.size(); j++) {
                SortingPair pair = new SortingPair(sortings.get(i), sortings.get(j), names.get(i), names.get(j));
                SymmetricSortingComparison comparison = SymmetricSortingComparison.of(pair, options);
                comparisons.add(comparison);
                edges.addAll(AgreementGraph.edges(i, j, comparison.result().matches()));
            }
        }
        List<Ids> units = sortings.stream().map(Sorting::getUnitIds).toList();
        return new MultiSortingComparison(
                List.copyOf(sortings),
                List.copyOf(names),
                options,
                mode,
                List.copyOf(comparisons),
                options.peerQuirks() ? AgreementGraph.cleanedOnce(units, edges) : AgreementGraph.of(units, edges));
    }

    /** The comparison of two sortings by position, {@code i < j}. */
    public SymmetricSortingComparison comparison(int i, int j) {
        if (i < 0 || j <= i || j >= sortings.size()) {
            throw new WrongArgumentException("compare_multiple_sorters: pair = (" + i + ", " + j
                    + ") must have 0 <= i < j < " + sortings.size() + " (the number of sortings).");
        }
        return comparisons.get(i * sortings.size() - i * (i + 1) / 2 + j - i - 1);
    }

    /** All units, also those that only one sorting has. */
    public Sorting getAgreementSorting() {
        return getAgreementSorting(1, false);
    }

    /**
     * The units that sortings agree on, with the properties {@code agreement_number}, {@code avg_agreement} and {@code unit_ids} (the
     * unit of each sorting, as JSON).
     *
     * @param minimumAgreementCount how many sortings must have a unit
     * @param exactly whether only units count that exactly as many have
     */
    public Sorting getAgreementSorting(int minimumAgreementCount, boolean exactly) {
        List<AgreementGroup> groups = graph.groups();
        int[] chosen = IntStream.range(0, groups.size())
                .filter(i -> exactly
                        ? groups.get(i).agreementNumber() == minimumAgreementCount
                        : groups.get(i).agreementNumber() >= minimumAgreementCount)
                .toArray();
        int numSegments = sortings.getFirst().getNumSegments();
        List<List<long[]>> trains = new ArrayList<>();
        for (int s = 0; s < numSegments; s++) {
            int segment = s;
            trains.add(IntStream.of(chosen)
                    .mapToObj(i -> train(groups.get(i), segment))
                    .toList());
        }
        Sorting sorting = NumpySorting.of(
                SpikeVector.fromTrains(trains, chosen.length),
                sortings.getFirst().getSamplingFrequency(),
                Ids.of(IntStream.of(chosen).asLongStream().toArray()));
        return chosen.length == 0
                ? sorting
                : described(sorting, IntStream.of(chosen).mapToObj(groups::get).toList());
    }

    private Sorting described(Sorting sorting, List<AgreementGroup> groups) {
        long[] numbers =
                groups.stream().mapToLong(AgreementGroup::agreementNumber).toArray();
        double[] averages =
                groups.stream().mapToDouble(AgreementGroup::averageAgreement).toArray();
        String[] members = groups.stream()
                .map(group -> PythonJson.formatCompact(members(group)))
                .toArray(String[]::new);
        Sorting out = Sortings.setProperty(sorting, "agreement_number", NdArray.ofLongs(numbers));
        out = Sortings.setProperty(out, "avg_agreement", NdArray.ofDoubles(averages));
        return Sortings.setProperty(out, "unit_ids", NdArray.ofStrings(members));
    }

    private ObjectNode members(AgreementGroup group) {
        ObjectNode out = PythonJson.NODES.objectNode();
        group.nodes().forEach(node -> out.set(names.get(node.object()), Column.json(node.unitId())));
        return out;
    }

    private long[] train(AgreementGroup group, int segment) {
        return group.strongestEdge()
                .map(edge -> agreed(train(edge.first(), segment), train(edge.second(), segment)))
                .orElseGet(() -> train(group.nodes().getFirst(), segment));
    }

    private long[] train(AgreementNode node, int segment) {
        return sortings.get(node.object()).getUnitSpikeTrain(node.unitId(), segment);
    }

    private long[] agreed(long[] train1, long[] train2) {
        long delta = options.peerQuirks()
                ? QUIRK_FRAMES
                : comparisons.getFirst().result().deltaFrames();
        TrainMatch match = TrainMatch.earliest(train1, train2, delta);
        return switch (spikeTrainMode) {
            case INTERSECTION -> where(train1, match.matched1(), true).toArray();
            case UNION ->
                LongStream.concat(LongStream.of(train1), where(train2, match.matched2(), false))
                        .sorted()
                        .toArray();
        };
    }

    private static LongStream where(long[] train, boolean[] matched, boolean wanted) {
        return IntStream.range(0, train.length)
                .filter(i -> matched[i] == wanted)
                .mapToLong(i -> train[i]);
    }

    /** A row for every agreed unit: number of sortings, mean agreement, and the unit of each sorting. */
    public Table unitsTable() {
        List<AgreementGroup> groups = graph.groups();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Counts(
                "agreement_number",
                groups.stream().mapToLong(AgreementGroup::agreementNumber).toArray()));
        columns.add(new Column.Rates(
                "avg_agreement",
                groups.stream().mapToDouble(AgreementGroup::averageAgreement).toArray()));
        for (int i = 0; i < names.size(); i++) {
            int object = i;
            columns.add(new Column.Units(
                    names.get(i),
                    groups.stream()
                            .map(group -> group.nodes().stream()
                                    .filter(node -> node.object() == object)
                                    .map(AgreementNode::unitId)
                                    .findFirst())
                            .toList()));
        }
        return new Table(
                "unit_id", IntStream.range(0, groups.size()).mapToObj(Id::of).toList(), columns);
    }

    /** A row for every match that is left: sortings, units and agreement score. */
    public Table edgesTable() {
        List<AgreementEdge> edges = graph.edges();
        return new Table(
                "edge",
                IntStream.range(0, edges.size()).mapToObj(Id::of).toList(),
                List.of(
                        new Column.Texts(
                                "name1",
                                edges.stream()
                                        .map(edge -> names.get(edge.first().object()))
                                        .toList()),
                        new Column.Units(
                                "unit1",
                                edges.stream()
                                        .map(edge -> Optional.of(edge.first().unitId()))
                                        .toList()),
                        new Column.Texts(
                                "name2",
                                edges.stream()
                                        .map(edge -> names.get(edge.second().object()))
                                        .toList()),
                        new Column.Units(
                                "unit2",
                                edges.stream()
                                        .map(edge -> Optional.of(edge.second().unitId()))
                                        .toList()),
                        new Column.Rates(
                                "agreement_score",
                                edges.stream()
                                        .mapToDouble(AgreementEdge::weight)
                                        .toArray())));
    }

    /** All tables by name: {@code units, edges}. */
    public Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("units", unitsTable());
        tables.put("edges", edgesTable());
        return tables;
    }

    /** Names, options, agreed units and their matches. */
    public ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        names.forEach(out.putArray("name_list")::add);
        out.put("delta_time", options.deltaTime());
        out.put("match_score", options.matchScore());
        out.put("spiketrain_mode", spikeTrainMode.wireName());
        out.set("units", unitsTable().toJson());
        var edges = out.putArray("edges");
        for (AgreementEdge edge : graph.edges()) {
            ObjectNode one = edges.addObject();
            one.put("name1", names.get(edge.first().object()));
            one.set("unit1", Column.json(edge.first().unitId()));
            one.put("name2", names.get(edge.second().object()));
            one.set("unit2", Column.json(edge.second().unitId()));
            one.put("agreement_score", edge.weight());
        }
        return out;
    }
}
