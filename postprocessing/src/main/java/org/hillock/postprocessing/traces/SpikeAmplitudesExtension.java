package org.hillock.postprocessing.traces;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.TraceExtension;
import org.hillock.postprocessing.waveforms.TracePart;

/**
 * The amplitude of every spike: the sample on the extremum channel of its unit, as many samples from the spike's frame as the peak of the
 * template is away.
 *
 * <p>Variable {@code amplitudes}: one per spike, in µV (float32) or in the recording's own type. Where the shifted frame lies outside the
 * segment the raw sample counts as 0.
 */
@Wire(
        name = "spike_amplitudes",
        pythonClass = "spikeinterface.postprocessing.spike_amplitudes.ComputeSpikeAmplitudes",
        doc = "Reads the amplitude of every spike on the extremum channel of its unit.")
public record SpikeAmplitudesExtension(
        @Param(doc = "Which way peaks point, for the extremum channel and the shift of the peak.", standard = "\"neg\"")
        PeakSign peakSign)
        implements TraceExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    @Override
    public TracePart begin(ExtensionContext context) {
        Templates templates = context.waveforms().templates();
        return new AmplitudesPart(
                context,
                TemplateTools.getTemplateExtremumChannel(templates, peakSign),
                TemplateTools.getTemplateExtremumChannelPeakShift(templates, peakSign));
    }

    @Override
    public Along along(String variable) {
        return Along.SPIKES;
    }
}
