package org.hillock.core.event;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events: facts, times and labels on channels, and where they come from. Lazy, immutable, thread-safe; never subclassed.
 *
 * <p>What changes events gives new ones: {@code event.then(step)}, or the functions of {@link Events}. Getters carry the peer's names
 * ({@code spikeinterface.core.BaseEvent}).
 */
public record Event(EventInfo info, EventReader reader, Provenance provenance) implements Traced {
    /** The events after one more step. */
    public Event then(EventStep step) {
        return step.apply(this);
    }

    /** The same events and provenance with other properties, one entry per channel and key, and other annotations. */
    public Event withMetadata(Properties properties, ObjectNode annotations) {
        return new Event(info.withProperties(properties).withAnnotations(annotations), reader, provenance);
    }

    /** All events of a channel in a segment: bare times in seconds, or structures, see {@link #getDtype}. */
    public NdArray getEvents(Id channelId, int segmentIndex) {
        checkSegment(segmentIndex);
        return reader.events(segmentIndex, idToIndex(channelId));
    }

    /** All events of a channel where there is one segment; others ask for the segment. */
    public NdArray getEvents(Id channelId) {
        if (info.numSegments() != 1) {
            throw new WrongArgumentException(
                    "get_events: segment_index must be given (there are " + info.numSegments() + " segments).");
        }
        return getEvents(channelId, 0);
    }

    /**
     * The events of a channel in a segment that begin between two times, both included.
     *
     * @param startTime seconds; absent: from the first on
     * @param endTime seconds; absent: up to the last
     */
    public NdArray getEvents(Id channelId, int segmentIndex, OptionalDouble startTime, OptionalDouble endTime) {
        return EventTimes.within(
                getEvents(channelId, segmentIndex),
                startTime.orElse(Double.NEGATIVE_INFINITY),
                endTime.orElse(Double.POSITIVE_INFINITY));
    }

    /** The times in seconds of all events of a channel in a segment. */
    public double[] getEventTimes(Id channelId, int segmentIndex) {
        return EventTimes.of(getEvents(channelId, segmentIndex));
    }

    /** The times in seconds of the events of a channel in a segment that begin between two times, both included. */
    public double[] getEventTimes(Id channelId, int segmentIndex, OptionalDouble startTime, OptionalDouble endTime) {
        return EventTimes.of(getEvents(channelId, segmentIndex, startTime, endTime));
    }

    /** The events of a channel in a segment as spans of time; refused where they have no duration. */
    public Epochs getEpochs(Id channelId, int segmentIndex) {
        return EventTimes.epochs(getEvents(channelId, segmentIndex));
    }

    /** The spans of time of a channel in a segment that begin between two times, both included. */
    public Epochs getEpochs(Id channelId, int segmentIndex, OptionalDouble startTime, OptionalDouble endTime) {
        return EventTimes.epochs(getEvents(channelId, segmentIndex, startTime, endTime));
    }

    /** What an event of a channel is: a number of seconds, or a structure with the field {@code time}. */
    public ElementType getDtype(Id channelId) {
        return info.dtypes().get(idToIndex(channelId));
    }

    void checkSegment(int segmentIndex) {
        if (segmentIndex < 0 || segmentIndex >= info.numSegments()) {
            throw new WrongArgumentException("event: segment_index = " + segmentIndex + " must lie in [0, "
                    + info.numSegments() + ") (the number of segments).");
        }
    }

    @Override
    public Properties properties() {
        return info.properties();
    }

    @Override
    public ObjectNode annotations() {
        return info.annotations();
    }

    /** The names of the channels. */
    public Ids getChannelIds() {
        return info.channelIds();
    }

    /** Number of channels. */
    public int getNumChannels() {
        return info.channelIds().size();
    }

    /** Number of segments. */
    public int getNumSegments() {
        return info.numSegments();
    }

    /** A property along the channels; an unknown one is refused with the known ones listed. */
    public NdArray getProperty(String key) {
        return info.properties().get(key);
    }

    /** The names of the properties. */
    public Set<String> getPropertyKeys() {
        return info.properties().keys();
    }

    /** An annotation; JSON's missing node where there is none. */
    public JsonNode getAnnotation(String key) {
        return info.annotations().path(key);
    }

    /** The names of the annotations. */
    public List<String> getAnnotationKeys() {
        return List.copyOf(info.annotations().propertyNames());
    }

    /** The index of a channel. */
    public int idToIndex(Id channelId) {
        return info.channelIds().indexOf(channelId);
    }

    /** The indices of channels. */
    public int[] idsToIndices(Ids channelIds) {
        return info.channelIds().indicesOf(channelIds);
    }

    /** Whether the chain of operations can be written as JSON and brought back. */
    public boolean checkIfDumpable() {
        return provenance.isDumpable();
    }

    /** One line of facts, as the peer prints it. */
    @Override
    public String toString() {
        return OperationType.of(provenance.operation()).className() + ": " + getNumChannels() + " channels - "
                + getNumSegments() + " segments";
    }

    /** Equal only to itself. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
