package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.comparison.AgreementEdge;
import org.hillock.comparison.AgreementGroup;
import org.hillock.comparison.AgreementNode;
import org.hillock.comparison.CollisionEvents;
import org.hillock.comparison.CollisionGTComparison;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.MultiSortingComparison;
import org.hillock.comparison.PossibleMatches;
import org.hillock.comparison.SimilarityMethod;
import org.hillock.comparison.SpikeTrainMode;
import org.hillock.comparison.TemplateComparison;
import org.hillock.comparison.TemplateOptions;
import org.hillock.comparison.UnitMatching;
import org.hillock.comparison.UnitScores;
import org.hillock.comparison.matching.MatchCounting;
import org.hillock.comparison.matching.MatchingEvents;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import org.hillock.testkit.golden.PlainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons of several sortings, of collisions, of templates, and the functions underneath. */
final class ComparisonCases {
    private static final Pattern BURST = Pattern.compile("burst_match_(sym_)?delta(\\d+)");
    private static final Pattern COUNT = Pattern.compile("count_matching_(\\d+)");
    private static final Pattern LEAST = Pattern.compile("min(\\d+)");
    private static final int LOW_LEVEL_DELTA = 10;
    private static final int SCORED_MATCHES = 80;

    private ComparisonCases() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of(
                "multipleSorters", ComparisonCases::multipleSorters,
                "collision", ComparisonCases::collision,
                "lowLevel", ComparisonCases::lowLevel,
                "matchingFunctions", ComparisonCases::matchingFunctions,
                "compareTemplates", ComparisonCases::compareTemplates);
    }

    /** Sortings are called A, B, C. Groups and the ends of their heaviest edges stand in any order in the reference. */
    private static void multipleSorters(GoldenCase golden, Answers answers) {
        List<Sorting> sortings = IntStream.range(0, golden.inputs().size())
                .mapToObj(golden::sorting)
                .toList();
        List<String> names = IntStream.range(0, sortings.size())
                .mapToObj(i -> String.valueOf((char) ('A' + i)))
                .toList();
        MultiSortingComparison comparison = Comparisons.compareMultipleSorters(
                sortings,
                names,
                ComparisonArea.options(golden.params()),
                SpikeTrainMode.parse(golden.params().text("spiketrain_mode").orElse("union")));
        JsonNode recorded = golden.values();
        ObjectNode trains = PythonJson.NODES.objectNode();
        Map<String, ObjectNode> groups = groups(comparison, recorded.path("groups"), trains);
        answers.value("groups", () -> inRecordedOrder(groups, recorded.path("groups")))
                .value("edges", () -> edges(comparison, recorded.path("edges")))
                .value(
                        "count_only2",
                        () -> comparison.getAgreementSorting(2, true).getNumUnits())
                .value("counts", () -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    for (String key : recorded.path("counts").propertyNames()) {
                        Matcher least = LEAST.matcher(key);
                        if (least.matches()) {
                            counts.put(
                                    key,
                                    comparison
                                            .getAgreementSorting(Integer.parseInt(least.group(1)), false)
                                            .getNumUnits());
                        }
                    }
                    return counts;
                })
                .output("agreement_trains", () -> new Answer.Tree(eitherOrientation(golden, trains)));
    }

    private static String member(MultiSortingComparison comparison, AgreementNode node) {
        return comparison.names().get(node.object()) + ":" + node.unitId();
    }

    private static ArrayNode pair(MultiSortingComparison comparison, AgreementNode node) {
        return PythonJson.NODES
                .arrayNode()
                .add(comparison.names().get(node.object()))
                .add(PlainJson.of(node.unitId()));
    }

    private static Map<String, ObjectNode> groups(
            MultiSortingComparison comparison, JsonNode recorded, ObjectNode trains) {
        Sorting agreed = comparison.getAgreementSorting();
        Map<String, ObjectNode> out = new LinkedHashMap<>();
        List<AgreementGroup> groups = comparison.graph().groups();
        for (int i = 0; i < groups.size(); i++) {
            AgreementGroup group = groups.get(i);
            String key = String.join(
                    "|",
                    group.nodes().stream().map(node -> member(comparison, node)).toList());
            long[] train = agreed.getUnitSpikeTrain(Id.of(i));
            trains.set(key, PlainJson.of(train));
            JsonNode wanted = recorded.valueStream()
                    .filter(one -> one.path("key").stringValue().equals(key))
                    .findFirst()
                    .orElse(PythonJson.NODES.missingNode());
            ObjectNode entry = PythonJson.NODES.objectNode().put("key", key);
            entry.put("agreement_number", agreed.getProperty("agreement_number").longAt(i));
            entry.put("avg_agreement", agreed.getProperty("avg_agreement").doubleAt(i));
            ObjectNode units = entry.putObject("unit_ids");
            group.nodes()
                    .forEach(node -> units.set(comparison.names().get(node.object()), PlainJson.of(node.unitId())));
            entry.put("num_spikes", train.length);
            if (wanted.has("heaviest_edge")) {
                entry.set("heaviest_edge", heaviest(comparison, group, wanted.path("heaviest_edge")));
            }
            if (wanted.has("reference_equals")) {
                entry.set("reference_equals", wanted.path("reference_equals"));
            }
            out.put(key, entry);
        }
        return out;
    }

    private static JsonNode heaviest(MultiSortingComparison comparison, AgreementGroup group, JsonNode wanted) {
        return group.edges().stream()
                .max(Comparator.comparingDouble(AgreementEdge::weight))
                .<JsonNode>map(edge -> {
                    ArrayNode forward = ends(comparison, edge.first(), edge.second());
                    ArrayNode backward = ends(comparison, edge.second(), edge.first());
                    return backward.equals(asPlain(wanted)) ? backward : forward;
                })
                .orElse(PythonJson.NODES.nullNode());
    }

    private static JsonNode asPlain(JsonNode node) {
        return PythonJson.parse(PythonJson.formatCompact(node));
    }

    private static ArrayNode ends(MultiSortingComparison comparison, AgreementNode a, AgreementNode b) {
        ArrayNode ends = PythonJson.NODES.arrayNode();
        ends.add(pair(comparison, a)).add(pair(comparison, b));
        return (ArrayNode) asPlain(ends);
    }

    private static List<JsonNode> inRecordedOrder(Map<String, ObjectNode> groups, JsonNode recorded) {
        Map<String, ObjectNode> left = new LinkedHashMap<>(groups);
        List<JsonNode> out = new ArrayList<>();
        for (JsonNode one : recorded) {
            String key = one.path("key").stringValue();
            if (left.containsKey(key)) {
                out.add(groups.get(key));
                left.remove(key);
            }
        }
        out.addAll(left.values());
        return out;
    }

    private static List<JsonNode> edges(MultiSortingComparison comparison, JsonNode recorded) {
        Map<JsonNode, JsonNode> byEnds = new LinkedHashMap<>();
        for (AgreementEdge edge : comparison.graph().edges()) {
            ArrayNode ends = ends(comparison, edge.first(), edge.second());
            byEnds.put(ends, PythonJson.NODES.arrayNode().add(ends).add(edge.weight()));
        }
        List<JsonNode> out = new ArrayList<>();
        for (JsonNode one : recorded) {
            JsonNode ends = asPlain(one.get(0));
            if (byEnds.containsKey(ends)) {
                out.add(byEnds.get(ends));
                byEnds.remove(ends);
            }
        }
        out.addAll(byEnds.values());
        return out;
    }

    /** The train that is agreed on depends on which end of the heaviest edge comes first: either is right. */
    private static JsonNode eitherOrientation(GoldenCase golden, ObjectNode trains) {
        JsonNode recorded = PythonJson.read(
                golden.file(golden.output("agreement_trains").path("file").stringValue()));
        ObjectNode out = PythonJson.NODES.objectNode();
        recorded.properties().forEach(group -> {
            JsonNode own = asPlain(trains.path(group.getKey()));
            boolean fits = group.getValue().valueStream().anyMatch(own::equals);
            out.set(group.getKey(), fits ? group.getValue() : own);
        });
        return out;
    }

    private static void collision(GoldenCase golden, Answers answers) {
        CollisionGTComparison collisions = CollisionGTComparison.of(
                ComparisonArea.groundTruth(golden, GroundTruthOptions.standard().withExhaustiveGt(true)),
                golden.params().requireNumber("collision_lag"),
                golden.params().requireWhole("nbins"));
        CollisionEvents events = collisions.events();
        Ids units = collisions.comparison().matching().units1();
        answers.value("bins", collisions::bins)
                .value("num_events", events::size)
                .numbers("all_tp", () -> square(collisions.allTp(), units.size()))
                .numbers("all_fn", () -> square(collisions.allFn(), units.size()))
                .numbers("collision_events", () -> {
                    Map<String, NdArray> fields = new LinkedHashMap<>();
                    fields.put("index1", NdArray.ofInts(events.index1()));
                    fields.put("unit_id1", units.toArray().take(events.unit1()));
                    fields.put("index2", NdArray.ofInts(events.index2()));
                    fields.put("unit_id2", units.toArray().take(events.unit2()));
                    fields.put("delta_frame", NdArray.ofLongs(events.deltaFrame()));
                    return NdArray.ofFields(fields);
                });
        JsonNode similarity = golden.values().path("similarity");
        List<CollisionGTComparison.PairRecall> pairs = collisions.computeCollisionBySimilarity(
                new UnitScores(units, units, NdJson.fromJson(similarity).toDoubles()));
        int head = golden.values().path("similarities_head").size();
        answers.value("similarity", () -> similarity)
                .value("similarities_head", () -> pairs.stream()
                        .limit(head)
                        .map(CollisionGTComparison.PairRecall::similarity)
                        .toList())
                .value("pair_names_head", () -> pairs.stream()
                        .limit(head)
                        .map(pair -> pair.unit1() + " " + pair.unit2())
                        .toList());
    }

    private static NdArray square(long[] values, int units) {
        return NdArray.ofLongs(values, units, units, values.length / units / units);
    }

    /** The trains are exported; the distance is 10 samples where a name doesn't tell it, and 80 matches are scored. */
    private static void lowLevel(GoldenCase golden, Answers answers) {
        JsonNode values = golden.values();
        long[] times1 = frames(values.path("times1"));
        long[] times2 = frames(values.path("times2"));
        for (String given : List.of("times1", "times2", "burst_a", "burst_b")) {
            answers.value(given, () -> values.path(given));
        }
        answers.value("score", () -> Comparisons.computeAgreementScore(SCORED_MATCHES, times1.length, times2.length))
                .value(
                        "labels1",
                        () -> marks(
                                Comparisons.compareSpikeTrains(times1, times2, LOW_LEVEL_DELTA)
                                        .matched1(),
                                "FN"))
                .value(
                        "labels2",
                        () -> marks(
                                Comparisons.compareSpikeTrains(times1, times2, LOW_LEVEL_DELTA)
                                        .matched2(),
                                "FP"))
                .numbers(
                        "matching_events",
                        () -> events(Comparisons.makeMatchingEvents(times1, times2, LOW_LEVEL_DELTA)))
                .numbers("tied1", () -> shared(times1, times2))
                .numbers("tied2", () -> shared(times2, times1));
        SpikeVector a = SpikeVector.fromTrains(List.of(List.of(frames(values.path("burst_a")))), 1);
        SpikeVector b = SpikeVector.fromTrains(List.of(List.of(frames(values.path("burst_b")))), 1);
        for (String key : values.propertyNames()) {
            Matcher count = COUNT.matcher(key);
            if (count.matches()) {
                answers.value(
                        key, () -> Comparisons.countMatchingEvents(times1, times2, Long.parseLong(count.group(1))));
            }
            Matcher burst = BURST.matcher(key);
            if (burst.matches()) {
                long delta = Long.parseLong(burst.group(2));
                answers.value(
                        key,
                        () -> burst.group(1) == null
                                ? MatchCounting.count(a, b, delta)[0]
                                : MatchCounting.countSymmetric(a, b, delta)[0]);
            }
        }
    }

    private static NdArray events(MatchingEvents events) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("index1", NdArray.ofInts(events.index1()));
        fields.put("index2", NdArray.ofInts(events.index2()));
        fields.put("delta_frame", NdArray.ofLongs(events.deltaFrame()));
        return NdArray.ofFields(fields);
    }

    /** Which frames of the first train the second has, too. */
    private static NdArray shared(long[] times, long[] others) {
        int[] out = new int[times.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = java.util.Arrays.binarySearch(others, times[i]) >= 0 ? 1 : 0;
        }
        return NdArray.ofInts(out);
    }

    private static List<String> marks(boolean[] matched, String unmatched) {
        List<String> out = new ArrayList<>();
        for (boolean one : matched) {
            out.add(one ? "TP" : unmatched);
        }
        return out;
    }

    private static long[] frames(JsonNode list) {
        return list.valueStream().mapToLong(JsonNode::longValue).toArray();
    }

    /** Rows are 0, 1, 2; columns a, b, c for the possible matches and 10, 11, 12 for the others. */
    private static void matchingFunctions(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        NdArray scores = NdJson.fromJson(golden.values().path("scores"));
        int columns = scores.shape()[1];
        Ids rows = Ids.range(scores.length());
        Ids letters = Ids.of(IntStream.range(0, columns)
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .toArray(String[]::new));
        Ids numbers = Ids.of(IntStream.range(0, columns).mapToLong(i -> 10 + i).toArray());
        PossibleMatches possible =
                PossibleMatches.of(new UnitScores(rows, letters, scores.toDoubles()), params.requireNumber("possible"));
        UnitScores numbered = new UnitScores(rows, numbers, scores.toDoubles());
        UnitMatching best = UnitMatching.best(numbered, params.requireNumber("best"));
        UnitMatching hungarian = UnitMatching.hungarian(numbered, params.requireNumber("hungarian"));
        answers.value("scores", () -> golden.values().path("scores"))
                .value("possible_12", () -> ComparisonArea.lists(possible.units1(), possible.partners12()))
                .value("possible_21", () -> ComparisonArea.lists(possible.units2(), possible.partners21()))
                .value("best_12", () -> ComparisonArea.partners12(best))
                .value("best_21", () -> ComparisonArea.partners21(best))
                .value("hungarian_12", () -> ComparisonArea.partners12(hungarian))
                .value("hungarian_21", () -> ComparisonArea.partners21(hungarian));
    }

    private static void compareTemplates(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        TemplateOptions usual = TemplateOptions.pair();
        TemplateOptions options = new TemplateOptions(
                params.text("similarity_method")
                        .map(name -> ToolsArea.choice(SimilarityMethod.class, "similarity_method", name))
                        .orElse(usual.method()),
                params.number("match_score").orElse(usual.matchScore()),
                params.number("chance_score").orElse(usual.chanceScore()));
        TemplateComparison comparison = Comparisons.compareTemplates(
                templates(golden.recording(), golden.sorting(1)),
                templates(golden.recording(), golden.sorting(2)),
                "1",
                "2",
                options);
        ComparisonArea.table(
                answers,
                "agreement_scores",
                () -> comparison.matches().agreementScores().toTable());
        answers.value(
                        "hungarian_12",
                        () -> ComparisonArea.partners12(comparison.matches().hungarianMatch()))
                .value(
                        "best_12",
                        () -> ComparisonArea.partners12(comparison.matches().bestMatch()));
    }

    /** Means of all spikes from 1 ms before to 2 ms after, in µV. */
    private static Templates templates(Recording recording, Sorting sorting) {
        return TemplateEstimation.average(WaveformWindow.ofMs(1, 2, recording.getSamplingFrequency()))
                .run(recording, sorting.toSpikeVector(), sorting.getUnitIds(), CoreWaveforms.quietly())
                .templates();
    }
}
