package org.hillock.core.snippets;

import org.hillock.core.operation.Operation;

/** An operation that opens snippets out of nothing but its parameters. */
public interface SnippetsSource extends Operation {
    /** Opens the snippets; their provenance is this operation. */
    Snippets open();
}
