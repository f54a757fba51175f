package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/**
 * What becomes of dense data where each unit keeps only its channels.
 *
 * @param sparsity the channels of each unit
 * @param unitOfRow the unit of each random spike
 */
@SuppressWarnings("ArrayRecordComponent")
public record SparsityChange(ChannelSparsity sparsity, int[] unitOfRow) {
    /** Waveforms (or projections) of the random spikes with the unit's channels in the first columns and zeros in the others. */
    public WaveformStack gathered(WaveformStack dense) {
        int[][] columns = new int[sparsity.numUnits()][];
        Arrays.setAll(columns, sparsity::channelIndices);
        return new Gathered(dense, unitOfRow, columns, sparsity.maxNumActiveChannels());
    }

    /** An array {@code [units × samples × channels]} with zeros on channels that are not the unit's. */
    public NdArray masked(NdArray dense) {
        int[] shape = dense.shape();
        double[] values = dense.toDoubles();
        for (int i = 0; i < values.length; i++) {
            if (!sparsity.isActive(i / (shape[1] * shape[2]), i % shape[2])) {
                values[i] = 0;
            }
        }
        if (!dense.type().numeric().equals(DType.FLOAT32)) {
            return NdArray.ofDoubles(values, shape);
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return NdArray.ofFloats(narrow, shape);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Gathered(WaveformStack dense, int[] unitOfRow, int[][] columns, int numChannels)
            implements WaveformStack {
        @Override
        public DType dtype() {
            return dense.dtype();
        }

        @Override
        public int numRows() {
            return dense.numRows();
        }

        @Override
        public int numSamples() {
            return dense.numSamples();
        }

        @Override
        public void read(int row, float[] out) {
            float[] wide = new float[dense.waveformSize()];
            dense.read(row, wide);
            int[] own = columns[unitOfRow[row]];
            Arrays.fill(out, 0, waveformSize(), 0);
            for (int sample = 0; sample < numSamples(); sample++) {
                for (int k = 0; k < own.length; k++) {
                    out[sample * numChannels + k] = wide[sample * dense.numChannels() + own[k]];
                }
            }
        }
    }
}
