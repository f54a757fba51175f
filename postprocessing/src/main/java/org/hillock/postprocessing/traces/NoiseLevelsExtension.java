package org.hillock.postprocessing.traces;

import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * The noise level of every channel, from the median absolute deviation of random chunks.
 *
 * <p>Variable {@code noise_levels}: one float32 per channel, in the units of the extractor.
 */
@Wire(
        name = "noise_levels",
        pythonClass = "spikeinterface.core.analyzer_extension_core.ComputeNoiseLevels",
        doc = "Estimates the noise level of every channel from random chunks.")
public record NoiseLevelsExtension(
        @Param(doc = "How many chunks of each segment.", standard = "20", min = 1)
        int numChunksPerSegment,

        @Param(doc = "Frames of a chunk.", standard = "10000", unit = "frames", min = 1)
        int chunkSize,

        @Param(doc = "Seed of the choice of chunks; null stands for 0.", standard = "null")
        Optional<Long> seed)
        implements ComputedExtension {
    @Override
    public boolean needsRecording() {
        return true;
    }

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        return new NoiseLevelsExtension(numChunksPerSegment, chunkSize, seed.or(() -> Optional.of(0L)));
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        RandomChunks chunks = RandomChunks.standard()
                .withNumChunksPerSegment(numChunksPerSegment)
                .withChunkSize(chunkSize)
                .withSeed(seed.orElse(0L));
        double[] levels = RecordingTools.getNoiseLevels(
                context.recording(),
                NoiseLevels.standard()
                        .withChunks(chunks)
                        .withReturnScaled(context.waveforms().isScaled()));
        float[] narrow = new float[levels.length];
        for (int channel = 0; channel < narrow.length; channel++) {
            narrow[channel] = (float) levels[channel];
        }
        return ExtensionData.of("noise_levels", NdArray.ofFloats(narrow, narrow.length));
    }
}
