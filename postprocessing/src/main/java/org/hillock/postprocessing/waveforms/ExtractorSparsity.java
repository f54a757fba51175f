package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityMethod;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;

/** The sparsity that follows from what an extractor holds, after the peer's {@code compute_sparsity}. */
public final class ExtractorSparsity {
    private ExtractorSparsity() {}

    /**
     * The sparsity by any rule.
     *
     * @param waveforms with templates for most rules, waveforms for {@link SparsityMethod#ENERGY}, the recording for
     *     {@link SparsityMethod#BY_PROPERTY}
     * @param rule by which rule
     * @param noiseLevels a level per channel in the units of the extractor; absent: those of the extension {@code noise_levels}
     */
    public static ChannelSparsity of(WaveformExtractor waveforms, SparsityRule rule, Optional<double[]> noiseLevels) {
        return switch (rule.method()) {
            case BY_PROPERTY -> SparsityTools.byProperty(waveforms.recording(), waveforms.sorting(), rule.byProperty());
            case ENERGY -> byEnergy(waveforms, rule.threshold(), noiseLevels(waveforms, noiseLevels));
            case SNR, PTP ->
                SparsityTools.computeSparsity(
                        waveforms.templates(), rule, Optional.of(noiseLevels(waveforms, noiseLevels)));
            default -> SparsityTools.computeSparsity(waveforms.templates(), rule, Optional.empty());
        };
    }

    private static double[] noiseLevels(WaveformExtractor waveforms, Optional<double[]> given) {
        return given.orElseGet(() ->
                waveforms.extension("noise_levels").data().array("noise_levels").toDoubles());
    }

    /** √(Σx²/(n·samples)) / noise ≥ threshold, over the n random spikes of the unit that have a whole waveform. */
    private static ChannelSparsity byEnergy(WaveformExtractor waveforms, double threshold, double[] noise) {
        if (waveforms.isSparse()) {
            throw new WrongArgumentException(
                    "compute_sparsity: method = 'energy' must be given a dense extractor (this one is sparse).");
        }
        WaveformStack stack = waveforms.extension("waveforms").data().stack("waveforms");
        int channels = stack.numChannels();
        boolean[][] mask = new boolean[waveforms.numUnits()][channels];
        float[] one = new float[stack.waveformSize()];
        double[] squares = new double[channels];
        int[] chosen = waveforms.randomSpikes();
        for (int unit = 0; unit < mask.length; unit++) {
            int[] rows = Arrays.stream(
                            waveforms.randomSpikesOf(waveforms.unitIds().get(unit)))
                    .filter(row -> waveforms.hasWholeWaveform(chosen[row]))
                    .toArray();
            Arrays.fill(squares, 0);
            for (int row : rows) {
                stack.read(row, one);
                for (int i = 0; i < one.length; i++) {
                    squares[i % channels] += (double) one[i] * one[i];
                }
            }
            for (int channel = 0; channel < channels; channel++) {
                double size = Math.sqrt(squares[channel] / ((double) rows.length * stack.numSamples()));
                mask[unit][channel] = size / noise[channel] >= threshold;
            }
        }
        return ChannelSparsity.of(mask, waveforms.unitIds(), waveforms.channelIds());
    }
}
