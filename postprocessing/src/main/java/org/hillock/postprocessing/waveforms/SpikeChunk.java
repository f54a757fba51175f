package org.hillock.postprocessing.waveforms;

import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Scratch;

/**
 * Some successive spikes of one segment and the traces around them.
 *
 * <p>Traces are row-major {@code [rows × channels]} in float32, in the recording's own units (see {@link TraceScaling}); rows before
 * the segment's first and after its last sample hold zeros. Whatever is within the window of a part around its spikes is there.
 *
 * @param traces the samples; only those of this chunk count, the array may be longer
 * @param numChannels columns
 * @param segment which segment
 * @param firstFrame the frame of row 0, may be negative
 * @param numSamples frames of the whole segment
 * @param spikes all spikes of the sorting
 * @param first position in {@code spikes} of the first spike
 * @param last position after the last spike
 * @param scratch buffers of this worker
 */
@SuppressWarnings("ArrayRecordComponent")
public record SpikeChunk(
        float[] traces,
        int numChannels,
        int segment,
        long firstFrame,
        long numSamples,
        SpikeVector spikes,
        int first,
        int last,
        Scratch scratch) {
    /** The row of a frame. */
    public int row(long frame) {
        return (int) (frame - firstFrame);
    }

    /** The row of a spike's own sample. */
    public int rowOf(int spike) {
        return row(spikes.sampleIndex(spike));
    }

    /** Where in {@code traces} the row of a frame begins. */
    public int offset(long frame) {
        return row(frame) * numChannels;
    }

    /** Whether the samples {@code [frame - before, frame + after)} around a spike all lie within the segment. */
    public boolean isInside(int spike, int before, int after) {
        long frame = spikes.sampleIndex(spike);
        return frame >= before && frame <= numSamples - after;
    }
}
