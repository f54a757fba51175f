package org.hillock.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Id A = Id.of("a");

    private static NdArray structured(double[] times, double[] durations, String[] labels) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("time", NdArray.ofDoubles(times));
        fields.put("duration", NdArray.ofDoubles(durations));
        fields.put("label", NdArray.ofStrings(labels));
        return NdArray.ofFields(fields);
    }

    private static Event epochs() {
        return NumpyEvent.fromDict(List.of(
                Map.of(A, structured(new double[] {1, 2, 5}, new double[] {.1, .2, 1}, new String[] {"x", "y", "z"})),
                Map.of(A, structured(new double[] {9}, new double[] {3}, new String[] {"longer"}))));
    }

    @Test
    void bareTimes() {
        Map<Id, NdArray> segment = new LinkedHashMap<>();
        segment.put(A, NdArray.ofDoubles(new double[] {1, 2, 5}));
        segment.put(Id.of("b"), NdArray.ofDoubles(new double[] {.5}));
        Event event = NumpyEvent.fromDict(List.of(segment, segment));
        assertThat(event).hasToString("NumpyEvent: 2 channels - 2 segments");
        assertThat(event.getChannelIds()).isEqualTo(Ids.of("a", "b"));
        assertThat(event.getDtype(A)).hasToString("float64");
        assertThat(event.getEventTimes(A, 0, OptionalDouble.of(1), OptionalDouble.of(5)))
                .containsExactly(1, 2, 5);
        assertThat(event.getEventTimes(A, 1, OptionalDouble.of(2), OptionalDouble.empty()))
                .containsExactly(2, 5);
        assertThatThrownBy(() -> event.getEvents(A)).hasMessageContaining("segment_index must be given");
        assertThatThrownBy(() -> event.getEpochs(A, 0)).hasMessageContaining("must have a duration");
        assertThatThrownBy(() -> event.getEvents(Id.of("zz"), 0)).hasMessageContaining("known ids: a, b");
    }

    @Test
    void structuresAndEpochs() {
        Event event = epochs();
        assertThat(event.getDtype(A)).isInstanceOf(ElementType.Struct.class);
        assertThat(event.getEvents(A, 0).fieldNames()).containsExactly("time", "duration", "label");
        NdArray within = event.getEvents(A, 0, OptionalDouble.of(2), OptionalDouble.of(5));
        assertThat(within.field("label").toStrings()).containsExactly("y", "z");
        Epochs epochs = event.getEpochs(A, 0, OptionalDouble.empty(), OptionalDouble.of(2));
        assertThat(epochs.size()).isEqualTo(2);
        assertThat(epochs.start()).containsExactly(1, 2);
        assertThat(epochs.duration()).containsExactly(.1, .2);
        assertThat(epochs.labels()).containsExactly("x", "y");
    }

    @Test
    void segmentsAndMetadata() {
        Event event = Events.setProperty(
                Events.annotate(epochs(), "kind", PythonJson.NODES.stringNode("ttl")),
                "line",
                NdArray.ofLongs(new long[] {3}));
        Event second = Events.selectSegmentEvent(event, 1);
        assertThat(second.getEventTimes(A, 0)).containsExactly(9);
        assertThat(second.getProperty("line").toLongs()).containsExactly(3);
        assertThat(second.getAnnotation("kind").asString()).isEqualTo("ttl");
        Event grown = Events.addEventSegment(
                event, Map.of(A, structured(new double[] {4}, new double[] {0}, new String[] {""})));
        assertThat(grown.getNumSegments()).isEqualTo(3);
        assertThat(grown.getEventTimes(A, 2)).containsExactly(4);
        assertThat(Events.copyMetadata(event, epochs()).getAnnotation("kind").asString())
                .isEqualTo("ttl");
        assertThatThrownBy(() -> Events.selectSegmentEvent(event, 2)).hasMessageContaining("segment_index = 2");
    }

    @Test
    void refusesEventsWithoutTime() {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("label", NdArray.ofStrings(new String[] {"x"}));
        assertThatThrownBy(() -> NumpyEvent.fromDict(List.of(Map.of(A, NdArray.ofFields(fields)))))
                .hasMessageContaining("must be a number of seconds");
        assertThatThrownBy(() -> NumpyEvent.fromDict(List.of(Map.of(A, NdArray.ofDoubles(new double[1])), Map.of())))
                .hasMessageContaining("every segment must have the channels");
    }
}
