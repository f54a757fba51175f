package org.hillock.comparison;

/**
 * Two units of different objects that match one-to-one.
 *
 * @param first the unit of the earlier object
 * @param second the unit of the later object
 * @param weight their agreement score
 */
public record AgreementEdge(AgreementNode first, AgreementNode second, double weight) {
    boolean touches(AgreementNode node) {
        return first.equals(node) || second.equals(node);
    }
}
