package org.hillock.postprocessing.traces;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.TraceExtension;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;

/**
 * By how much the template of its unit must be scaled to fit each spike: the slope of a linear regression with intercept, over the
 * samples of the window on the unit's channels. Spikes that collide (in time within a delta, in space by a common channel) are fitted
 * together, with scalings of 0 or more, over all their channels; samples outside the segment count as raw zeros.
 *
 * <p>Variables: {@code amplitude_scalings}, one float64 per spike, NaN for a unit whose template is flat; {@code collision_mask}, whether
 * the spike was fitted with others, where collisions are handled.
 */
@Wire(
        name = "amplitude_scalings",
        pythonClass = "spikeinterface.postprocessing.amplitude_scalings.ComputeAmplitudeScalings",
        doc = "Fits the template of its unit to every spike, colliding spikes together.")
public record AmplitudeScalingsExtension(
        @Param(
                doc = "The channels of each unit as sparsity.json has them; null: those of the extractor.",
                standard = "null")
        Optional<JsonNode> sparsity,

        @Param(doc = "Most channels of a dense extractor; null: any number.", standard = "16", min = 1)
        Optional<Integer> maxDenseChannels,

        @Param(
                doc = "How much before a spike is fitted; null: as much as the templates have.",
                standard = "null",
                unit = "ms")
        Optional<Double> msBefore,

        @Param(
                doc = "How much from a spike on is fitted; null: as much as the templates have.",
                standard = "null",
                unit = "ms")
        Optional<Double> msAfter,

        @Param(doc = "Whether spikes that collide are fitted together.", standard = "true")
        boolean handleCollisions,

        @Param(doc = "Spikes less than this apart collide.", standard = "2", unit = "ms", min = 0)
        double deltaCollisionMs)
        implements TraceExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    @Override
    public TracePart begin(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        Templates templates = waveforms.templates();
        WaveformWindow window = new WaveformWindow(
                samples("ms_before", msBefore, templates.nbefore(), waveforms),
                samples("ms_after", msAfter, templates.nafter(), waveforms));
        int delta = (int) (deltaCollisionMs / 1000 * waveforms.samplingFrequency());
        return new ScalingsPart(context, templates, channels(waveforms), window, handleCollisions, delta);
    }

    private static int samples(String name, Optional<Double> ms, int known, WaveformExtractor waveforms) {
        int samples = ms.map(given -> (int) (given * waveforms.samplingFrequency() / 1000))
                .orElse(known);
        if (samples < 0 || samples > known) {
            throw new WrongArgumentException("amplitude_scalings: " + name + " = " + ms.orElse(0.0)
                    + " ms must lie within the templates (" + known + " samples of "
                    + waveforms.samplingFrequency() + " Hz).");
        }
        return samples;
    }

    private ChannelSparsity channels(WaveformExtractor waveforms) {
        if (sparsity.isPresent()) {
            return ChannelSparsity.fromDict(sparsity.get());
        }
        int most = maxDenseChannels.orElse(Integer.MAX_VALUE);
        if (!waveforms.isSparse() && waveforms.numChannels() > most) {
            throw new WrongArgumentException("amplitude_scalings: max_dense_channels = " + most
                    + " must not be below the channels of a dense extractor (" + waveforms.numChannels()
                    + "). Give a sparsity, or a larger limit.");
        }
        return waveforms.sparsityOrDense();
    }

    @Override
    public Along along(String variable) {
        return Along.SPIKES;
    }
}
