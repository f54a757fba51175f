package org.hillock.core.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * Events in memory.
 *
 * @param channelIds names of the channels
 * @param eventsList {@code [segments][channels]}: one array of events each, bare times in seconds or structures; shared, not copied
 */
@Wire(
        name = "numpy_event",
        pythonClass = "spikeinterface.core.numpyextractors.NumpyEvent",
        doc = "Holds events in memory.")
public record NumpyEvent(
        @Param(doc = "Ids of the channels.") Ids channelIds,

        @Param(doc = "Events of each channel of each segment.")
        List<List<NdArray>> eventsList)
        implements EventSource {
    /**
     * From events by channel, one map per segment.
     *
     * @param eventDictList every map has the same channels; an array of numbers holds times in seconds, a structured one has the field
     *     {@code time}
     */
    public static Event fromDict(List<Map<Id, NdArray>> eventDictList) {
        Set<Id> ids = new LinkedHashSet<>();
        eventDictList.forEach(segment -> ids.addAll(segment.keySet()));
        List<List<NdArray>> events = new ArrayList<>();
        for (Map<Id, NdArray> segment : eventDictList) {
            if (segment.size() != ids.size()) {
                throw new WrongArgumentException(
                        "from_dict: every segment must have the channels " + ids + " (segment " + events.size()
                                + " has " + segment.keySet() + "). Give an empty array where nothing happened.");
            }
            events.add(ids.stream()
                    .map(id -> segment.getOrDefault(id, NdArray.ofDoubles(new double[0])))
                    .toList());
        }
        return new NumpyEvent(Ids.of(ids), events).open();
    }

    @Override
    public boolean isDumpable() {
        return false;
    }

    @Override
    public Event open() {
        if (eventsList.isEmpty()) {
            throw new WrongArgumentException("numpy_event: the events must have at least one segment.");
        }
        List<ElementType> dtypes =
                eventsList.getFirst().stream().map(NdArray::type).toList();
        dtypes.forEach(EventTimes::require);
        for (List<NdArray> segment : eventsList) {
            requireAlike(segment, dtypes);
        }
        List<List<NdArray>> events = eventsList.stream().map(List::copyOf).toList();
        return new Event(
                EventInfo.of(channelIds, dtypes, events.size()),
                (segment, channel) -> events.get(segment).get(channel),
                Provenance.of(this));
    }

    private void requireAlike(List<NdArray> segment, List<ElementType> dtypes) {
        if (segment.size() != channelIds.size()) {
            throw new WrongArgumentException("numpy_event: events of " + segment.size()
                    + " channels must be those of the " + channelIds.size() + " channel ids.");
        }
        for (int c = 0; c < segment.size(); c++) {
            if (segment.get(c).rank() != 1 || !alike(segment.get(c).type(), dtypes.get(c))) {
                throw new WrongArgumentException("numpy_event: events " + segment.get(c) + " of channel '"
                        + channelIds.get(c) + "' must be one-dimensional and of one type in all segments ("
                        + dtypes.get(c) + ").");
            }
        }
    }

    /** Texts may differ in width. */
    private static boolean alike(ElementType a, ElementType b) {
        if (a instanceof ElementType.Struct one && b instanceof ElementType.Struct other) {
            return one.fields().stream()
                    .map(ElementType.Field::name)
                    .toList()
                    .equals(other.fields().stream().map(ElementType.Field::name).toList());
        }
        return a.equals(b);
    }
}
