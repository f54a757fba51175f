package org.hillock.preprocessing.scaling;

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
 * Replaces samples at or beyond a threshold.
 *
 * @param absThreshold the threshold in the recording's units; for direction both it stands on both sides of 0
 * @param quantileThreshold q: samples up to the quantile q of all samples of random chunks, or from the quantile 1 - q on, are replaced
 * @param direction upper, lower or both
 * @param fillValue what stands in; absent: the median of all samples of random chunks
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(
        name = "blank_staturation",
        aliases = {"blank_saturation"},
        pythonClass = "spikeinterface.preprocessing.clip.BlankSaturationRecording",
        parent = "recording",
        doc = "Replaces saturated samples.")
public record BlankSaturation(
        @Param(doc = "Threshold in the recording's units; null: by quantile.", standard = "null")
        Optional<Double> absThreshold,

        @Param(
                doc = "Share q of the samples beyond each threshold, the quantiles q and 1 - q; null: absolute.",
                standard = "null",
                min = 0,
                max = 1)
        Optional<Double> quantileThreshold,

        @Param(
                doc = "Which side is replaced.",
                standard = "\"upper\"",
                choices = {"upper", "lower", "both"})
        String direction,

        @Param(doc = "What stands in; null: the median.", standard = "null")
        Optional<Double> fillValue,

        @Param(doc = "Random chunks of each segment.", standard = "50", min = 1)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "500", min = 1)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0)
        Optional<Long> seed)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        if (absThreshold.isPresent() == quantileThreshold.isPresent()) {
            throw new WrongArgumentException(
                    "blank_staturation: either abs_threshold or quantile_threshold must be given. Give one of them.");
        }
        boolean upper = !direction.equals("lower");
        boolean lower = !direction.equals("upper");
        DType type = parent.getDtype();
        Optional<Estimates> estimates = fillValue.isPresent() && absThreshold.isPresent()
                ? Optional.empty()
                : Optional.of(Estimates.of(parent, numChunksPerSegment, chunkSize, seed));
        double fill = fillValue.orElseGet(() -> estimates.orElseThrow().pooledMedian());
        double high = quantileThreshold
                .map(q -> estimates.orElseThrow().pooledQuantile(1 - q))
                .orElseGet(() -> absThreshold.orElseThrow());
        double low = quantileThreshold
                .map(q -> estimates.orElseThrow().pooledQuantile(q))
                .orElseGet(() -> direction.equals("both") ? -absThreshold.orElseThrow() : absThreshold.orElseThrow());
        double stored = type.isInteger() ? Math.rint(fill) : fill;
        BlankSaturation fitted = new BlankSaturation(
                absThreshold, quantileThreshold, direction, Optional.of(fill), numChunksPerSegment, chunkSize, seed);
        return Preprocessor.derive(
                parent,
                fitted,
                parent.info(),
                Margin.NONE,
                Threshold.kernel(
                        lower ? low : Double.NEGATIVE_INFINITY,
                        stored,
                        upper ? high : Double.POSITIVE_INFINITY,
                        stored,
                        type));
    }
}
