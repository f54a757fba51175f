package org.hillock.preprocessing.whitening;

import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;
import tools.jackson.databind.JsonNode;

/**
 * y = (x - M) W · intScale with W the inverse square root of the channels' covariance (ZCA): each channel keeps its place.
 *
 * @param dtype type of the result; an integer type needs {@code intScale}; absent: that of the recording
 * @param mode global (all channels) or local (each channel with those within {@code radiusUm})
 * @param radiusUm radius of the local mode in µm
 * @param applyMean whether the channels' means are subtracted
 * @param regularize whether the covariance is shrunk
 * @param regularizeKwargs {@code method} LedoitWolf, OAS, ShrunkCovariance ({@code shrinkage}) or EmpiricalCovariance
 * @param intScale factor of the result
 * @param mean one value per channel, {@code [1, channels]}; absent: estimated where it is applied
 * @param matrix {@code [channels, channels]}; absent: estimated
 * @param eps added to the variances of the principal directions; absent: 1e-8, or less for small units
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(
        name = "whiten",
        pythonClass = "spikeinterface.preprocessing.whiten.WhitenRecording",
        parent = "recording",
        doc = "Makes channels uncorrelated and of unit spread.")
public record Whiten(
        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null")
        Optional<DType> dtype,

        @Param(
                doc = "All channels together, or each with its neighbours.",
                standard = "\"global\"",
                choices = {"global", "local"})
        String mode,

        @Param(
                doc = "Radius of the local mode.",
                unit = "µm",
                standard = "100.0",
                min = 0,
                aliases = {"local_radius_um"})
        double radiusUm,

        @Param(doc = "Subtract the mean of each channel.", standard = "false")
        boolean applyMean,

        @Param(doc = "Shrink the covariance.", standard = "false")
        boolean regularize,

        @Param(
                doc = "method LedoitWolf, OAS, ShrunkCovariance (with shrinkage) or EmpiricalCovariance.",
                standard = "null")
        Optional<Map<String, JsonNode>> regularizeKwargs,

        @Param(doc = "Factor of the result, for integer types.", standard = "null")
        Optional<Double> intScale,

        @Param(name = "M", doc = "Mean of each channel; null: estimated.", standard = "null")
        Optional<NdArray> mean,

        @Param(name = "W", doc = "Whitening matrix; null: estimated.", standard = "null")
        Optional<NdArray> matrix,

        @Param(
                doc = "Added to the variances of the principal directions; null: 1e-8, or less for small units.",
                standard = "null",
                min = 0,
                own = true)
        Optional<Double> eps,

        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1, own = true)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1, own = true)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0, own = true)
        Optional<Long> seed)
        implements Preprocessor {
    @Override
    public Whiten fit(Recording parent) {
        requireScale(type(parent.info()));
        if (matrix.isPresent()) {
            return this;
        }
        RandomChunks chunks = RandomChunks.standard()
                .withNumChunksPerSegment(numChunksPerSegment)
                .withChunkSize(chunkSize)
                .withSeed(seed.orElse(0L));
        WhiteningEstimate estimate = WhiteningEstimate.of(this, parent, chunks);
        return new Whiten(
                dtype,
                mode,
                radiusUm,
                applyMean,
                regularize,
                regularizeKwargs,
                intScale,
                applyMean ? Optional.of(PerChannel.row(estimate.mean())) : Optional.empty(),
                Optional.of(NdArray.ofRows(estimate.matrix())),
                eps,
                numChunksPerSegment,
                chunkSize,
                seed);
    }

    private DType type(RecordingInfo input) {
        return dtype.orElse(input.dtype());
    }

    private void requireScale(DType type) {
        if (type.isInteger() && intScale.isEmpty()) {
            throw new WrongArgumentException("whiten: int_scale must be given for dtype = " + type
                    + " (a spread of 1 leaves nothing of integers). Give int_scale, or dtype float32.");
        }
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return input.withDtype(type(input));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int n = input.numChannels();
        double[][] rows = matrix.orElseThrow().toRows();
        if (rows.length != n || rows[0].length != n) {
            throw new WrongArgumentException("whiten: W of " + rows.length + " rows must be a matrix of " + n + " × "
                    + n + " (the number of channels).");
        }
        double[] means =
                mean.map(given -> PerChannel.values("whiten", "M", given, n)).orElseGet(() -> new double[n]);
        double scale = intScale.orElse(1.0);
        for (double[] row : rows) {
            for (int c = 0; c < n; c++) {
                row[c] *= scale;
            }
        }
        return new ProjectionKernel(rows, means, type(input));
    }
}
