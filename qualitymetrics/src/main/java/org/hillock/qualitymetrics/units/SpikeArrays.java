package org.hillock.qualitymetrics.units;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.ChannelSparsity;

/**
 * An array for each of some spikes, rows (components or samples) by channels. Thread-safe if its source is.
 *
 * @param source gives one array after the other
 * @param spikes the positions of the spikes in the spike vector, rising
 * @param rows components or samples
 * @param width channels of a row
 * @param stored the channels of each unit that its first columns stand for, in channel order; absent: column i is channel i
 */
public record SpikeArrays(Source source, int[] spikes, int rows, int width, Optional<ChannelSparsity> stored) {
    /** Where arrays come from. */
    @FunctionalInterface
    public interface Source {
        /** Copies the array of the spike at a place, row-major {@code [rows × width]}, into the beginning of {@code out}. */
        void read(int place, float[] out);
    }

    /** Arrays of one big one, row-major {@code [spikes × rows × width]}. */
    public static SpikeArrays of(float[] values, int[] spikes, int rows, int width, Optional<ChannelSparsity> stored) {
        if (values.length != (long) spikes.length * rows * width) {
            throw new WrongArgumentException("quality_metrics: an array of " + values.length + " values must hold "
                    + spikes.length + " spikes × " + rows + " × " + width + " (the shape given with it).");
        }
        int size = rows * width;
        return new SpikeArrays(
                (place, out) -> System.arraycopy(values, place * size, out, 0, size), spikes, rows, width, stored);
    }

    /** The places of the spikes of one unit. */
    int[] placesOf(int unit, int[] unitOfSpike) {
        return java.util.stream.IntStream.range(0, spikes.length)
                .filter(place -> unitOfSpike[spikes[place]] == unit)
                .toArray();
    }

    /** The arrays at some places, all of one unit, on some channels, row-major {@code [places × rows × channels]}; 0 where nothing is stored. */
    float[] read(int[] places, int unit, int[] channels) {
        int size = rows * channels.length;
        float[] all = new float[Math.multiplyExact(places.length, size)];
        float[] one = new float[rows * width];
        int[] columns = columns(unit, channels);
        for (int i = 0; i < places.length; i++) {
            source.read(places[i], one);
            copy(one, columns, all, i * size);
        }
        return all;
    }

    private void copy(float[] one, int[] columns, float[] out, int at) {
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns.length; c++) {
                out[at + row * columns.length + c] = columns[c] < 0 ? 0 : one[row * width + columns[c]];
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
                && source.equals(that.source)
                && rows == that.rows
                && width == that.width
                && stored.equals(that.stored)
                && Arrays.equals(spikes, that.spikes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(spikes) + source.hashCode();
    }

    @Override
    public String toString() {
        return "SpikeArrays[" + spikes.length + " × " + rows + " × " + width + "]";
    }
}
