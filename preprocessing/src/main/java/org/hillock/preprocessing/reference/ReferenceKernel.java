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
            narrow(input, lead, out, scratch);
        } else {
            wide(input, lead, out);
        }
    }

    /** What a worker keeps from piece to piece. */
    private record Memory(List<FrameReference> references, float[] reference, float[] result) {}

    private Memory memory(int channels) {
        List<FrameReference> references = groups.stream()
                .map(group -> FrameReference.of(group.sources(), channels, median, inputType))
                .toList();
        return new Memory(references, new float[ROWS], new float[ROWS * channels]);
    }

    private void narrow(Samples input, int lead, Samples out, Scratch scratch) {
        int channels = input.numChannels();
        Memory memory = scratch.memory(this, Memory.class, () -> memory(channels));
        for (int row = 0; row < out.numSamples(); row += ROWS) {
            int rows = Math.min(ROWS, out.numSamples() - row);
            int start = input.offset() + (lead + row) * channels;
            float[] block = input.floats();
            System.arraycopy(block, start, memory.result, 0, rows * channels);
            for (int g = 0; g < groups.size(); g++) {
                memory.references.get(g).of(block, start, rows, memory.reference);
                int[] targets = groups.get(g).targets();
                if (groups.size() == 1 && isEveryColumn(targets, channels)) {
                    subtractFromAll(memory.reference, rows, channels, memory.result);
                } else {
                    subtract(memory.reference, targets, rows, channels, memory.result, block, start);
                }
            }
            int values = rows * channels;
            if (outputType.isInteger()) {
                Rows.round(memory.result, values, outputType);
            }
            System.arraycopy(memory.result, 0, out.floats(), out.offset() + row * channels, values);
        }
    }

    /** Takes the reference away from the samples as they came: a channel may stand in more than one group. */
    private static void subtract(
            float[] reference, int[] targets, int rows, int channels, float[] result, float[] block, int start) {
        for (int s = 0; s < rows; s++) {
            float value = reference[s];
            int to = s * channels;
            int from = start + to;
            for (int c : targets) {
                result[to + c] = block[from + c] - value;
            }
        }
    }

    private static void subtractFromAll(float[] reference, int rows, int channels, float[] result) {
        for (int s = 0; s < rows; s++) {
            float value = reference[s];
            int end = (s + 1) * channels;
            for (int i = end - channels; i < end; i++) {
                result[i] -= value;
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
