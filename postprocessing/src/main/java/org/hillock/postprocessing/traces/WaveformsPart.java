package org.hillock.postprocessing.traces;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SpikeChunk;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.TraceScaling;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WritableStack;

/** Cuts waveforms chunk by chunk into a stack. */
final class WaveformsPart implements TracePart {
    private final WaveformWindow window;
    private final int[] chosen;
    private final int[][] channels;
    private final TraceScaling scaling;
    private final WritableStack stack;

    WaveformsPart(ExtensionContext context, WaveformWindow window, DType dtype) {
        this.window = window;
        this.chosen = context.waveforms().randomSpikes();
        ChannelSparsity sparsity = context.waveforms().sparsityOrDense();
        this.channels = new int[sparsity.numUnits()][];
        Arrays.setAll(channels, sparsity::channelIndices);
        this.scaling = context.scaling();
        int width = context.waveforms().isSparse()
                ? sparsity.maxNumActiveChannels()
                : context.waveforms().numChannels();
        this.stack = context.place().stack("waveforms", dtype, chosen.length, window.numSamples(), width);
    }

    @Override
    public WaveformWindow window() {
        return window;
    }

    @Override
    public Optional<int[]> selection() {
        return Optional.of(chosen);
    }

    @Override
    public void process(SpikeChunk chunk) {
        Samples buffer = chunk.scratch().borrow(Carrier.FLOAT, window.numSamples(), stack.numChannels());
        float[] waveform = buffer.floats();
        int last = Rows.firstNotBefore(chosen, chunk.last());
        for (int row = Rows.firstNotBefore(chosen, chunk.first()); row < last; row++) {
            int spike = chosen[row];
            if (chunk.isInside(spike, window.nbefore(), window.nafter())) {
                cut(chunk, spike, waveform);
                stack.write(row, waveform);
            }
        }
        chunk.scratch().giveBack(buffer);
    }

    private void cut(SpikeChunk chunk, int spike, float[] waveform) {
        int[] columns = channels[chunk.spikes().unitIndex(spike)];
        float[] traces = chunk.traces();
        float[] gains = scaling.gains();
        float[] offsets = scaling.offsets();
        int width = stack.numChannels();
        int from = chunk.offset(chunk.spikes().sampleIndex(spike) - window.nbefore());
        for (int sample = 0, to = 0; sample < window.numSamples(); sample++, to += width, from += chunk.numChannels()) {
            for (int k = 0; k < columns.length; k++) {
                int channel = columns[k];
                waveform[to + k] = traces[from + channel] * gains[channel] + offsets[channel];
            }
            Arrays.fill(waveform, to + columns.length, to + width, 0);
        }
    }

    @Override
    public ExtensionData finish() {
        return ExtensionData.nothing().with("waveforms", new Variable.Stack(stack));
    }
}
