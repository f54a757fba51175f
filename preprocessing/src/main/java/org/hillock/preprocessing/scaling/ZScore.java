package org.hillock.preprocessing.scaling;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.preprocessing.rows.PerChannel;

/**
 * Brings each channel to middle 0 and spread 1 (or {@code intScale}), by random chunks; gains and offsets to µV become 1 and 0. A
 * channel without spread (a dead one) is only shifted.
 *
 * @param dtype type of the result; an integer type needs {@code intScale}; absent: that of the recording
 * @param mode median+mad or mean+std
 * @param gain factor of each channel; absent: estimated
 * @param offset added after the factor; absent: estimated
 * @param intScale the spread afterwards for integer types
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(
        name = "zscore",
        pythonClass = "spikeinterface.preprocessing.normalize_scale.ZScoreRecording",
        parent = "recording",
        doc = "Brings each channel to middle 0 and spread 1.")
public record ZScore(
        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "\"float32\"")
        Optional<DType> dtype,

        @Param(
                doc = "What stands for middle and spread.",
                standard = "\"median+mad\"",
                choices = {"median+mad", "mean+std"})
        String mode,

        @Param(doc = "Factor of each channel; null: estimated.", standard = "null")
        Optional<NdArray> gain,

        @Param(doc = "Added after the factor; null: estimated.", standard = "null")
        Optional<NdArray> offset,

        @Param(doc = "Spread afterwards, for integer types.", standard = "null", own = true)
        Optional<Double> intScale,

        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1, own = true)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1, own = true)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0, own = true)
        Optional<Long> seed)
        implements Preprocessor {
    @Override
    public ZScore fit(Recording parent) {
        DType type = dtype.orElse(parent.getDtype());
        if (gain.isPresent() != offset.isPresent()) {
            throw new WrongArgumentException("zscore: gain and offset must be given both or not at all.");
        }
        if (gain.isPresent()) {
            return with(type, gain.get(), offset.get());
        }
        if (type.isInteger() && intScale.isEmpty()) {
            throw new WrongArgumentException("zscore: int_scale must be given for dtype = " + type
                    + " (a spread of 1 leaves nothing of integers). Give int_scale, or dtype float32.");
        }
        Estimates estimates = Estimates.of(parent, numChunksPerSegment, chunkSize, seed);
        boolean robust = mode.equals("median+mad");
        double[] middle = robust ? estimates.medians() : estimates.means();
        double[] spread = robust ? estimates.scaledAbsoluteDeviations() : estimates.deviations();
        double[] gains = Arrays.stream(spread)
                .map(s -> (s == 0 ? 1 : 1 / s) * intScale.orElse(1.0))
                .toArray();
        double[] offsets = new double[gains.length];
        Arrays.setAll(offsets, c -> -middle[c] * gains[c]);
        return with(type, PerChannel.row(gains), PerChannel.row(offsets));
    }

    private ZScore with(DType type, NdArray gains, NdArray offsets) {
        return new ZScore(
                Optional.of(type),
                mode,
                Optional.of(gains),
                Optional.of(offsets),
                Optional.empty(),
                numChunksPerSegment,
                chunkSize,
                seed);
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        double[] ones = new double[input.numChannels()];
        Arrays.fill(ones, 1);
        Properties properties = input.properties()
                .with("gain_to_uV", NdArray.ofDoubles(ones))
                .with("offset_to_uV", NdArray.ofDoubles(new double[input.numChannels()]));
        return input.withDtype(dtype.orElse(input.dtype())).withProperties(properties);
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int n = input.numChannels();
        return Affine.kernel(
                PerChannel.values("zscore", "gain", gain.orElseThrow(), n),
                PerChannel.values("zscore", "offset", offset.orElseThrow(), n),
                dtype.orElse(input.dtype()));
    }
}
