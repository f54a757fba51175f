package org.hillock.core.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/** Reads times, durations and labels out of arrays of events. */
final class EventTimes {
    static final List<String> TIME_FIELDS = List.of("time", "timestamp");

    private EventTimes() {}

    /** Refuses events that have no time. */
    static void require(ElementType type) {
        boolean timed =
                switch (type) {
                    case ElementType.Numeric ignored -> true;
                    case ElementType.Struct struct ->
                        struct.fields().stream().anyMatch(field -> TIME_FIELDS.contains(field.name()));
                    default -> false;
                };
        if (!timed) {
            throw new WrongArgumentException("event: dtype = " + type
                    + " must be a number of seconds or a structure with one of the fields " + TIME_FIELDS + ".");
        }
    }

    /** The times of all events in seconds. */
    static double[] of(NdArray events) {
        if (events.fieldNames().isEmpty()) {
            return events.toDoubles();
        }
        String field = events.fieldNames().stream()
                .filter(TIME_FIELDS::contains)
                .findFirst()
                .orElseThrow();
        return events.field(field).toDoubles();
    }

    /** The events whose times lie in {@code [startTime, endTime]}. */
    static NdArray within(NdArray events, double startTime, double endTime) {
        double[] times = of(events);
        return events.take(IntStream.range(0, times.length)
                .filter(i -> times[i] >= startTime && times[i] <= endTime)
                .toArray());
    }

    static Epochs epochs(NdArray events) {
        if (!events.fieldNames().contains("duration")) {
            throw new WrongArgumentException("get_epochs: the events must have a duration (their fields are "
                    + events.fieldNames() + "). Use get_events.");
        }
        String[] labels;
        if (events.fieldNames().contains("label")) {
            labels = events.field("label").toStrings();
        } else {
            labels = new String[events.length()];
            Arrays.fill(labels, "");
        }
        return new Epochs(of(events), events.field("duration").toDoubles(), labels);
    }
}
