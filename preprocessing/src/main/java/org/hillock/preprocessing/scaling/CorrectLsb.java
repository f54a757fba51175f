package org.hillock.preprocessing.scaling;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;

/**
 * For integer recordings that use only every n-th value: subtracts the channels' medians and divides by n. The gains to µV grow by n
 * and the offsets by what was subtracted, so that µV stay the same; unsigned types become signed. A recording that uses all values is handed back. In the provenance
 * these are two {@link Scale} steps.
 *
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(name = "correct_lsb", doc = "Divides samples by their common step, where they use only every n-th value.")
public record CorrectLsb(
        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0)
        Optional<Long> seed)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        DType type = parent.getDtype().toSigned();
        if (!type.isInteger()) {
            throw new WrongArgumentException(
                    "correct_lsb: recording must be of an integer type (it is " + type + "). Leave the step out.");
        }
        Estimates estimates = Estimates.of(parent, numChunksPerSegment, chunkSize, seed);
        double[] middles = Arrays.stream(estimates.medians()).map(Math::rint).toArray();
        double step = estimates.smallestStep();
        if (!(step > 1) || Double.isInfinite(step)) {
            return parent;
        }
        double[] shift = Arrays.stream(middles).map(middle -> -middle).toArray();
        Recording centred =
                parent.then(new Scale(NdArray.ofDoubles(new double[] {1}), PerChannel.row(shift), Optional.of(type)));
        Recording divided = centred.then(new Scale(
                NdArray.ofDoubles(new double[] {1 / step}), NdArray.ofDoubles(new double[] {0}), Optional.of(type)));
        return parent.hasScaledTraces() ? rescaled(divided, parent, middles, step) : divided;
    }

    private static Recording rescaled(Recording divided, Recording parent, double[] middles, double step) {
        double[] gains = parent.getChannelGains();
        double[] offsets = parent.getChannelOffsets();
        for (int c = 0; c < gains.length; c++) {
            offsets[c] += middles[c] * gains[c];
            gains[c] *= step;
        }
        return Recordings.setChannelOffsets(Recordings.setChannelGains(divided, gains), offsets);
    }
}
