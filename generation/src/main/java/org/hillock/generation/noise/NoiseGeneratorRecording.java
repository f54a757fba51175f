package org.hillock.generation.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.basis.OneOrEach;
import org.hillock.generation.basis.SegmentLengths;

/**
 * A recording of normal noise that is made while it is read: a sample depends on seed, segment, frame and channel alone. (The peer's class of
 * this name draws other numbers.)
 *
 * @param numChannels number of channels, ids 0, 1, 2 …
 * @param samplingFrequency frames per second in Hz
 * @param durations seconds of every segment
 * @param noiseLevels standard deviation of all channels, or one for each; 0 is silence
 * @param covMatrix covariance between channels, scaled by the levels; absent: independent channels
 * @param dtype float32 or float64 (which holds float32 numbers)
 * @param seed 0 or more
 * @param strategy where blocks come from
 * @param noiseBlockSize frames made at a time; absent: 1024 on the fly, 30000 tiled
 */
@Wire(
        name = "noise_generator_recording",
        aliases = "generate_noise",
        doc = "Makes normal noise while it is read, independent or with a given covariance between channels.")
public record NoiseGeneratorRecording(
        @Param(doc = "Number of channels.", min = 1) int numChannels,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Duration of every segment.", unit = "s", min = 0)
        List<Double> durations,

        @Param(doc = "Standard deviation of all channels, or one for each.", standard = "[1.0]", min = 0)
        List<Double> noiseLevels,

        @Param(doc = "Covariance between channels, scaled by the levels; null: independent.", standard = "null")
        Optional<NdArray> covMatrix,

        @Param(doc = "Sample type, float32 or float64.", standard = "\"float32\"")
        DType dtype,

        @Param(doc = "Seed of the random numbers.", standard = "0", min = 0)
        long seed,

        @Param(doc = "One block repeated, or a new block for every place.", standard = "\"on_the_fly\"")
        NoiseStrategy strategy,

        @Param(
                doc = "Frames made at a time; null: 1024 on the fly, 30000 tiled.",
                unit = "samples",
                standard = "null",
                min = 1)
        Optional<Integer> noiseBlockSize)
        implements RecordingSource {
    private static final String NAME = "noise_generator_recording";
    private static final int BLOCK_ON_THE_FLY = 1024;
    private static final int BLOCK_TILED = 30000;

    /** Independent float32 noise of level 1 with seed 0. */
    public static NoiseGeneratorRecording of(int numChannels, double samplingFrequency, List<Double> durations) {
        return new NoiseGeneratorRecording(
                numChannels,
                samplingFrequency,
                durations,
                List.of(1.0),
                Optional.empty(),
                DType.FLOAT32,
                0,
                NoiseStrategy.ON_THE_FLY,
                Optional.empty());
    }

    /** With a standard deviation for all channels, or one for each. */
    public NoiseGeneratorRecording withNoiseLevels(double... levels) {
        return Changed.with(this, "noise_levels", levels);
    }

    /** With a covariance {@code [channels × channels]}. */
    public NoiseGeneratorRecording withCovMatrix(NdArray covariance) {
        return new NoiseGeneratorRecording(
                numChannels,
                samplingFrequency,
                durations,
                noiseLevels,
                Optional.of(covariance),
                dtype,
                seed,
                strategy,
                noiseBlockSize);
    }

    /** With another sample type. */
    public NoiseGeneratorRecording withDtype(DType type) {
        return Changed.with(this, "dtype", type.numpyName());
    }

    /** With another seed. */
    public NoiseGeneratorRecording withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    /** With another source of blocks. */
    public NoiseGeneratorRecording withStrategy(NoiseStrategy other) {
        return Changed.with(this, "strategy", other.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** With another number of frames made at a time; another number gives other noise. */
    public NoiseGeneratorRecording withNoiseBlockSize(int frames) {
        return Changed.with(this, "noise_block_size", frames);
    }

    @Override
    public Recording open() {
        if (dtype.isInteger()) {
            throw new WrongArgumentException(NAME + ": dtype = " + dtype + " must be float32 or float64.");
        }
        double[] levels = OneOrEach.of(NAME + ": noise_levels", noiseLevels, numChannels);
        if (Arrays.stream(levels).anyMatch(level -> level < 0)) {
            throw new WrongArgumentException(NAME + ": noise_levels = " + noiseLevels + " must be 0 or more.");
        }
        List<SegmentInfo> segments = Arrays.stream(SegmentLengths.of(NAME, durations, samplingFrequency))
                .mapToObj(SegmentInfo::new)
                .toList();
        RecordingInfo info = RecordingInfo.of(samplingFrequency, Ids.range(numChannels), dtype, segments);
        return new Recording(info, reader(levels), Provenance.of(this));
    }

    private NoiseReader reader(double[] levels) {
        boolean tiled = strategy == NoiseStrategy.TILE_PREGENERATED;
        int block = noiseBlockSize.orElse(tiled ? BLOCK_TILED : BLOCK_ON_THE_FLY);
        NoiseBlocks blocks = new NoiseBlocks(seed, ChannelMixing.of(levels, covMatrix));
        return tiled ? NoiseReader.tiled(blocks, block) : NoiseReader.onTheFly(blocks, block);
    }
}
