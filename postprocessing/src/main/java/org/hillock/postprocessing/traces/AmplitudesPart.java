package org.hillock.postprocessing.traces;

import java.util.Arrays;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SpikeChunk;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.TraceScaling;

/** Picks one sample for every spike. */
final class AmplitudesPart implements TracePart {
    private final int[] channels;
    private final int[] shifts;
    private final TraceScaling scaling;
    private final DType dtype;
    private final float[] amplitudes;

    AmplitudesPart(ExtensionContext context, int[] channels, int[] shifts) {
        this.channels = channels;
        this.shifts = shifts;
        this.scaling = context.scaling();
        Recording recording = context.recording();
        this.dtype = context.waveforms().isScaled() ? DType.FLOAT32 : recording.getDtype();
        this.amplitudes = new float[context.spikes().size()];
    }

    @Override
    public WaveformWindow window() {
        return new WaveformWindow(
                Math.max(0, -Arrays.stream(shifts).min().orElse(0)),
                Math.max(0, Arrays.stream(shifts).max().orElse(0)) + 1);
    }

    @Override
    public void process(SpikeChunk chunk) {
        for (int spike = chunk.first(); spike < chunk.last(); spike++) {
            int unit = chunk.spikes().unitIndex(spike);
            int channel = channels[unit];
            int at = chunk.offset(chunk.spikes().sampleIndex(spike) + shifts[unit]) + channel;
            amplitudes[spike] = scaling.apply(chunk.traces()[at], channel);
        }
    }

    @Override
    public ExtensionData finish() {
        return ExtensionData.of("amplitudes", typed());
    }

    private NdArray typed() {
        if (dtype != DType.INT16 && dtype != DType.UINT16) {
            return NdArray.ofFloats(amplitudes);
        }
        short[] narrow = new short[amplitudes.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (short) (int) amplitudes[i];
        }
        return NdArray.ofNumbers(dtype, narrow);
    }
}
