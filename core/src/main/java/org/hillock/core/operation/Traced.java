package org.hillock.core.operation;

import org.hillock.core.values.Properties;
import tools.jackson.databind.node.ObjectNode;

/** An object that knows where it comes from and what was written on it: a recording, a sorting, snippets, events. */
public interface Traced {
    /** How it came to be. */
    Provenance provenance();

    /** One array per key, along channels or units. */
    Properties properties();

    /** Free facts about the whole. */
    ObjectNode annotations();
}
