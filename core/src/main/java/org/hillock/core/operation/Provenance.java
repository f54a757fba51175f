package org.hillock.core.operation;

import java.util.List;

/** How an object came to be: the operation and the objects it was applied to, in order. */
public record Provenance(Operation operation, List<? extends Traced> parents) {
    /** Copies the parents. */
    public Provenance {
        parents = List.copyOf(parents);
    }

    /** The provenance of a source. */
    public static Provenance of(Operation source) {
        return new Provenance(source, List.of());
    }

    /** The provenance of an operation on one object. */
    public static Provenance of(Operation step, Traced parent) {
        return new Provenance(step, List.of(parent));
    }

    /** Whether the whole chain can be brought back from its JSON form. */
    public boolean isDumpable() {
        return operation.isDumpable()
                && parents.stream().allMatch(parent -> parent.provenance().isDumpable());
    }
}
