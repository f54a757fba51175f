package org.hillock.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Table;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** The reference's numbers of the area comparison; without the folder the calling test is skipped, aloud. */
final class Golden {
    private static final Path ROOT =
            Path.of(System.getProperty("hillock.shared", "../../shared")).resolve("golden");

    private Golden() {}

    private static final class Index {
        static final JsonNode ROOT_NODE = PythonJson.read(ROOT.resolve("cases.json"));
    }

    static void require() {
        boolean there = Files.exists(ROOT.resolve("cases.json"));
        if (!there) {
            System.out.println("SKIPPED golden: not found");
        }
        assumeTrue(there, "golden: not found");
    }

    static List<String> names(String prefix) {
        if (!Files.exists(ROOT.resolve("cases.json"))) {
            return List.of("absent");
        }
        return Index.ROOT_NODE
                .get("cases")
                .valueStream()
                .filter(one -> one.get("area").asString().equals("comparison"))
                .map(one -> one.get("name").asString())
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    static JsonNode named(String name) {
        require();
        return Index.ROOT_NODE
                .get("cases")
                .valueStream()
                .filter(one -> one.get("area").asString().equals("comparison")
                        && one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Sorting sorting(JsonNode name) {
        JsonNode input = Index.ROOT_NODE.get("inputs").get(name.asString());
        NdArray rows = Npy.read(ROOT.resolve(input.get("file").asString()));
        List<Id> ids = new ArrayList<>();
        input.get("unit_ids").forEach(id -> ids.add(id(id)));
        SpikeVector spikes = SpikeVector.fromColumns(
                column(rows, 0),
                Arrays.stream(column(rows, 1)).mapToInt(Math::toIntExact).toArray(),
                Arrays.stream(column(rows, 2)).mapToInt(Math::toIntExact).toArray(),
                input.get("num_segments").asInt(),
                ids.size());
        return NumpySorting.of(spikes, input.get("sampling_frequency").asDouble(), Ids.of(ids));
    }

    private static long[] column(NdArray rows, int index) {
        return IntStream.range(0, rows.length())
                .mapToLong(i -> rows.longAt(3 * i + index))
                .toArray();
    }

    static Id id(JsonNode id) {
        return id.isString() ? Id.of(id.asString()) : Id.of(id.asLong());
    }

    /** A recording of 16-bit samples, stored narrower or not. */
    static Recording recording(JsonNode name) {
        JsonNode input = Index.ROOT_NODE.get("inputs").get(name.asString());
        DType dtype = DType.parse(input.get("dtype").asString());
        List<NdArray> segments = new ArrayList<>();
        for (JsonNode file : input.get("files")) {
            NdArray stored = Npy.read(ROOT.resolve(file.asString()));
            short[] wide = new short[stored.size()];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = (short) stored.longAt(i);
            }
            segments.add(NdArray.ofNumbers(dtype, wide, stored.shape()));
        }
        List<Id> ids = new ArrayList<>();
        input.get("channel_ids").forEach(id -> ids.add(id(id)));
        Recording recording = NumpyRecording.of(input.get("sampling_frequency").asDouble(), Ids.of(ids), segments);
        for (var property : input.path("properties").properties()) {
            recording = Recordings.setProperty(recording, property.getKey(), NdJson.fromJson(property.getValue()));
        }
        return recording;
    }

    static NdArray array(JsonNode output) {
        return Npy.read(ROOT.resolve(output.get("file").asString()));
    }

    static JsonNode json(JsonNode output) {
        return PythonJson.read(ROOT.resolve(output.get("file").asString()));
    }

    /** The cells of a CSV output, head line first. */
    static List<List<String>> table(JsonNode output) {
        try {
            return Files.readAllLines(ROOT.resolve(output.get("file").asString())).stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Tolerance(double rtol, double atol) {
        static Tolerance of(JsonNode test, JsonNode output) {
            JsonNode own = Optional.of(output.path("tolerance"))
                    .filter(JsonNode::isObject)
                    .orElse(test.path("tolerance"));
            return new Tolerance(own.path("rtol").asDouble(0), own.path("atol").asDouble(0));
        }

        void same(String what, double actual, double wanted) {
            assertThat(Math.abs(actual - wanted))
                    .as("%s: %s instead of %s", what, actual, wanted)
                    .isLessThanOrEqualTo(atol + rtol * Math.abs(wanted));
        }
    }

    /** Compares a table with a CSV output: labels of rows and columns, and every cell; ids may carry the reference's {@code .0}. */
    static void same(JsonNode test, String key, Table actual) {
        JsonNode output = test.get("outputs").get(key);
        Tolerance tolerance = Tolerance.of(test, output);
        List<List<String>> wanted = table(output);
        List<List<String>> got =
                actual.toCsv().lines().map(line -> List.of(line.split(",", -1))).toList();
        assertThat(got).hasSameSizeAs(wanted);
        assertThat(got.getFirst().subList(1, got.getFirst().size()))
                .isEqualTo(
                        wanted.getFirst().stream().skip(1).map(Golden::plainId).toList());
        for (int r = 1; r < got.size(); r++) {
            assertThat(got.get(r)).as("row %d", r).hasSameSizeAs(wanted.get(r));
            assertThat(got.get(r).getFirst()).isEqualTo(plainId(wanted.get(r).getFirst()));
            for (int c = 1; c < got.get(r).size(); c++) {
                String head = got.getFirst().get(c);
                String cell = wanted.get(r).get(c);
                if (head.equals("tested_id")) {
                    assertThat(got.get(r).get(c)).isEqualTo(plainId(cell).equals("-1") ? "" : plainId(cell));
                } else {
                    tolerance.same(
                            key + " row " + r + " " + head,
                            Double.parseDouble(got.get(r).get(c)),
                            Double.parseDouble(cell));
                }
            }
        }
    }

    static String plainId(String id) {
        return id.endsWith(".0") ? id.substring(0, id.length() - 2) : id;
    }
}
