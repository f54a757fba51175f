package org.hillock.preprocessing.reference;

import java.util.List;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.statistics.Median;
import org.hillock.preprocessing.rows.Rows;

/**
 * Subtracts references, some rows at a time so that they stay in cache. A NaN among the sources gives NaN to all targets.
 *
 * @param groups what is subtracted from what
 * @param median the median rather than the mean
 * @param inputType type of the input
 * @param outputType type of the result
 */
record ReferenceKernel(List<ReferenceGroup> groups, boolean median, DType inputType, DType outputType)
        implements Kernel {
    private static final int ROWS = 64;

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        if (input.carrier() == Carrier.FLOAT && out.carrier() == Carrier.FLOAT) {
            narrow(input, lead, out);
        } else {
            wide(input, lead, out);
        }
    }

    private void narrow(Samples input, int lead, Samples out) {
        int channels = input.numChannels();
        float[] block = new float[ROWS * channels];
        float[] result = new float[ROWS * channels];
        float[] reference = new float[ROWS];
        List<FrameReference> references = groups.stream()
                .map(group -> FrameReference.of(group.sources(), channels, median, inputType, ROWS))
                .toList();
        for (int row = 0; row < out.numSamples(); row += ROWS) {
            int rows = Math.min(ROWS, out.numSamples() - row);
            System.arraycopy(input.floats(), input.offset() + (lead + row) * channels, block, 0, rows * channels);
            System.arraycopy(block, 0, result, 0, rows * channels);
            for (int g = 0; g < references.size(); g++) {
                references.get(g).of(block, rows, reference);
                subtract(reference, groups.get(g).targets(), rows, block, result);
            }
            Rows.finish(Samples.over(result, rows, channels), out.rows(row, row + rows), outputType);
        }
    }

    private static void subtract(float[] reference, int[] targets, int rows, float[] block, float[] result) {
        int channels = block.length / ROWS;
        boolean all = isEveryColumn(targets, channels);
        for (int s = 0; s < rows; s++) {
            float value = reference[s];
            int start = s * channels;
            if (all) {
                for (int c = start; c < start + channels; c++) {
                    result[c] = block[c] - value;
                }
            } else {
                for (int c : targets) {
                    result[start + c] = block[start + c] - value;
                }
            }
        }
    }

    private static boolean isEveryColumn(int[] targets, int channels) {
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] != i) {
                return false;
            }
        }
        return targets.length == channels;
    }

    private void wide(Samples input, int lead, Samples out) {
        double[] row = new double[input.numChannels()];
        double[] result = new double[input.numChannels()];
        double[] sources = new double[input.numChannels()];
        for (int s = 0; s < out.numSamples(); s++) {
            Rows.load(input, lead + s, row);
            System.arraycopy(row, 0, result, 0, row.length);
            for (ReferenceGroup group : groups) {
                double reference = reference(group.sources(), row, sources);
                for (int c : group.targets()) {
                    result[c] = row[c] - reference;
                }
            }
            Rows.store(result, out, s, outputType);
        }
    }

    private double reference(int[] columns, double[] row, double[] sources) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sources[i] = row[columns[i]];
            sum += sources[i];
        }
        return median ? Median.inPlace(sources, 0, columns.length) : sum / columns.length;
    }
}
