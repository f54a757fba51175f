package org.hillock.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * The units of several objects, joined where they match one-to-one.
 *
 * <p>Cleaned: a connected part holds at most one unit of each object. Where one has several, the weakest matches of those units are
 * dropped, one at a time, until it falls apart; no unit is lost.
 *
 * @param objects the units of each object
 * @param edges the matches that are left, in the order of the pairs of objects and their units
 * @param groups the connected parts, in the order of their first unit
 */
public record AgreementGraph(List<Ids> objects, List<AgreementEdge> edges, List<AgreementGroup> groups) {
    /** Cleans a graph of one-to-one matches of all pairs of objects. */
    static AgreementGraph of(List<Ids> objects, List<AgreementEdge> matches) {
        List<AgreementEdge> edges = new ArrayList<>(matches);
        List<AgreementGroup> groups = components(objects, edges);
        Optional<AgreementEdge> surplus = surplus(groups);
        while (surplus.isPresent()) {
            edges.remove(surplus.get());
            groups = components(objects, edges);
            surplus = surplus(groups);
        }
        return new AgreementGraph(objects, List.copyOf(edges), groups);
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

    private static Optional<AgreementEdge> surplus(List<AgreementGroup> groups) {
        return groups.stream()
                .flatMap(group -> weakestOfDoubled(group).stream())
                .findFirst();
    }

    private static Optional<AgreementEdge> weakestOfDoubled(AgreementGroup group) {
        List<AgreementNode> doubled = group.nodes().stream()
                .filter(node -> group.nodes().stream()
                                .filter(other -> other.object() == node.object())
                                .count()
                        > 1)
                .toList();
        return group.edges().stream()
                .filter(edge -> doubled.stream().anyMatch(edge::touches))
                .min(Comparator.comparingDouble(AgreementEdge::weight));
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
