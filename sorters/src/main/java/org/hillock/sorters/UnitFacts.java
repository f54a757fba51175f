package org.hillock.sorters;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomSpikes;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.tools.SortingTools;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;

/**
 * What a summary says of one unit.
 *
 * @param id its name
 * @param numSpikes all its spikes
 * @param firingRate spikes per second of the whole recording
 * @param amplitude size of its average spike on the channel where it is largest, in µV or counts
 * @param snr that size in standard deviations of the noise on the channel
 * @param channel the channel's name
 * @param refractoryViolations share of intervals between its spikes that are shorter than 1.5 ms
 */
public record UnitFacts(
        Id id,
        long numSpikes,
        double firingRate,
        double amplitude,
        double snr,
        Id channel,
        double refractoryViolations) {
    private static final double MS_BEFORE = 1;
    private static final double MS_AFTER = 1.5;
    private static final int SPIKES_PER_UNIT = 200;
    private static final double REFRACTORY_S = 0.0015;

    /** The facts of all units, from the signal that was sorted; spikes are sampled with a fixed seed. */
    public static List<UnitFacts> of(Recording recording, Sorting sorting, JobOptions jobs) {
        if (sorting.getNumUnits() == 0) {
            return List.of();
        }
        boolean scaled = recording.hasScaledTraces();
        double[] noise =
                RecordingTools.getNoiseLevels(recording, NoiseLevels.standard().withReturnScaled(scaled));
        WaveformWindow window = WaveformWindow.ofMs(MS_BEFORE, MS_AFTER, recording.getSamplingFrequency());
        int[] drawn = SortingTools.randomSpikesSelection(
                sorting, recording, RandomSpikes.uniform().withMaxSpikesPerUnit(SPIKES_PER_UNIT));
        SpikeVector spikes = SortingTools.takeSpikes(sorting.toSpikeVector(), drawn);
        Templates templates = TemplateEstimation.average(window)
                .withReturnScaled(scaled)
                .run(recording, spikes, sorting.getUnitIds(), jobs)
                .templates();
        long[] counts = sorting.toSpikeVector().countPerUnit();
        List<UnitFacts> facts = new ArrayList<>();
        for (int unit = 0; unit < counts.length; unit++) {
            double[] amplitudes = amplitudes(templates, unit);
            int channel = largest(amplitudes);
            facts.add(new UnitFacts(
                    sorting.getUnitIds().get(unit),
                    counts[unit],
                    counts[unit] / recording.getTotalDuration(),
                    amplitudes[channel],
                    amplitudes[channel] / noise[channel],
                    recording.getChannelIds().get(channel),
                    violations(sorting, unit)));
        }
        return facts;
    }

    /** The largest distance of a unit's template from its own median on every channel, so that a baseline does not count. */
    private static double[] amplitudes(Templates templates, int unit) {
        double[] amplitudes = new double[templates.numChannels()];
        double[] column = new double[templates.numSamples()];
        for (int channel = 0; channel < amplitudes.length; channel++) {
            for (int sample = 0; sample < column.length; sample++) {
                column[sample] = templates.get(unit, sample, channel);
            }
            java.util.Arrays.sort(column);
            double median = column[column.length / 2];
            amplitudes[channel] = Math.max(median - column[0], column[column.length - 1] - median);
        }
        return amplitudes;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static double violations(Sorting sorting, int unit) {
        long shortest = Math.round(REFRACTORY_S * sorting.getSamplingFrequency());
        long intervals = 0;
        long tooShort = 0;
        for (int segment = 0; segment < sorting.getNumSegments(); segment++) {
            long[] train = sorting.toSpikeVector().train(segment, unit);
            for (int i = 1; i < train.length; i++) {
                intervals++;
                tooShort += train[i] - train[i - 1] < shortest ? 1 : 0;
            }
        }
        return intervals == 0 ? 0 : tooShort / (double) intervals;
    }

    /** The sorting with these facts as unit properties. */
    static Sorting asProperties(Sorting sorting, List<UnitFacts> facts) {
        if (facts.isEmpty()) {
            return sorting;
        }
        var properties = sorting.properties()
                .with(
                        "amplitude",
                        NdArray.ofDoubles(
                                facts.stream().mapToDouble(UnitFacts::amplitude).toArray()))
                .with(
                        "snr",
                        NdArray.ofDoubles(
                                facts.stream().mapToDouble(UnitFacts::snr).toArray()))
                .with(
                        "firing_rate",
                        NdArray.ofDoubles(facts.stream()
                                .mapToDouble(UnitFacts::firingRate)
                                .toArray()));
        return org.hillock.core.sorting.Sortings.withInfo(
                sorting, sorting.info().withProperties(properties));
    }
}
