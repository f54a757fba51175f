package org.hillock.preprocessing.scaling;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.values.DType;

/**
 * Brings the distance between two quantiles to {@code scale} and the median to {@code median}, by random chunks. A channel whose
 * quantiles coincide (a dead one) is only shifted.
 *
 * @param scale the distance afterwards
 * @param median the median afterwards
 * @param q1 lower quantile
 * @param q2 upper quantile
 * @param mode by_channel or pool_channel
 * @param dtype type of the result; absent: that of the recording
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(
        name = "normalize_by_quantile",
        pythonClass = "spikeinterface.preprocessing.normalize_scale.NormalizeByQuantileRecording",
        parent = "recording",
        doc = "Scales channels by the distance between two quantiles and shifts them to a median.")
public record NormalizeByQuantile(
        @Param(doc = "Distance between the quantiles afterwards.", standard = "1.0")
        double scale,

        @Param(doc = "Median afterwards.", standard = "0.0") double median,

        @Param(doc = "Lower quantile.", standard = "0.01", min = 0, max = 1)
        double q1,

        @Param(doc = "Upper quantile.", standard = "0.99", min = 0, max = 1)
        double q2,

        @Param(
                doc = "Each channel by itself or all together.",
                standard = "\"by_channel\"",
                choices = {"by_channel", "pool_channel"})
        String mode,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "\"float32\"")
        Optional<DType> dtype,

        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1, own = true)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1, own = true)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0, own = true)
        Optional<Long> seed)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        if (!(q1 < q2)) {
            throw new WrongArgumentException("normalize_by_quantile: q1 = " + q1 + " must be below q2 = " + q2 + ".");
        }
        DType type = dtype.orElse(parent.getDtype());
        int n = parent.getNumChannels();
        Estimates estimates = Estimates.of(parent, numChunksPerSegment, chunkSize, seed);
        double[] low = estimates(estimates, q1, n);
        double[] middle = estimates(estimates, 0.5, n);
        double[] high = estimates(estimates, q2, n);
        double[] gain = new double[n];
        double[] offset = new double[n];
        for (int c = 0; c < n; c++) {
            double distance = Math.abs(high[c] - low[c]);
            gain[c] = distance == 0 ? 1 : scale / distance;
            offset[c] = median - middle[c] * gain[c];
        }
        NormalizeByQuantile fitted = new NormalizeByQuantile(
                scale, median, q1, q2, mode, Optional.of(type), numChunksPerSegment, chunkSize, seed);
        return Preprocessor.derive(
                parent, fitted, parent.info().withDtype(type), Margin.NONE, Affine.kernel(gain, offset, type));
    }

    private double[] estimates(Estimates estimates, double fraction, int numChannels) {
        if (mode.equals("by_channel")) {
            return estimates.quantiles(fraction);
        }
        double[] all = new double[numChannels];
        Arrays.fill(all, estimates.pooledQuantile(fraction));
        return all;
    }
}
