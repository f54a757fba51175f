package org.hillock.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Units of several objects that are taken for one and the same, at most one of each object.
 *
 * @param nodes the units, in the order of the objects
 * @param edges the matches among them
 */
public record AgreementGroup(List<AgreementNode> nodes, List<AgreementEdge> edges) {
    /** How many objects have the unit. */
    public int agreementNumber() {
        return nodes.size();
    }

    /** The mean weight of the matches; 0 for a unit on its own. */
    public double averageAgreement() {
        return edges.stream().mapToDouble(AgreementEdge::weight).average().orElse(0);
    }

    /** The match with the greatest weight, the first one among equals; none for a unit on its own. */
    public Optional<AgreementEdge> strongestEdge() {
        return edges.stream().max(Comparator.comparingDouble(AgreementEdge::weight));
    }
}
