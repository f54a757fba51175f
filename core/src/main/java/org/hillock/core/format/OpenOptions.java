package org.hillock.core.format;

import java.util.Optional;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * How to open a path.
 *
 * @param stream which stream; absent: the only one
 * @param options the format's own options by wire name
 */
public record OpenOptions(Optional<String> stream, ObjectNode options) {
    /** No stream chosen, all options as by default. */
    public static OpenOptions none() {
        return new OpenOptions(Optional.empty(), PythonJson.NODES.objectNode());
    }
}
