package org.hillock.core.event;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of events.
 *
 * @param channelIds the names of the event channels
 * @param dtypes what an event is, per channel: a bare time in seconds, or a structure with the field {@code time} (or
 *     {@code timestamp}) and possibly {@code duration}, {@code label} and others
 * @param numSegments at least 1
 * @param properties one entry per channel and key
 * @param annotations free facts; treat as read-only
 */
public record EventInfo(
        Ids channelIds, List<ElementType> dtypes, int numSegments, Properties properties, ObjectNode annotations) {
    /** Refuses facts that contradict each other. */
    public EventInfo {
        dtypes = List.copyOf(dtypes);
        if (numSegments < 1) {
            throw new WrongArgumentException("event: num_segments = " + numSegments + " must be 1 or more.");
        }
        if (dtypes.size() != channelIds.size() || properties.length() != channelIds.size()) {
            throw new WrongArgumentException("event: " + dtypes.size() + " dtypes and properties of "
                    + properties.length() + " channels must be those of the " + channelIds.size() + " channel ids.");
        }
    }

    /** Facts without properties and annotations. */
    public static EventInfo of(Ids channelIds, List<ElementType> dtypes, int numSegments) {
        return new EventInfo(
                channelIds, dtypes, numSegments, Properties.empty(channelIds.size()), PythonJson.NODES.objectNode());
    }

    /** With another number of segments. */
    public EventInfo withNumSegments(int count) {
        return new EventInfo(channelIds, dtypes, count, properties, annotations);
    }

    /** With other properties. */
    public EventInfo withProperties(Properties others) {
        return new EventInfo(channelIds, dtypes, numSegments, others, annotations);
    }

    /** With other annotations. */
    public EventInfo withAnnotations(ObjectNode others) {
        return new EventInfo(channelIds, dtypes, numSegments, properties, others);
    }

    /** With one annotation set. */
    public EventInfo withAnnotation(String key, JsonNode value) {
        ObjectNode copy = annotations.deepCopy();
        copy.set(key, value);
        return withAnnotations(copy);
    }
}
