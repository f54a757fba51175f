package org.hillock.core.snippets;

import org.hillock.core.operation.Operation;

/** An operation that makes snippets of snippets. */
public interface SnippetsStep extends Operation {
    /** The snippets after this step; lazy, with this operation and the parent as their provenance. */
    Snippets apply(Snippets parent);
}
