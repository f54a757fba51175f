package org.hillock.core.sorting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The cases of the golden tree's core area, with its sortings; without the tree the calling test is skipped. */
public final class GoldenSortings {
    private static final Path ROOT =
            Path.of(System.getProperty("hillock.shared", "../../shared")).resolve("golden");

    private GoldenSortings() {}

    private static JsonNode index() {
        if (!Files.exists(ROOT.resolve("cases.json"))) {
            System.out.println("SKIPPED golden: not found");
            Assumptions.abort("golden: not found");
        }
        return PythonJson.read(ROOT.resolve("cases.json"));
    }

    /** A case of the area {@code core}. */
    public static JsonNode golden(String name) {
        return index().get("cases")
                .valueStream()
                .filter(one -> one.get("area").asString().equals("core")
                        && one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An array among the outputs of a case. */
    public static NdArray output(JsonNode golden, String key) {
        return Npy.read(ROOT.resolve(golden.get("outputs").get(key).get("file").asString()));
    }

    /** A recording of plain arrays among the inputs, without its properties. */
    public static Recording recording(String name) {
        JsonNode input = index().get("inputs").get(name);
        List<NdArray> segments = new ArrayList<>();
        input.get("files").forEach(file -> segments.add(Npy.read(ROOT.resolve(file.asString()))));
        return NumpyRecording.of(input.get("sampling_frequency").asDouble(), ids(input.get("channel_ids")), segments);
    }

    static Sorting sorting(String name) {
        JsonNode input = index().get("inputs").get(name);
        Ids ids = ids(input.get("unit_ids"));
        SpikeVector spikes = vector(
                Npy.read(ROOT.resolve(input.get("file").asString())),
                input.get("num_segments").asInt(),
                ids.size());
        return NumpySorting.of(spikes, input.get("sampling_frequency").asDouble(), ids);
    }

    /** The spike vector that a case demands. */
    static SpikeVector wanted(JsonNode golden) {
        JsonNode values = golden.get("values");
        return vector(
                output(golden, "spike_vector"),
                values.get("spike_vector_num_segments").asInt(),
                values.get("spike_vector_unit_ids").size());
    }

    static Ids wantedIds(JsonNode golden) {
        return ids(golden.get("values").get("spike_vector_unit_ids"));
    }

    /**
     * The stored columns, with spikes of one sample brought in unit order: the reference sorts by sample alone and unstably, so that its
     * order of ties is arbitrary (the case {@code spike_vector_ties} itself states unit order and has 213 spikes out of it).
     */
    private static SpikeVector vector(NdArray columns, int numSegments, int numUnits) {
        return SpikeVector.fromColumns(
                column(columns, 0).toLongs(),
                column(columns, 1).toInts(),
                column(columns, 2).toInts(),
                numSegments,
                numUnits);
    }

    private static NdArray column(NdArray columns, int index) {
        return NdArray.ofLongs(IntStream.range(0, columns.length())
                .mapToLong(i -> columns.longAt(3 * i + index))
                .toArray());
    }

    static Ids ids(JsonNode list) {
        List<Id> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.isString() ? Id.of(id.asString()) : Id.of(id.asLong())));
        return Ids.of(ids);
    }
}
