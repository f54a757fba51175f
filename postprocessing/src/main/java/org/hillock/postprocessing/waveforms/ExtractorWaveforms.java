package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;

/** Reads waveforms of single units out of an extractor. */
final class ExtractorWaveforms {
    private ExtractorWaveforms() {}

    static NdArray of(WaveformExtractor waveforms, Id unitId, boolean allChannels) {
        return of(waveforms, unitId, waveforms.randomSpikesOf(unitId), allChannels);
    }

    private static NdArray of(WaveformExtractor waveforms, Id unitId, int[] rows, boolean allChannels) {
        WaveformStack stack = waveforms.extension("waveforms").data().stack("waveforms");
        if (!waveforms.isSparse()) {
            return NdArray.ofFloats(stack.read(rows), rows.length, stack.numSamples(), stack.numChannels());
        }
        int[] own =
                waveforms.sparsityOrDense().channelIndices(waveforms.sorting().idToIndex(unitId));
        int[] to = allChannels ? own : IntStream.range(0, own.length).toArray();
        int width = allChannels ? waveforms.numChannels() : own.length;
        float[] out = new float[Math.multiplyExact(rows.length * stack.numSamples(), width)];
        float[] one = new float[stack.waveformSize()];
        for (int row = 0; row < rows.length; row++) {
            stack.read(rows[row], one);
            for (int sample = 0; sample < stack.numSamples(); sample++) {
                int at = (row * stack.numSamples() + sample) * width;
                for (int k = 0; k < own.length; k++) {
                    out[at + to[k]] = one[sample * stack.numChannels() + k];
                }
            }
        }
        return NdArray.ofFloats(out, rows.length, stack.numSamples(), width);
    }

    static NdArray inSegment(WaveformExtractor waveforms, Id unitId, int segment) {
        int[] chosen = waveforms.randomSpikes();
        int[] rows = Arrays.stream(waveforms.randomSpikesOf(unitId))
                .filter(row -> waveforms.spikes().segmentIndex(chosen[row]) == segment)
                .toArray();
        return of(waveforms, unitId, rows, false);
    }

    static NdArray templateInSegment(WaveformExtractor waveforms, Id unitId, int segment) {
        SpikeVector spikes = waveforms.spikes();
        WaveformWindow window = waveforms.window();
        int[] chosen = waveforms.randomSpikes();
        int[] rows = Arrays.stream(waveforms.randomSpikesOf(unitId))
                .filter(row -> spikes.segmentIndex(chosen[row]) == segment)
                .filter(row -> window.fits(spikes.sampleIndex(chosen[row]), waveforms.numSamples(segment)))
                .toArray();
        NdArray cut = of(waveforms, unitId, rows, true);
        int size = cut.shape()[1] * cut.shape()[2];
        double[] sums = new double[size];
        float[] values = cut.toFloats();
        for (int i = 0; i < values.length; i++) {
            sums[i % size] += values[i];
        }
        float[] mean = new float[size];
        for (int i = 0; i < size && rows.length > 0; i++) {
            mean[i] = (float) (sums[i] / rows.length);
        }
        return NdArray.ofFloats(mean, cut.shape()[1], cut.shape()[2]);
    }
}
