package org.hillock.postprocessing.pca;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.postprocessing.waveforms.WaveformStack;

/**
 * Waveforms with what must be known about them to find or apply components.
 *
 * @param stack the waveforms; where they are sparse a unit fills its first columns with its channels in rising order
 * @param unitOfRow the index of the unit that each belongs to
 * @param channels of every unit, rising; all of them where the waveforms are dense
 * @param isWhole whether a waveform was cut at all; one that reaches over the border of a segment is not, and is neither fitted to nor
 *     projected
 */
public record PcaWaveforms(WaveformStack stack, int[] unitOfRow, ChannelSparsity channels, IntPredicate isWhole) {
    /** Refuses units that don't fit the waveforms. */
    public PcaWaveforms {
        if (unitOfRow.length != stack.numRows()) {
            throw new WrongArgumentException("principal_components: " + unitOfRow.length
                    + " unit indices must be as many as the " + stack.numRows() + " waveforms.");
        }
        if (channels.maxNumActiveChannels() > stack.numChannels()) {
            throw new WrongArgumentException("principal_components: waveforms of " + stack.numChannels()
                    + " columns must have one for each of a unit's up to " + channels.maxNumActiveChannels()
                    + " channels. Give the sparsity that they were cut with.");
        }
    }

    /** All of them whole. */
    public static PcaWaveforms of(WaveformStack stack, int[] unitOfRow, ChannelSparsity channels) {
        return new PcaWaveforms(stack, unitOfRow, channels, row -> true);
    }

    /** The rows of whole waveforms of every unit. */
    int[][] wholeRowsByUnit() {
        int[] counts = new int[channels.numUnits()];
        int[] whole = IntStream.range(0, unitOfRow.length).filter(isWhole).toArray();
        for (int row : whole) {
            counts[unitOfRow[row]]++;
        }
        int[][] rows = new int[counts.length][];
        Arrays.setAll(rows, unit -> new int[counts[unit]]);
        int[] filled = new int[counts.length];
        for (int row : whole) {
            rows[unitOfRow[row]][filled[unitOfRow[row]]++] = row;
        }
        return rows;
    }

    /** The channels of every unit. */
    int[][] channelsByUnit() {
        int[][] all = new int[channels.numUnits()][];
        Arrays.setAll(all, channels::channelIndices);
        return all;
    }

    /** Whether every unit has every channel. */
    boolean isDense() {
        return channels.numUnits() == 0
                || Arrays.stream(channelsByUnit()).allMatch(own -> own.length == channels.numChannels());
    }
}
