package org.hillock.sorters.spikesift;

import org.hillock.core.recording.Recording;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;

/** One segment of a recording as SpikeSift reads it; 8- and 16-bit whole numbers are handed over as such. Thread-safe. */
final class RecordingSamples implements SampleSource {
    private final Recording recording;
    private final int segment;
    private final boolean whole;
    private final int shift;
    private final RecordingBlocks<float[]> floats;
    private final RecordingBlocks<short[]> shorts;

    RecordingSamples(Recording recording, int segment, int threads) {
        this.recording = recording;
        this.segment = segment;
        DType dtype = recording.getDtype();
        this.whole = dtype.isInteger() && dtype.itemSize() <= 2;
        this.shift = dtype == DType.UINT16 ? 1 << 15 : 0;
        this.floats = new RecordingBlocks<>(recording, segment, threads, RecordingSamples::toFloats);
        this.shorts = new RecordingBlocks<>(recording, segment, threads, samples -> toShorts(samples, shift));
    }

    private static float[] toFloats(Samples samples) {
        Samples out = Samples.allocate(Carrier.FLOAT, samples.numSamples(), samples.numChannels());
        out.copyFrom(samples);
        return out.floats();
    }

    private static short[] toShorts(Samples samples, int shift) {
        float[] values = samples.floats();
        short[] out = new short[samples.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) ((int) values[samples.offset() + i] - shift);
        }
        return out;
    }

    @Override
    public int numChannels() {
        return recording.getNumChannels();
    }

    @Override
    public long numSamples() {
        return recording.getNumSamples(segment);
    }

    @Override
    public boolean hasShorts() {
        return whole;
    }

    @Override
    public void read(long firstSample, int numSamples, float[] out) {
        copy(floats, firstSample, numSamples, out);
    }

    @Override
    public void readShorts(long firstSample, int numSamples, short[] out) {
        copy(shorts, firstSample, numSamples, out);
    }

    private <A> void copy(RecordingBlocks<A> blocks, long firstSample, int numSamples, A out) {
        int channels = numChannels();
        long end = firstSample + numSamples;
        for (long at = firstSample; at < end; ) {
            int index = Math.toIntExact(at / blocks.blockFrames());
            int row = (int) (at % blocks.blockFrames());
            int rows = (int) Math.min(end - at, blocks.blockFrames() - row);
            System.arraycopy(
                    blocks.block(index), row * channels, out, (int) (at - firstSample) * channels, rows * channels);
            at += rows;
        }
    }
}
