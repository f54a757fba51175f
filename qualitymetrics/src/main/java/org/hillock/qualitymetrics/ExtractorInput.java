package org.hillock.qualitymetrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.SpikeArrays;

/** What a waveform extractor and its extensions tell metrics. */
final class ExtractorInput {
    private static final String[] AXES = {"x", "y", "z"};

    private final WaveformExtractor waveforms;
    private MetricInput input;

    private ExtractorInput(WaveformExtractor waveforms) {
        this.waveforms = waveforms;
        long[] lengths = new long[waveforms.numSegments()];
        java.util.Arrays.setAll(lengths, waveforms::numSamples);
        this.input = MetricInput.of(waveforms.spikes(), waveforms.unitIds(), waveforms.samplingFrequency(), lengths);
    }

    static MetricInput of(WaveformExtractor waveforms) {
        ExtractorInput reading = new ExtractorInput(waveforms);
        reading.read();
        return reading.input;
    }

    private void read() {
        waveforms.sparsity().ifPresent(sparsity -> input = input.withSparsity(sparsity));
        if (waveforms.hasRecording()) {
            input = input.withRecording(waveforms.recording());
        }
        if (waveforms.has("templates") && data("templates").find("average").isPresent()) {
            input = input.withTemplates(waveforms.templates());
        }
        if (waveforms.has("noise_levels")) {
            input = input.withNoiseLevels(
                    data("noise_levels").array("noise_levels").toDoubles());
        }
        if (waveforms.has("spike_amplitudes")) {
            input = input.withSpikeAmplitudes(
                    data("spike_amplitudes").array("amplitudes").toFloats());
        }
        if (waveforms.has("amplitude_scalings")) {
            input = input.withAmplitudeScalings(
                    data("amplitude_scalings").array("scalings").toFloats());
        }
        if (waveforms.has("spike_locations")) {
            input = input.withSpikeLocations(axes(data("spike_locations").array("spike_locations")));
        }
        if (waveforms.has("waveforms")) {
            input = input.withWaveforms(waveforms(data("waveforms").stack("waveforms")));
        }
        if (waveforms.has("principal_components")) {
            input = input.withPrincipalComponents(
                    components(data("principal_components").array("pca_projection")));
        }
    }

    private ExtensionData data(String extension) {
        return waveforms.extension(extension).data();
    }

    private static Map<String, double[]> axes(NdArray locations) {
        Map<String, double[]> axes = new LinkedHashMap<>();
        for (String axis : AXES) {
            if (locations.fieldNames().contains(axis)) {
                axes.put(axis, locations.field(axis).toDoubles());
            }
        }
        return axes;
    }

    private SpikeArrays waveforms(WaveformStack stack) {
        return new SpikeArrays(
                stack::read, waveforms.randomSpikes(), stack.numSamples(), stack.numChannels(), stored());
    }

    /** {@code [spikes × components × channels]}; where components are of all channels together the last axis is missing. */
    private SpikeArrays components(NdArray projections) {
        int[] shape = projections.shape();
        boolean concatenated = shape.length == 2;
        return SpikeArrays.of(
                projections.toFloats(),
                waveforms.randomSpikes(),
                concatenated ? 1 : shape[1],
                shape[shape.length - 1],
                concatenated ? Optional.empty() : stored());
    }

    private Optional<ChannelSparsity> stored() {
        return waveforms.sparsity();
    }
}
