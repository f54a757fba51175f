package org.hillock.preprocessing.whitening;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.linalg.MatrixProduct;
import org.hillock.preprocessing.rows.Rows;

/** y = (x - mean) · matrix, row by row. */
final class ProjectionKernel implements Kernel {
    private static final int ROWS = 64;
    private final float[][] narrowMatrix;
    private final double[] matrix;
    private final double[] mean;
    private final boolean centred;
    private final DType outputType;

    ProjectionKernel(double[][] rows, double[] mean, DType outputType) {
        int n = rows.length;
        this.matrix = new double[n * n];
        this.narrowMatrix = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = rows[i][j];
                narrowMatrix[i][j] = (float) rows[i][j];
            }
        }
        this.mean = mean;
        this.outputType = outputType;
        boolean any = false;
        for (double value : mean) {
            any |= value != 0;
        }
        this.centred = any;
    }

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        int channels = input.numChannels();
        boolean narrow = input.carrier() == Carrier.FLOAT && out.carrier() == Carrier.FLOAT;
        Samples block = Samples.allocate(narrow ? Carrier.FLOAT : Carrier.DOUBLE, ROWS, channels);
        MatrixProduct.Scratch memory = new MatrixProduct.Scratch(channels);
        for (int row = 0; row < out.numSamples(); row += ROWS) {
            int rows = Math.min(ROWS, out.numSamples() - row);
            Samples part = block.rows(0, rows);
            part.copyFrom(input.rows(lead + row, lead + row + rows));
            Samples product = narrow ? narrow(part, memory) : wide(part);
            Rows.finish(product, out.rows(row, row + rows), outputType);
        }
    }

    private Samples narrow(Samples part, MatrixProduct.Scratch memory) {
        float[] values = part.floats();
        if (centred) {
            for (int i = 0; i < part.size(); i++) {
                values[i] = (float) (values[i] - mean[i % mean.length]);
            }
        }
        MatrixProduct.rows(values, part.numSamples(), narrowMatrix, values, memory);
        return part;
    }

    private Samples wide(Samples part) {
        double[] values = java.util.Arrays.copyOf(part.doubles(), part.size());
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean[i % mean.length];
        }
        int n = mean.length;
        return Samples.over(MatrixProduct.multiply(values, matrix, part.numSamples(), n, n), part.numSamples(), n);
    }
}
