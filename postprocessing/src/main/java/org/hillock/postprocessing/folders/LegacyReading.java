package org.hillock.postprocessing.folders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.HillockException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Content;
import org.hillock.core.store.Extractors;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.ExtensionStore;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes today's extractor, in memory, of an old WaveformExtractor; waveforms stay where they lie. */
final class LegacyReading {
    private static final List<String> OPERATORS = List.of("average", "std", "median");
    private static final String METRICS = "metrics";

    private final LegacySource source;
    private final Sorting sorting;
    private final RecordingInfo info;
    private final SpikeVector spikes;
    private final LegacyRows rows;
    private final Optional<ChannelSparsity> sparsity;
    private final ObjectNode params;

    private LegacyReading(LegacySource source, Sorting sorting, RecordingInfo info) {
        this.source = source;
        this.sorting = sorting;
        this.info = info;
        this.spikes = sorting.toSpikeVector();
        this.params = required("params");
        this.sparsity = sparsity();
        this.rows = LegacyRows.read(source, sorting);
    }

    static WaveformExtractor open(
            LegacySource source, Optional<Recording> givenRecording, Optional<Sorting> givenSorting) {
        return Content.of(source.root(), () -> {
            Sorting sorting = Sortings.toNumpySorting(givenSorting.orElseGet(() -> sorting(source)));
            Optional<Recording> recording = givenRecording.or(
                    () -> source.tree("recording").flatMap(dict -> AnalyzerFolder.recording(dict, source.root())));
            return new LegacyReading(source, sorting, facts(source, recording, sorting)).extractor(recording);
        });
    }

    private static RecordingInfo facts(LegacySource source, Optional<Recording> recording, Sorting sorting) {
        long[] lengths = recording
                .map(known -> known.info().segments().stream()
                        .mapToLong(SegmentInfo::numSamples)
                        .toArray())
                .orElseGet(() -> lengths(source, sorting.toSpikeVector()));
        return source.tree("recording_attributes")
                .map(facts -> RecordingFacts.fromJson(facts, source.tree("probegroup"), source.root(), lengths))
                .or(() -> recording.map(Recording::info))
                .orElseThrow(() -> new BrokenFileException(
                        source.root(), "says nothing of its channels. Give the recording when loading."));
    }

    /** Where nobody says how long segments are: up to the end of the window of the last spike. */
    private static long[] lengths(LegacySource source, SpikeVector spikes) {
        JsonNode params = source.tree("params").orElse(PythonJson.NODES.objectNode());
        double rate = source.tree("recording_attributes")
                .map(facts -> facts.path("sampling_frequency").asDouble(0))
                .orElse(0.0);
        long after = (long) (params.path("ms_after").asDouble(0) * rate / 1000) + 1;
        long[] lengths = new long[spikes.numSegments()];
        Arrays.setAll(
                lengths,
                segment -> spikes.segmentEnd(segment) == spikes.segmentStart(segment)
                        ? 0
                        : spikes.sampleIndex(spikes.segmentEnd(segment) - 1) + after);
        return lengths;
    }

    private static Sorting sorting(LegacySource source) {
        Optional<JsonNode> dict = source.tree("sorting");
        try {
            if (dict.orElse(PythonJson.NODES.nullNode()) instanceof ObjectNode object
                    && Extractors.fromDict(object, source.root()) instanceof Sorting sorting) {
                return sorting;
            }
        } catch (HillockException e) {
            throw new BrokenFileException(
                    source.root(),
                    "its sorting can't be opened (" + e.getMessage() + "). Give the sorting when loading.",
                    e);
        }
        throw new BrokenFileException(source.root(), "says nothing of its sorting. Give the sorting when loading.");
    }

    private ObjectNode required(String name) {
        if (source.tree(name).orElse(PythonJson.NODES.nullNode()) instanceof ObjectNode object) {
            return object;
        }
        throw new BrokenFileException(source.root(), "must hold " + name + ". It is no whole WaveformExtractor.");
    }

    private WaveformExtractor extractor(Optional<Recording> recording) {
        ExtensionStore store = ExtensionStore.inMemory();
        store.keep(randomSpikes());
        store.keep(waveforms());
        templates().ifPresent(store::keep);
        for (String old : source.names("")) {
            LegacyNames.today(old).flatMap(name -> extension(old, name)).ifPresent(store::keep);
        }
        boolean scaled = params.path("return_scaled").asBoolean(true);
        return WaveformExtractor.of(sorting, info, recording, sparsity, scaled, store);
    }

    private Optional<ChannelSparsity> sparsity() {
        Ids units = sorting.getUnitIds();
        Optional<JsonNode> stated = source.tree("sparsity").filter(JsonNode::isObject);
        return stated.isPresent()
                ? stated.map(ChannelSparsity::fromDict)
                        .map(mask -> mask.unitIds().equals(units) ? mask : mask.selectUnits(units))
                : lostSparsity(units);
    }

