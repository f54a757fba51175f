package org.hillock.preprocessing.scaling;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.values.DType;

/**
 * Subtracts from each channel its median or mean over random chunks.
 *
 * @param mode median or mean
 * @param dtype type of the result; absent: that of the recording
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(
        name = "center",
        pythonClass = "spikeinterface.preprocessing.normalize_scale.CenterRecording",
        parent = "recording",
        doc = "Subtracts from each channel its median or mean.")
public record Center(
        @Param(
                doc = "What is subtracted.",
                standard = "\"median\"",
                choices = {"median", "mean"})
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
        DType type = dtype.orElse(parent.getDtype());
        Estimates estimates = Estimates.of(parent, numChunksPerSegment, chunkSize, seed);
        double[] middles = mode.equals("mean") ? estimates.means() : estimates.medians();
        double[] gain = new double[middles.length];
        Arrays.fill(gain, 1);
        double[] offset = Arrays.stream(middles).map(middle -> -middle).toArray();
        Center fitted = new Center(mode, Optional.of(type), numChunksPerSegment, chunkSize, seed);
        return Preprocessor.derive(
                parent, fitted, parent.info().withDtype(type), Margin.NONE, Affine.kernel(gain, offset, type));
    }
}
