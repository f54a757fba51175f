package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeFiles;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** The named inputs of a tree, read when first asked for. Thread-safe. */
public final class GoldenInputs {
    private final GoldenTree tree;
    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

    GoldenInputs(GoldenTree tree) {
        this.tree = tree;
    }

    /** The names of the inputs of a kind: {@code recording}, {@code sorting}, {@code array} or {@code struct}. */
    public List<String> names(String kind) {
        return tree.describedInputs().properties().stream()
                .filter(entry -> entry.getValue().path("kind").asString("").equals(kind))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A recording with its properties, probe and annotations. */
    public Recording recording(String name) {
        return recordings.computeIfAbsent(name, this::readRecording);
    }

    private Recording readRecording(String name) {
        JsonNode input = described(name, "recording");
        DType dtype = DType.parse(input.path("dtype").stringValue());
        List<NdArray> segments = new ArrayList<>();
        input.path("files").forEach(file -> segments.add(widened(array(file), dtype)));
        Recording recording = NumpyRecording.of(
                input.path("sampling_frequency").doubleValue(), Params.ids(input.path("channel_ids")), segments);
        if (input.path("probe").isString()) {
            ProbeGroup probes = ProbeFiles.readProbeinterface(
                    tree.folder().resolve(input.path("probe").stringValue()));
            recording = RecordingProbes.setProbegroup(recording, probes, GroupMode.AUTO);
        }
        for (Map.Entry<String, JsonNode> property : input.path("properties").properties()) {
            recording = Recordings.setProperty(recording, property.getKey(), NdJson.fromJson(property.getValue()));
        }
        if (input.path("channel_locations").isArray() && !recording.hasChannelLocations()) {
            recording = Recordings.setProperty(recording, "location", NdJson.fromJson(input.path("channel_locations")));
        }
        return Recordings.annotate(
                recording,
                "is_filtered",
                PythonJson.NODES.booleanNode(input.path("is_filtered").asBoolean(false)));
    }

    /** Gives an array its own type where it was stored in a narrower one. */
    private static NdArray widened(NdArray stored, DType dtype) {
        if (stored.type().numeric() == dtype) {
            return stored;
        }
        int n = stored.size();
        Object wide =
                switch (dtype) {
                    case INT16, UINT16 -> {
                        short[] out = new short[n];
                        for (int i = 0; i < n; i++) {
                            out[i] = (short) stored.longAt(i);
                        }
                        yield out;
                    }
                    case INT32, UINT32 -> {
                        int[] out = new int[n];
                        for (int i = 0; i < n; i++) {
                            out[i] = (int) stored.longAt(i);
                        }
                        yield out;
                    }
                    case INT64, UINT64 -> stored.toLongs();
                    case FLOAT32 -> stored.toFloats();
                    case FLOAT64 -> stored.toDoubles();
                    default -> throw new GoldenFault("input: stored type " + stored.type() + " can't become " + dtype);
                };
        return NdArray.ofNumbers(dtype, wide, stored.shape());
    }

    /** A sorting with its properties. */
    public Sorting sorting(String name) {
        JsonNode input = described(name, "sorting");
        NdArray columns = array(input.path("file"));
        List<String> names =
                input.path("columns").valueStream().map(JsonNode::stringValue).toList();
        int units = input.path("unit_ids").size();
        SpikeVector spikes = SpikeVector.fromColumns(
                column(columns, names.indexOf("sample_index")),
                toInts(column(columns, names.indexOf("unit_index"))),
                toInts(column(columns, names.indexOf("segment_index"))),
                input.path("num_segments").intValue(),
                units);
        Sorting sorting = NumpySorting.of(
                spikes, input.path("sampling_frequency").doubleValue(), Params.ids(input.path("unit_ids")));
        for (Map.Entry<String, JsonNode> property : input.path("properties").properties()) {
            sorting = Sortings.setProperty(sorting, property.getKey(), NdJson.fromJson(property.getValue()));
        }
        return sorting;
    }

    private static long[] column(NdArray rows, int column) {
        if (column < 0) {
            throw new GoldenFault("input: the columns must be sample_index, unit_index and segment_index");
        }
        long[] out = new long[rows.length()];
        int width = rows.shape()[1];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows.longAt(i * width + column);
        }
        return out;
    }

    private static int[] toInts(long[] values) {
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.toIntExact(values[i]);
        }
        return out;
    }

    /** The recording that belongs to a sorting: the tree names both alike ({@code gt16} is of {@code rec16}). */
    public Optional<Recording> recordingOf(String sortingName) {
        String number = sortingName.replaceAll("^\\D*(\\d*).*$", "$1");
        return names("recording").stream()
                .filter(name -> !number.isEmpty() && name.equals("rec" + number))
                .findFirst()
                .map(this::recording);
    }

    /** The true sorting of a recording: the tree names both alike ({@code gt16} is of {@code rec16}). */
    public Optional<Sorting> groundTruthOf(String recordingName) {
        String wanted = recordingName.replaceFirst("^rec", "gt");
        return names("sorting").stream()
                .filter(name -> name.equals(wanted))
                .findFirst()
                .map(this::sorting);
    }

    /** A plain array. */
    public NdArray array(String name) {
        return array(described(name, "array").path("file"));
    }

    /** A structured array: one file per field. */
    public NdArray struct(String name) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        JsonNode input = described(name, "struct");
        input.path("fields").properties().forEach(entry -> fields.put(entry.getKey(), array(entry.getValue())));
        return NdArray.ofFields(fields);
    }

    private NdArray array(JsonNode file) {
        return Npy.read(tree.folder()
                .resolve(
                        file.isString() ? file.stringValue() : file.path("file").stringValue()));
    }

    private JsonNode described(String name, String kind) {
        JsonNode input = tree.describedInputs().path(name);
        if (!input.path("kind").asString("").equals(kind)) {
            throw new GoldenFault("input '" + name + "' must be a " + kind + " of the tree");
        }
        return input;
    }
}
