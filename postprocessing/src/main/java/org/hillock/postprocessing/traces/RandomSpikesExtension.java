package org.hillock.postprocessing.traces;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.RandomSpikes;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.UnitSelection;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * The choice of the spikes that stand for the others; see {@link RandomSpikes} for the parameters.
 *
 * <p>Variable {@code random_spikes_indices}: positions in the spike vector, rising.
 */
@Wire(
        name = "random_spikes",
        pythonClass = "spikeinterface.core.analyzer_extension_core.ComputeRandomSpikes",
        doc = "Chooses the spikes whose waveforms are kept: some of each unit, or all.")
public record RandomSpikesExtension(
        @Param(
                doc = "uniform takes some of each unit, all takes every spike.",
                standard = "\"uniform\"",
                choices = {"uniform", "all"})
        String method,

        @Param(doc = "At most so many spikes of each unit, over all segments.", standard = "500", min = 1)
        int maxSpikesPerUnit,

        @Param(
                doc = "Spikes within so many frames of a segment's ends are left out; null: none is.",
                standard = "null",
                unit = "frames")
        Optional<Integer> marginSize,

        @Param(doc = "Seed of the choice; null stands for 0.", standard = "null")
        Optional<Long> seed)
        implements ComputedExtension {
    private static final String INDICES = "random_spikes_indices";

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        return new RandomSpikesExtension(method, maxSpikesPerUnit, marginSize, seed.or(() -> Optional.of(0L)));
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        RandomSpikes choice = new RandomSpikes(
                method.equals("all"),
                maxSpikesPerUnit,
                marginSize.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seed.orElse(0L));
        WaveformExtractor waveforms = context.waveforms();
        long[] lengths = new long[waveforms.numSegments()];
        Arrays.setAll(lengths, waveforms::numSamples);
        return ExtensionData.of(INDICES, asLongs(choice.draw(context.spikes(), lengths)));
    }

    private static NdArray asLongs(int[] positions) {
        return NdArray.ofLongs(Arrays.stream(positions).asLongStream().toArray());
    }

    @Override
    public Along along(String variable) {
        return Along.RANDOM_SPIKES;
    }

    /** The positions in the new spike vector of the random spikes that are kept. */
    @Override
    public ExtensionData select(ExtensionData data, UnitSelection selection) {
        return ExtensionData.of(
                INDICES, asLongs(selection.renumbered(data.array(INDICES).toInts())));
    }
}
