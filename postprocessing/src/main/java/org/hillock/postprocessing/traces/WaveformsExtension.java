package org.hillock.postprocessing.traces;

import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.DType;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SparsityChange;
import org.hillock.postprocessing.waveforms.TraceExtension;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * The waveforms of the random spikes.
 *
 * <p>Variable {@code waveforms}: {@code [random spikes × samples × columns]}, rows in the order of the random spikes. A sparse unit fills
 * its first columns with its channels in rising order, the rest is 0. A spike whose window reaches over a segment's end has a row of
 * zeros.
 */
@Wire(
        name = "waveforms",
        pythonClass = "spikeinterface.core.analyzer_extension_core.ComputeWaveforms",
        doc = "Cuts the waveforms of the random spikes.")
public record WaveformsExtension(
        @Param(doc = "How much is cut before a spike.", standard = "1.0", unit = "ms", min = 0)
        double msBefore,

        @Param(doc = "How much is cut from a spike on.", standard = "2.0", unit = "ms", min = 0)
        double msAfter,

        @Param(
                doc = "The type in which waveforms are kept; null: float32 in µV, else that of the recording.",
                standard = "null")
        Optional<DType> dtype)
        implements TraceExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("random_spikes");
    }

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        DType own =
                waveforms.isScaled() ? DType.FLOAT32 : waveforms.recordingInfo().dtype();
        return new WaveformsExtension(msBefore, msAfter, Optional.of(dtype.orElse(own)));
    }

    @Override
    public TracePart begin(ExtensionContext context) {
        WaveformWindow window =
                WaveformWindow.ofMs(msBefore, msAfter, context.waveforms().samplingFrequency());
        return new WaveformsPart(context, window, dtype.orElse(DType.FLOAT32));
    }

    @Override
    public Along along(String variable) {
        return Along.RANDOM_SPIKES;
    }

    @Override
    public ExtensionData sparsified(ExtensionData data, SparsityChange change) {
        return ExtensionData.nothing().with("waveforms", new Variable.Stack(change.gathered(data.stack("waveforms"))));
    }
}
