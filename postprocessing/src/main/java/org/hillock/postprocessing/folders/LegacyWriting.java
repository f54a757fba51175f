package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an extractor as an old WaveformExtractor. Spikes without a whole waveform are left out, as they were then; extensions that were
 * not known then are left out too.
 */
final class LegacyWriting {
    private static final List<String> OPERATORS = List.of("average", "std", "median");

    private final WaveformExtractor waveforms;
    private final LegacySink sink;
    private final Path target;
    private final int[][] rowsOfUnits;
    private final int[] chosen;

    LegacyWriting(WaveformExtractor waveforms, LegacySink sink, Path target) {
        this.waveforms = waveforms;
        this.sink = sink;
        this.target = target;
        this.chosen = waveforms.randomSpikes();
        this.rowsOfUnits = wholeRows();
    }

    private int[][] wholeRows() {
        SpikeVector spikes = waveforms.spikes();
        WaveformWindow window = waveforms.window();
        return IntStream.range(0, waveforms.numUnits())
                .mapToObj(unit -> IntStream.range(0, chosen.length)
                        .filter(row -> spikes.unitIndex(chosen[row]) == unit)
                        .filter(row -> window.fits(
                                spikes.sampleIndex(chosen[row]),
                                waveforms.numSamples(spikes.segmentIndex(chosen[row]))))
                        .toArray())
                .toArray(int[][]::new);
    }

    void write() {
        sink.put("params", params());
        putTraced("recording", waveforms.hasRecording() ? Optional.of(waveforms.recording()) : Optional.empty());
        putTraced("sorting", Optional.of(waveforms.sorting()));
        sink.put("recording_attributes", RecordingFacts.toJson(waveforms.recordingInfo()));
        RecordingFacts.probegroup(waveforms.recordingInfo()).ifPresent(probes -> sink.put("probegroup", probes));
        waveforms.sparsity().ifPresent(sparsity -> sink.put("sparsity", sparsity.toDict()));
        putSampled();
        putWaveforms();
        waveforms.findExtension("templates").ifPresent(this::putTemplates);
        for (String name : waveforms.extensionNames()) {
            LegacyNames.then(name).ifPresent(old -> putExtension(old, waveforms.extension(name)));
        }
        sink.finish();
    }

    private ObjectNode params() {
        ObjectNode cut = waveforms.extension("waveforms").params();
        ObjectNode random = waveforms.extension("random_spikes").params();
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("ms_before", cut.path("ms_before"));
        out.set("ms_after", cut.path("ms_after"));
        boolean all = random.path("method").asString("uniform").equals("all");
        out.set("max_spikes_per_unit", all ? PythonJson.NODES.nullNode() : random.path("max_spikes_per_unit"));
        out.put("return_scaled", waveforms.isScaled());
        out.put("dtype", DType.FLOAT32.typeString());
        return out;
    }

    private void putTraced(String name, Optional<Traced> object) {
        if (object.isPresent() && object.get().provenance().isDumpable()) {
            sink.put(name, (JsonNode) ExtractorJson.toDict(object.get(), Optional.of(target)));
        } else if (name.equals("sorting")) {
            throw new WrongArgumentException("waveforms: the sorting must not live in memory only (the format "
                    + ExtractorFormat.WAVEFORMS.wireName()
                    + " keeps the way to it, not its spikes). Save the sorting first.");
        }
    }

    private String nameOf(int unit) {
        return waveforms.unitIds().get(unit).toString();
    }

    private void putSampled() {
        SpikeVector spikes = waveforms.spikes();
        int[][][] trains = LegacyRows.trains(spikes);
        for (int unit = 0; unit < rowsOfUnits.length; unit++) {
            int[] rows = rowsOfUnits[unit];
            long[] index = new long[rows.length];
            long[] segment = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                int spike = chosen[rows[i]];
                segment[i] = spikes.segmentIndex(spike);
                index[i] = Arrays.binarySearch(trains[(int) segment[i]][unit], spike);
            }
            Map<String, NdArray> fields = new LinkedHashMap<>();
            fields.put("spike_index", NdArray.ofLongs(index));
            fields.put("segment_index", NdArray.ofLongs(segment));
            sink.put(
                    "waveforms/sampled_index_" + nameOf(unit),
                    new Variable.Numbers(NdArray.ofFields(fields, rows.length)));
        }
    }

    private void putWaveforms() {
        WaveformStack stack = waveforms.extension("waveforms").data().stack("waveforms");
        for (int unit = 0; unit < rowsOfUnits.length; unit++) {
            int width = waveforms.isSparse()
                    ? waveforms.sparsityOrDense().channelIndices(unit).length
                    : waveforms.numChannels();
            sink.put(
                    "waveforms/waveforms_" + nameOf(unit),
                    new Variable.Stack(new NarrowStack(stack, rowsOfUnits[unit], width)));
        }
    }

    private void putTemplates(FinishedExtension templates) {
        for (String operator : OPERATORS) {
            templates.data().find(operator).ifPresent(array -> sink.put("templates_" + operator, array));
        }
    }

    private void putExtension(String old, FinishedExtension extension) {
        sink.put(old + "/params", (JsonNode) extension.params());
        ExtensionData data = extension.data();
        switch (extension.name()) {
            case "spike_amplitudes" -> putAmplitudes(old, data.array("amplitudes"));
            case "principal_components" -> putComponents(old, data);
            default -> {
                for (String name : data.names()) {
                    sink.put(old + "/" + name, data.find(name).orElseThrow());
                }
            }
        }
    }

    private void putAmplitudes(String old, NdArray amplitudes) {
        SpikeVector spikes = waveforms.spikes();
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            sink.put(
                    old + "/amplitude_segment_" + segment,
                    new Variable.Numbers(amplitudes.slice(spikes.segmentStart(segment), spikes.segmentEnd(segment))));
        }
    }

    private void putComponents(String old, ExtensionData data) {
        for (String name : data.names()) {
            if (!name.equals("pca_projection")) {
                sink.put(old + "/" + name, data.find(name).orElseThrow());
                continue;
            }
            WaveformStack stack = data.stack(name);
            for (int unit = 0; unit < rowsOfUnits.length; unit++) {
                int width = waveforms.isSparse()
                        ? Math.min(
                                stack.numChannels(), waveforms.sparsityOrDense().channelIndices(unit).length)
                        : stack.numChannels();
                sink.put(
                        old + "/pca_" + nameOf(unit),
                        new Variable.Stack(new NarrowStack(stack, rowsOfUnits[unit], width)));
            }
        }
    }

    /** Some rows of a stack, the first columns of each. */
    @SuppressWarnings("ArrayRecordComponent")
    private record NarrowStack(WaveformStack all, int[] rows, int numChannels) implements WaveformStack {
        @Override
        public DType dtype() {
            return all.dtype();
        }

        @Override
        public int numRows() {
            return rows.length;
        }

        @Override
        public int numSamples() {
            return all.numSamples();
        }

        @Override
        public void read(int row, float[] out) {
            float[] wide = new float[all.waveformSize()];
            all.read(rows[row], wide);
            for (int sample = 0; sample < numSamples(); sample++) {
                System.arraycopy(wide, sample * all.numChannels(), out, sample * numChannels, numChannels);
            }
        }
    }
}
