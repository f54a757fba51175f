package org.hillock.testkit.areas;

import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.DType;
import org.hillock.postprocessing.waveforms.WaveformStack;

/** The waveforms of all spikes in µV, from 1 ms before to 2 ms after, as the reference keeps them: rows of 0 for spikes near a border. */
record PeerWaveforms(float[] values, int numRows, int numSamples, int numChannels) implements WaveformStack {
    static PeerWaveforms of(Recording recording, Sorting sorting, ChannelSparsity sparsity) {
        SpikeVector spikes = sorting.toSpikeVector();
        WaveformWindow window = WaveformWindow.ofMs(1, 2, recording.getSamplingFrequency());
        int width = sparsity.maxNumActiveChannels();
        float[] values = new float[spikes.size() * window.numSamples() * width];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            float[] traces = recording
                    .getTraces(segment, 0, recording.getNumSamples(segment), recording.getChannelIds(), true)
                    .toArray()
                    .toFloats();
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                if (PeerTemplates.isAdded(spikes, i, recording, window)) {
                    int[] channels = sparsity.channelIndices(spikes.unitIndex(i));
                    int first = (int) spikes.sampleIndex(i) - window.nbefore();
                    for (int t = 0; t < window.numSamples(); t++) {
                        for (int k = 0; k < channels.length; k++) {
                            values[(i * window.numSamples() + t) * width + k] =
                                    traces[(first + t) * recording.getNumChannels() + channels[k]];
                        }
                    }
                }
            }
        }
        return new PeerWaveforms(values, spikes.size(), window.numSamples(), width);
    }

    @Override
    public DType dtype() {
        return DType.FLOAT32;
    }

    @Override
    public void read(int row, float[] out) {
        System.arraycopy(values, row * waveformSize(), out, 0, waveformSize());
    }
}
