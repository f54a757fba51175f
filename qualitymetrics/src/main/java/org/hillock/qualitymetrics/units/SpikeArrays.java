package org.hillock.qualitymetrics.units;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.ChannelSparsity;

/**
 * An array for each of some spikes, rows (components or samples) by channels.
 *
 * @param values row-major {@code [spikes × rows × width]}
 * @param spikes the positions of the spikes in the spike vector, rising
 * @param rows components or samples
 * @param width channels of a row
 * @param stored the channels of each unit that its first columns stand for, in channel order; absent: column i is channel i
 */
public record SpikeArrays(float[] values, int[] spikes, int rows, int width, Optional<ChannelSparsity> stored) {
    /** Refuses arrays that don't fit each other. */
    public SpikeArrays {
        if (values.length != (long) spikes.length * rows * width) {
            throw new WrongArgumentException("quality_metrics: an array of " + values.length + " values must hold "
                    + spikes.length + " spikes × " + rows + " × " + width + " (the shape given with it).");
        }
    }

    /** Writes one spike on some channels, row after row; channels that are not stored for its unit are 0. */
    void copy(int index, int unit, int[] channels, float[] out, int at) {
        int[] columns = columns(unit, channels);
        for (int row = 0; row < rows; row++) {
            int from = (index * rows + row) * width;
            for (int c = 0; c < columns.length; c++) {
                out[at + row * columns.length + c] = columns[c] < 0 ? 0 : values[from + columns[c]];
            }
        }
    }

    private int[] columns(int unit, int[] channels) {
        if (stored.isEmpty()) {
            return channels;
        }
        int[] own = stored.get().channelIndices(unit);
        return Arrays.stream(channels)
                .map(channel -> Math.max(-1, Arrays.binarySearch(own, channel)))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeArrays that
                && rows == that.rows
                && width == that.width
                && stored.equals(that.stored)
                && Arrays.equals(spikes, that.spikes)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(spikes) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SpikeArrays[" + spikes.length + " × " + rows + " × " + width + "]";
    }
}
