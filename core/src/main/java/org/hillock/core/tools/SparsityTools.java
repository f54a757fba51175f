package org.hillock.core.tools;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/** Which channels belong to which unit, after {@code spikeinterface.core.sparsity}. Thread-safe. */
public final class SparsityTools {
    private SparsityTools() {}

    /**
     * The sparsity of templates.
     *
     * @param templates whose channels
     * @param rule by which rule; {@link SparsityMethod#BY_PROPERTY} needs no templates, see {@link #byProperty}
     * @param noiseLevels a level per channel in the units of the templates; only two methods look at it
     */
    public static ChannelSparsity computeSparsity(
            Templates templates, SparsityRule rule, Optional<double[]> noiseLevels) {
        double[][] amplitudes =
                TemplateTools.getTemplateAmplitudes(templates, rule.peakSign(), rule.amplitudeMode(), true);
        boolean[][] mask =
                switch (rule.method()) {
                    case RADIUS -> withinRadius(templates, rule);
                    case BEST_CHANNELS -> largest(amplitudes, rule.numChannels());
                    case AMPLITUDE -> atLeast(amplitudes, rule.threshold(), ones(templates.numChannels()));
                    case SNR -> atLeast(amplitudes, rule.threshold(), noise(templates, noiseLevels));
                    case PTP ->
                        atLeast(
                                TemplateTools.getTemplateAmplitudes(
                                        templates, rule.peakSign(), AmplitudeMode.PEAK_TO_PEAK, true),
                                rule.threshold(),
                                noise(templates, noiseLevels));
                    case ENERGY ->
                        throw new WrongArgumentException(
                                "compute_sparsity: method = 'energy' must be given waveforms (templates alone don't tell it).");
                    case BY_PROPERTY ->
                        throw new WrongArgumentException(
                                "compute_sparsity: method = 'by_property' must be given a recording and a sorting (templates have no properties).");
                };
        return ChannelSparsity.of(mask, templates.unitIds(), templates.channelIds());
    }

    private static boolean[][] withinRadius(Templates templates, SparsityRule rule) {
        double[][] distances = ChannelGeometry.distances(templates.requiredLocations("compute_sparsity"));
        int[] extremum = TemplateTools.getTemplateExtremumChannel(templates, rule.peakSign(), rule.amplitudeMode());
        boolean[][] mask = new boolean[extremum.length][templates.numChannels()];
        for (int unit = 0; unit < mask.length; unit++) {
            for (int channel = 0; channel < mask[unit].length; channel++) {
                mask[unit][channel] = distances[extremum[unit]][channel] <= rule.radiusUm();
            }
        }
        return mask;
    }

    private static boolean[][] largest(double[][] amplitudes, int count) {
        boolean[][] mask = new boolean[amplitudes.length][];
        for (int unit = 0; unit < mask.length; unit++) {
            double[] row = amplitudes[unit];
            boolean[] kept = new boolean[row.length];
            IntStream.range(0, row.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(channel -> -row[channel]))
                    .limit(count)
                    .forEach(channel -> kept[channel] = true);
            mask[unit] = kept;
        }
        return mask;
    }

    private static boolean[][] atLeast(double[][] amplitudes, double threshold, double[] levels) {
        boolean[][] mask = new boolean[amplitudes.length][levels.length];
        for (int unit = 0; unit < mask.length; unit++) {
            for (int channel = 0; channel < levels.length; channel++) {
                mask[unit][channel] = amplitudes[unit][channel] / levels[channel] >= threshold;
            }
        }
        return mask;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] noise(Templates templates, Optional<double[]> noiseLevels) {
        double[] levels = noiseLevels.orElseThrow(() -> new WrongArgumentException(
                "compute_sparsity: noise_levels must be given for the methods snr and ptp."));
        if (levels.length != templates.numChannels()) {
            throw new WrongArgumentException("compute_sparsity: noise_levels of " + levels.length
                    + " entries must have one for each of the " + templates.numChannels() + " channels.");
        }
        return levels;
    }

    /** The sparsity that gives each unit the channels with the same property, for example {@code group} for tetrodes. */
    public static ChannelSparsity byProperty(Recording recording, Sorting sorting, String property) {
        NdArray ofChannels = recording.getProperty(property);
        NdArray ofUnits = sorting.getProperty(property);
        boolean[][] mask = new boolean[sorting.getNumUnits()][recording.getNumChannels()];
        String[] channels = comparable(ofChannels);
        String[] units = comparable(ofUnits);
        for (int unit = 0; unit < mask.length; unit++) {
            for (int channel = 0; channel < channels.length; channel++) {
                mask[unit][channel] = units[unit].equals(channels[channel]);
            }
        }
        return ChannelSparsity.of(mask, sorting.getUnitIds(), recording.getChannelIds());
    }

    /** Numbers as doubles, so that 1 and 1.0 are equal; texts as they are. */
    private static String[] comparable(NdArray property) {
        return property.type() instanceof ElementType.Numeric
                ? Arrays.stream(property.toDoubles()).mapToObj(Double::toString).toArray(String[]::new)
                : property.toStrings();
    }

    /**
     * Estimates a sparsity before anything else is computed, from the mean waveforms of a few random spikes of each unit.
     *
     * <p>Templates, thresholds and noise levels are in the recording's own units, as in the peer: the threshold of
     * {@link SparsityMethod#AMPLITUDE} counts raw values unless the recording is in µV.
     *
     * @param recording what is cut
     * @param sorting whose units
     * @param estimate how many spikes, which window and rule
     * @param noiseLevels a level per channel in the recording's own units; absent: estimated where the rule needs it
     * @param options jobs and chunks
     */
    public static ChannelSparsity estimateSparsity(
            Recording recording,
            Sorting sorting,
            SparsityEstimate estimate,
            Optional<double[]> noiseLevels,
            JobOptions options) {
        SparsityRule rule = estimate.rule();
        if (rule.method() == SparsityMethod.BY_PROPERTY) {
            return byProperty(recording, sorting, rule.byProperty());
        }
        WaveformWindow window =
                WaveformWindow.ofMs(estimate.msBefore(), estimate.msAfter(), recording.getSamplingFrequency());
        RandomSpikes choice = new RandomSpikes(
                false,
                estimate.numSpikesForSparsity(),
                OptionalInt.of(Math.max(window.nbefore(), window.nafter())),
                estimate.seed());
        SpikeVector all = sorting.toSpikeVector();
        SpikeVector some = SortingTools.takeSpikes(all, choice.draw(all, SortingTools.lengths(recording)));
        Templates templates = TemplateEstimation.average(window)
                .withReturnScaled(false)
                .run(recording, some, sorting.getUnitIds(), options)
                .templates();
        boolean looksAtNoise = rule.method() == SparsityMethod.SNR || rule.method() == SparsityMethod.PTP;
        Optional<double[]> levels = looksAtNoise && noiseLevels.isEmpty()
                ? Optional.of(RecordingTools.getNoiseLevels(
                        recording, NoiseLevels.standard().withReturnScaled(false)))
                : noiseLevels;
        return computeSparsity(templates, rule, levels);
    }
}
