package org.hillock.core.event;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;

/**
 * Some segments of events, in the given order.
 *
 * @param segmentIndices which segments
 */
@Wire(name = "select_segment_event", parent = "event", doc = "Keeps some segments of events, in the given order.")
public record SelectSegmentEvent(
        @Param(doc = "Indices of the segments to keep.", min = 0)
        List<Integer> segmentIndices) implements EventStep {
    @Override
    public Event apply(Event parent) {
        segmentIndices.forEach(parent::checkSegment);
        return new Event(
                parent.info().withNumSegments(segmentIndices.size()),
                (segment, channel) -> parent.reader().events(segmentIndices.get(segment), channel),
                Provenance.of(this, parent));
    }
}