    /**
     * A release lost the sparsity where it converted a folder; then each unit's channels are those on which its template is not 0.
     */
    private Optional<ChannelSparsity> lostSparsity(Ids units) {
        boolean narrow = units.asList().stream()
                .flatMap(unit -> source.stack("waveforms/waveforms_" + unit).stream())
                .anyMatch(stack -> stack.numRows() > 0 && stack.numChannels() < info.numChannels());
        Optional<NdArray> average = narrow ? source.array("templates_average") : Optional.empty();
        if (average.isEmpty()) {
            return Optional.empty();
        }
        int samples = average.get().shape()[1];
        int channels = info.numChannels();
        boolean[][] mask = new boolean[units.size()][channels];
        for (int i = 0; i < average.get().size(); i++) {
            mask[i / (samples * channels)][i % channels] |= average.get().doubleAt(i) != 0;
        }
        return Optional.of(ChannelSparsity.of(mask, units, info.channelIds()));
    }

    private FinishedExtension finished(String name, ObjectNode given, ExtensionData data) {
        return new FinishedExtension(name, given, data, Double.NaN);
    }

    private FinishedExtension randomSpikes() {
        ObjectNode given = PythonJson.NODES.objectNode();
        boolean all = params.path("max_spikes_per_unit").isNull();
        given.put("method", all ? "all" : "uniform");
        given.put("max_spikes_per_unit", params.path("max_spikes_per_unit").asInt(500));
        given.putNull("margin_size");
        given.putNull("seed");
        long[] positions = Arrays.stream(rows.positions()).asLongStream().toArray();
        return finished("random_spikes", given, ExtensionData.of("random_spikes_indices", NdArray.ofLongs(positions)));
    }

    private ObjectNode window() {
        ObjectNode given = PythonJson.NODES.objectNode();
        given.set("ms_before", params.path("ms_before"));
        given.set("ms_after", params.path("ms_after"));
        return given;
    }

    private FinishedExtension waveforms() {
        ObjectNode given = window();
        given.set("dtype", params.path("dtype"));
        WaveformStack stack = rows.gathered(name -> source.stack("waveforms/waveforms_" + name));
        return finished("waveforms", given, ExtensionData.nothing().with("waveforms", new Variable.Stack(stack)));
    }

    private Optional<FinishedExtension> templates() {
        ExtensionData data = ExtensionData.nothing();
        ArrayNode operators = PythonJson.NODES.arrayNode();
        for (String operator : OPERATORS) {
            Optional<NdArray> stored = source.array("templates_" + operator);
            if (stored.isPresent()) {
                data = data.with(operator, stored.get());
                operators.add(operator);
            }
        }
        if (operators.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode given = window();
        given.set("operators", operators);
        return Optional.of(finished("templates", given, data));
    }

    private Optional<FinishedExtension> extension(String old, String name) {
        ObjectNode given = source.tree(old + "/params").orElse(PythonJson.NODES.nullNode()) instanceof ObjectNode object
                ? object
                : PythonJson.NODES.objectNode();
        ExtensionData data =
                switch (name) {
                    case "spike_amplitudes" -> amplitudes(old);
                    case "principal_components" -> components(old);
                    default -> alike(old);
                };
        return data.names().isEmpty() ? Optional.empty() : Optional.of(finished(name, given, data));
    }

    private ExtensionData amplitudes(String old) {
        List<NdArray> segments = new ArrayList<>();
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            source.array(old + "/amplitude_segment_" + segment).ifPresent(segments::add);
        }
        return segments.size() == spikes.numSegments()
                ? ExtensionData.of("amplitudes", NdArray.concatenate(segments))
                : ExtensionData.nothing();
    }

    private ExtensionData components(String old) {
        if (source.names(old).stream().noneMatch(name -> name.startsWith("pca_"))) {
            return ExtensionData.nothing();
        }
        WaveformStack stack = rows.gathered(name -> source.stack(old + "/pca_" + name));
        return ExtensionData.nothing().with("pca_projection", new Variable.Stack(stack));
    }

    private ExtensionData alike(String old) {
        ExtensionData data = ExtensionData.nothing();
        for (String variable : source.names(old)) {
            Optional<UnitTable> table = variable.equals(METRICS)
                    ? source.table(old + "/" + variable, sorting.getUnitIds())
                    : Optional.empty();
            Optional<NdArray> array = table.isPresent() ? Optional.empty() : source.array(old + "/" + variable);
            if (table.isPresent()) {
                data = data.with(variable, new Variable.Rows(table.get()));
            } else if (array.isPresent()) {
                data = data.with(variable, array.get());
            }
        }
        return data;
    }
}
