package org.hillock.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;

/** The functions on events that change what is seen of them, each giving new events; there is no {@code in_place}. */
public final class Events {
    private Events() {}

    /** Some segments, in the given order. */
    public static Event selectSegmentEvent(Event event, int... segmentIndices) {
        return event.then(
                new SelectSegmentEvent(Arrays.stream(segmentIndices).boxed().toList()));
    }

    /** With one more segment, held in memory like all others then; it has the same channels. */
    public static Event addEventSegment(Event event, Map<Id, NdArray> segment) {
        List<NdArray> added = event.getChannelIds().asList().stream()
                .map(id -> requiredIn(segment, id))
                .toList();
        List<List<NdArray>> all = new ArrayList<>(inMemory(event));
        all.add(added);
        Event extended = new NumpyEvent(event.getChannelIds(), all).open();
        return extended.withMetadata(event.properties(), event.annotations());
    }

    private static NdArray requiredIn(Map<Id, NdArray> segment, Id id) {
        if (!segment.containsKey(id)) {
            throw new WrongArgumentException("add_event_segment: events of channel '" + id
                    + "' must be given (an empty array where nothing happened).");
        }
        return segment.getOrDefault(id, NdArray.ofDoubles(new double[0]));
    }

    /** The same events in memory, with properties and annotations, without a history. */
    public static Event saveToMemory(Event event) {
        Event plain = new NumpyEvent(event.getChannelIds(), inMemory(event)).open();
        return plain.withMetadata(event.properties(), event.annotations());
    }

    private static List<List<NdArray>> inMemory(Event event) {
        List<List<NdArray>> all = new ArrayList<>();
        for (int s = 0; s < event.getNumSegments(); s++) {
            int segment = s;
            all.add(event.getChannelIds().asList().stream()
                    .map(id -> event.getEvents(id, segment))
                    .toList());
        }
        return all;
    }

    /** With a property set: one entry per channel. */
    public static Event setProperty(Event event, String key, NdArray values) {
        return event.withMetadata(event.properties().with(key, values), event.annotations());
    }

    /** Without a property. */
    public static Event deleteProperty(Event event, String key) {
        return event.withMetadata(event.properties().without(key), event.annotations());
    }

    /** With an annotation set. */
    public static Event annotate(Event event, String key, JsonNode value) {
        return new Event(event.info().withAnnotation(key, value), event.reader(), event.provenance());
    }

    /** With the properties and annotations of other events that have the same channels. */
    public static Event copyMetadata(Event from, Event to) {
        if (!from.getChannelIds().equals(to.getChannelIds())) {
            throw new WrongArgumentException("copy_metadata: both events must have the same channel ids.");
        }
        return to.withMetadata(
                Properties.overlay(to.properties(), from.properties()),
                to.annotations().deepCopy().setAll(from.annotations()));
    }
}
