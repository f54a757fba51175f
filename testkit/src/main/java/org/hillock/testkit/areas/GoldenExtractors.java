package org.hillock.testkit.areas;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.ExtensionStore;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Extractors as the cases of the tree were made with: all spikes, waveforms from 1 ms before to 2 ms after, templates, noise levels. */
final class GoldenExtractors {
    private static final double MS_BEFORE = 1;
    private static final double MS_AFTER = 2;

    private GoldenExtractors() {}

    static JobOptions quietly() {
        return JobOptions.standard().withProgressBar(false);
    }

    /** All spikes and their waveforms. */
    static WaveformExtractor cut(
            GoldenCase golden, Optional<ChannelSparsity> sparsity, boolean scaled, double msBefore, double msAfter) {
        return cut(golden.recording(), golden, sparsity, scaled, msBefore, msAfter);
    }

    private static WaveformExtractor cut(
            Recording recording,
            GoldenCase golden,
            Optional<ChannelSparsity> sparsity,
            boolean scaled,
            double msBefore,
            double msAfter) {
        ObjectNode window = PythonJson.NODES.objectNode();
        window.put("ms_before", msBefore).put("ms_after", msAfter);
        return WaveformExtractor.inMemory(recording, golden.sorting(1), sparsity, scaled)
                .compute("random_spikes", PythonJson.NODES.objectNode().put("method", "all"), quietly())
                .compute("waveforms", window, quietly());
    }

    /** A dense extractor in µV with waveforms and templates. */
    static WaveformExtractor dense(GoldenCase golden) {
        return withTemplates(cut(golden, Optional.empty(), true, MS_BEFORE, MS_AFTER), "average", "std", "median");
    }

    /** A sparse extractor in µV whose units keep the channels within a radius. */
    static WaveformExtractor sparse(GoldenCase golden, double radiusUm) {
        ChannelSparsity sparsity = SparsityTools.computeSparsity(
                dense(golden).templates(), SparsityRule.radius(radiusUm), Optional.empty());
        return withTemplates(cut(golden, Optional.of(sparsity), true, MS_BEFORE, MS_AFTER), "average", "std", "median");
    }

    static WaveformExtractor withTemplates(WaveformExtractor waveforms, String... operators) {
        ObjectNode params = PythonJson.NODES.objectNode();
        List.of(operators).forEach(params.withArray("operators")::add);
        return waveforms.compute("templates", params, quietly());
    }

    static WaveformExtractor withTemplates(WaveformExtractor waveforms, JsonNode operators) {
        ObjectNode params = PythonJson.NODES.objectNode();
        params.set("operators", operators);
        return waveforms.compute("templates", params, quietly());
    }

    /** How many spikes each unit has, and how many of them have a whole waveform. */
    static void spikeCounts(WaveformExtractor waveforms, Answers answers) {
        answers.numbers("spikes_all", () -> NdArray.ofLongs(waveforms.spikes().countPerUnit()))
                .numbers("spikes_cut", () -> NdArray.ofLongs(whole(waveforms)));
    }

    private static long[] whole(WaveformExtractor waveforms) {
        WaveformWindow window = waveforms.window();
        long[] counts = new long[waveforms.numUnits()];
        IntStream.range(0, waveforms.spikes().size())
                .filter(spike -> window.fits(
                        waveforms.spikes().sampleIndex(spike),
                        waveforms.numSamples(waveforms.spikes().segmentIndex(spike))))
                .forEach(spike -> counts[waveforms.spikes().unitIndex(spike)]++);
        return counts;
    }

    /**
     * The same extractor with two defects of the reference: spikes at the borders count in the templates as zeros, and the gain stands in
     * for the offset where spikes are scaled.
     */
    static WaveformExtractor asTheReference(WaveformExtractor waveforms) {
        Recording recording = waveforms.recording();
        Recording wrong = waveforms.isScaled()
                ? Recordings.setProperty(recording, "offset_to_uV", recording.getProperty("gain_to_uV"))
                : recording;
        ExtensionStore store = ExtensionStore.inMemory();
        for (String name : waveforms.extensionNames()) {
            FinishedExtension extension = waveforms.extension(name);
            store.keep(name.equals("templates") ? countingBorders(waveforms, extension) : extension);
        }
        return WaveformExtractor.of(
                waveforms.sorting(),
                waveforms.recordingInfo(),
                Optional.of(wrong),
                waveforms.sparsity(),
                waveforms.isScaled(),
                store);
    }

    private static FinishedExtension countingBorders(WaveformExtractor waveforms, FinishedExtension templates) {
        long[] all = waveforms.spikes().countPerUnit();
        long[] whole = whole(waveforms);
        NdArray average = templates.data().array("average");
        float[] values = average.toFloats().clone();
        int size = values.length / all.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i / size] == 0 ? 0 : values[i] * whole[i / size] / all[i / size];
        }
        ExtensionData data = ExtensionData.of("average", NdArray.ofFloats(values, average.shape()));
        return new FinishedExtension(templates.name(), templates.params(), data, templates.runtimeSeconds());
    }
}
