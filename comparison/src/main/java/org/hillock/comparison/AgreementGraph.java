package org.hillock.comparison;

import static java.util.stream.Collectors.toList;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * The units of several objects, joined where they match one-to-one.
 *
 * <p>Cleaned: a connected part holds at most one unit of each object. Where one has several, the weakest matches of those units are
 * dropped until it falls apart; no unit is lost.
 *
 * @param objects the units of each object
 * @param edges the matches that are left, in the order of the pairs of objects and their units
 * @param groups the connected parts, in the order of their first unit
 */
public record AgreementGraph(List<Ids> objects, List<AgreementEdge> edges, List<AgreementGroup> groups) {
    /** Cleans a graph of one-to-one matches of all pairs of objects until no connected part holds two units of one object. */
    static AgreementGraph of(List<Ids> objects, List<AgreementEdge> matches) {
        AgreementGraph graph = cleanedOnce(objects, matches);
        int before = matches.size();
        while (graph.edges.size() < before) {
            before = graph.edges.size();
            graph = cleanedOnce(objects, graph.edges);
        }
        return graph;
    }

    /** Goes through every connected part once, as SpikeInterface does; units of one object may be left together. */
    static AgreementGraph cleanedOnce(List<Ids> objects, List<AgreementEdge> matches) {
        List<AgreementEdge> edges = new ArrayList<>(matches);
        components(objects, matches).forEach(group -> edges.removeAll(surplus(group)));
        return new AgreementGraph(objects, List.copyOf(edges), components(objects, edges));
    }

    /** The matches of one pair of objects. */
    static List<AgreementEdge> edges(int object1, int object2, PairMatches matches) {
        List<AgreementEdge> out = new ArrayList<>();
        for (Id unit : matches.hungarianMatch().units1()) {
            matches.hungarianMatch()
                    .of1(unit)
                    .ifPresent(partner -> out.add(new AgreementEdge(
                            new AgreementNode(object1, unit),
                            new AgreementNode(object2, partner),
                            matches.agreementScores().at(unit, partner))));
        }
        return out;
    }

    /**
     * The matches to drop: of each object with n units in the group, in order, the n - 1 weakest of these units. The unit of the object
     * at such a match is set aside, and matches of units set aside are not looked at again.
     */
    private static List<AgreementEdge> surplus(AgreementGroup group) {
        List<AgreementEdge> dropped = new ArrayList<>();
        Set<AgreementNode> aside = new HashSet<>();
        Map<Integer, List<AgreementNode>> byObject =
                group.nodes().stream().collect(Collectors.groupingBy(AgreementNode::object, TreeMap::new, toList()));
        for (List<AgreementNode> units : byObject.values()) {
            List<AgreementEdge> weakest = group.edges().stream()
                    .filter(edge -> units.stream().anyMatch(edge::touches)
                            && aside.stream().noneMatch(edge::touches))
                    .sorted(Comparator.comparingDouble(AgreementEdge::weight))
                    .limit(units.size() - 1)
                    .toList();
            dropped.addAll(weakest);
            weakest.forEach(edge -> units.stream().filter(edge::touches).forEach(aside::add));
        }
        return dropped;
    }

    private static List<AgreementGroup> components(List<Ids> objects, List<AgreementEdge> edges) {
        Map<AgreementNode, List<AgreementNode>> neighbours = new HashMap<>();
        for (AgreementEdge edge : edges) {
            neighbours.computeIfAbsent(edge.first(), node -> new ArrayList<>()).add(edge.second());
            neighbours.computeIfAbsent(edge.second(), node -> new ArrayList<>()).add(edge.first());
        }
        Map<AgreementNode, Integer> groupOf = new HashMap<>();
        List<List<AgreementNode>> nodes = new ArrayList<>();
        List<AgreementNode> all = IntStream.range(0, objects.size())
                .boxed()
                .flatMap(object -> objects.get(object).asList().stream().map(id -> new AgreementNode(object, id)))
                .toList();
        for (AgreementNode node : all) {
            if (!groupOf.containsKey(node)) {
                Set<AgreementNode> reached = reached(node, neighbours);
                reached.forEach(member -> groupOf.put(member, nodes.size()));
                nodes.add(reached.stream()
                        .sorted(Comparator.comparingInt(AgreementNode::object))
                        .toList());
            }
        }
        List<List<AgreementEdge>> grouped = nodes.stream()
                .<List<AgreementEdge>>map(ignored -> new ArrayList<>())
                .toList();
        edges.forEach(edge -> grouped.get(groupOf.getOrDefault(edge.first(), 0)).add(edge));
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> new AgreementGroup(nodes.get(i), List.copyOf(grouped.get(i))))
                .toList();
    }

    private static Set<AgreementNode> reached(AgreementNode start, Map<AgreementNode, List<AgreementNode>> neighbours) {
        Set<AgreementNode> reached = new LinkedHashSet<>(List.of(start));
        Deque<AgreementNode> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (AgreementNode next : neighbours.getOrDefault(open.remove(), List.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
