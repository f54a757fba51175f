package org.hillock.postprocessing.traces;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.SortingTools;
import org.hillock.core.tools.TemplateEstimate;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SparsityChange;
import org.hillock.postprocessing.waveforms.TemplateMaking;
import org.hillock.postprocessing.waveforms.TemplateOperation;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;

/**
 * The templates of all units on all channels, from the waveforms or, where there are none, straight from the random spikes.
 *
 * <p>One variable {@code [units × samples × channels]} for each operator. Channels outside the sparsity and units without spikes hold 0;
 * spikes too near a segment's end count nowhere.
 */
@Wire(
        name = "templates",
        pythonClass = "spikeinterface.core.analyzer_extension_core.ComputeTemplates",
        doc = "Makes templates of the waveforms of each unit: average, standard deviation, median, percentiles.")
public record TemplatesExtension(
        @Param(
                doc = "How much a template begins before the spike; that of the waveforms where they are there.",
                standard = "1.0",
                unit = "ms",
                min = 0)
        double msBefore,

        @Param(
                doc = "How much a template goes on from the spike; that of the waveforms where they are there.",
                standard = "2.0",
                unit = "ms",
                min = 0)
        double msAfter,

        @Param(doc = "Some of average, std, median and [\"percentile\", Q]; null: average and std.", standard = "null")
        Optional<List<JsonNode>> operators)
        implements ComputedExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("waveforms|random_spikes");
    }

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        List<JsonNode> wanted = operators.orElseGet(
                () -> List.of(PythonJson.NODES.stringNode("average"), PythonJson.NODES.stringNode("std")));
        wanted.forEach(TemplateOperation::parse);
        return waveforms
                .findExtension("waveforms")
                .map(cut -> new TemplatesExtension(
                        cut.params().path("ms_before").doubleValue(),
                        cut.params().path("ms_after").doubleValue(),
                        Optional.of(wanted)))
                .orElseGet(() -> new TemplatesExtension(msBefore, msAfter, Optional.of(wanted)));
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        List<TemplateOperation> wanted = operators.orElseGet(List::of).stream()
                .map(TemplateOperation::parse)
                .toList();
        return context.waveforms().has("waveforms") ? fromWaveforms(context, wanted) : fromTraces(context, wanted);
    }

    private static ExtensionData fromWaveforms(ExtensionContext context, List<TemplateOperation> wanted) {
        WaveformExtractor waveforms = context.waveforms();
        TemplateMaking making = new TemplateMaking(waveforms);
        ExtensionData data = ExtensionData.nothing();
        for (TemplateOperation operation : wanted) {
            float[] values = making.make(operation, context.jobs());
            data = data.with(operation.variable(), shaped(values, waveforms, waveforms.window()));
        }
        return data;
    }

    private static NdArray shaped(float[] values, WaveformExtractor waveforms, WaveformWindow window) {
        return NdArray.ofFloats(values, waveforms.numUnits(), window.numSamples(), waveforms.numChannels());
    }

    private ExtensionData fromTraces(ExtensionContext context, List<TemplateOperation> wanted) {
        WaveformExtractor waveforms = context.waveforms();
        WaveformWindow window = WaveformWindow.ofMs(msBefore, msAfter, waveforms.samplingFrequency());
        SpikeVector some = SortingTools.takeSpikes(context.spikes(), waveforms.randomSpikes());
        TemplateEstimate estimate = TemplateEstimation.average(window)
                .withReturnScaled(waveforms.isScaled())
                .withStd()
                .run(
                        context.recording(),
                        some,
                        waveforms.unitIds(),
                        context.jobs(),
                        context.watch("compute templates"));
        ExtensionData data = ExtensionData.nothing();
        for (TemplateOperation operation : wanted) {
            Templates found =
                    switch (operation) {
                        case TemplateOperation.Average a -> estimate.templates();
                        case TemplateOperation.Deviation d ->
                            estimate.standardDeviations().orElseThrow();
                        default ->
                            throw new WrongArgumentException("templates: operator '" + operation.variable()
                                    + "' must be computed from waveforms. Compute the extension waveforms first.");
                    };
            Templates masked = waveforms.sparsity().map(found::masked).orElse(found);
            data = data.with(operation.variable(), shaped(masked.values(), waveforms, window));
        }
        return data;
    }

    @Override
    public boolean needsRecording() {
        return false;
    }

    @Override
    public Along along(String variable) {
        return Along.UNITS;
    }

    @Override
    public ExtensionData sparsified(ExtensionData data, SparsityChange change) {
        ExtensionData out = ExtensionData.nothing();
        for (String name : data.names()) {
            out = out.with(name, change.masked(data.array(name)));
        }
        return out;
    }
}
