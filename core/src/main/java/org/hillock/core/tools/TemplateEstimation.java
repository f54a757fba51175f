package org.hillock.core.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;

/**
 * Estimates templates from a recording without keeping waveforms, after {@code spikeinterface.core.waveform_tools}.
 *
 * <p>A spike counts where its whole window lies within its segment; others neither add to the sum nor to the number that divides it.
 * Units without such a spike have a template of zeros. Sums are in double and in the order of the spikes: any chunks and any number of
 * jobs give the same bits. Memory: 8 bytes for a value of a template (16 with standard deviations), and a few chunks for each job.
 *
 * @param window what is cut around each spike
 * @param operator mean or median
 * @param returnScaled whether templates are in µV or in the recording's own units
 * @param returnStd whether standard deviations are wanted too; with the mean only
 */
public record TemplateEstimation(
        WaveformWindow window, TemplateOperator operator, boolean returnScaled, boolean returnStd) {
    /** Refuses standard deviations around medians. */
    public TemplateEstimation {
        if (returnStd && operator == TemplateOperator.MEDIAN) {
            throw new WrongArgumentException(
                    "estimate_templates: return_std = true must go together with operator = 'average'.");
        }
    }

    /** Means in µV. */
    public static TemplateEstimation average(WaveformWindow window) {
        return new TemplateEstimation(window, TemplateOperator.AVERAGE, true, false);
    }

    /** Medians in µV. */
    public static TemplateEstimation median(WaveformWindow window) {
        return new TemplateEstimation(window, TemplateOperator.MEDIAN, true, false);
    }

    /** In µV or in the recording's own units. */
    public TemplateEstimation withReturnScaled(boolean scaled) {
        return new TemplateEstimation(window, operator, scaled, returnStd);
    }

    /** With standard deviations. */
    public TemplateEstimation withStd() {
        return new TemplateEstimation(window, operator, returnScaled, true);
    }

    /**
     * Runs over the recording.
     *
     * @param recording what is cut
     * @param spikes which spikes; see {@link SortingTools#takeSpikes} for some of a sorting's
     * @param unitIds names of the units, as many as the vector has
     * @param options jobs and chunks
     */
    public TemplateEstimate run(Recording recording, SpikeVector spikes, Ids unitIds, JobOptions options) {
        return run(recording, spikes, unitIds, options, JobWatch.of("estimate_templates", options));
    }

    /** Runs over the recording with somebody looking on. */
    public TemplateEstimate run(
            Recording recording, SpikeVector spikes, Ids unitIds, JobOptions options, JobWatch watch) {
        if (spikes.numSegments() != recording.getNumSegments() || spikes.numUnits() != unitIds.size()) {
            throw new WrongArgumentException("estimate_templates: " + spikes + " must have the "
                    + recording.getNumSegments() + " segments of the recording and the " + unitIds.size()
                    + " units of unit_ids.");
        }
        double[] gains = returnScaled ? scaled(recording, "gain_to_uV") : new double[0];
        double[] offsets = returnScaled ? scaled(recording, "offset_to_uV") : new double[0];
        return operator == TemplateOperator.MEDIAN
                ? medians(recording, spikes, unitIds, gains, offsets, options, watch)
                : averages(recording, spikes, unitIds, gains, offsets, options, watch);
    }

    private static double[] scaled(Recording recording, String key) {
        if (!recording.hasScaledTraces()) {
            throw new WrongArgumentException("estimate_templates: return_scaled must be false for a recording without "
                    + key + ". Set gains and offsets first.");
        }
        return recording.getProperty(key).toDoubles();
    }

    private TemplateEstimate averages(
            Recording recording,
            SpikeVector spikes,
            Ids unitIds,
            double[] gains,
            double[] offsets,
            JobOptions options,
            JobWatch watch) {
        int size = Math.multiplyExact(window.numSamples(), recording.getNumChannels());
        WaveformSums sums = new WaveformSums(unitIds.size(), size, returnStd);
        ChunkExecutors.local().run(recording, new WaveformCuts(spikes, window, sums), options, watch);
        float[] means = new float[Math.multiplyExact(unitIds.size(), size)];
        float[] deviations = new float[returnStd ? means.length : 0];
        int channels = recording.getNumChannels();
        for (int unit = 0; unit < unitIds.size(); unit++) {
            for (int i = 0; i < size && sums.has(unit); i++) {
                means[unit * size + i] = toUnits(sums.mean(unit, i), i % channels, gains, offsets);
                if (returnStd) {
                    double gain = returnScaled ? Math.abs(gains[i % channels]) : 1;
                    deviations[unit * size + i] = (float) (sums.deviation(unit, i) * gain);
                }
            }
        }
        Templates templates = Templates.on(recording, unitIds, window, returnScaled, means);
        return new TemplateEstimate(
                templates, returnStd ? Optional.of(templates.withValues(deviations)) : Optional.empty(), sums.counts());
    }

    private float toUnits(double value, int channel, double[] gains, double[] offsets) {
        return (float) (returnScaled ? value * gains[channel] + offsets[channel] : value);
    }

    private TemplateEstimate medians(
            Recording recording,
            SpikeVector spikes,
            Ids unitIds,
            double[] gains,
            double[] offsets,
            JobOptions options,
            JobWatch watch) {
        int channels = recording.getNumChannels();
        int size = Math.multiplyExact(window.numSamples(), channels);
        float[] values = new float[Math.multiplyExact(unitIds.size(), size)];
        long[] counts = new long[unitIds.size()];
        for (int[] group : groupsThatFit(spikes, size)) {
            WaveformMedians medians = new WaveformMedians(unitIds.size(), size);
            SpikeVector some = ofUnits(spikes, group);
            ChunkExecutors.local().run(recording, new WaveformCuts(some, window, medians), options, watch);
            for (int unit : group) {
                counts[unit] = medians.count(unit);
                for (int i = 0; i < size && counts[unit] > 0; i++) {
                    values[unit * size + i] = toUnits(medians.median(unit, i), i % channels, gains, offsets);
                }
            }
        }
        return new TemplateEstimate(
                Templates.on(recording, unitIds, window, returnScaled, values), Optional.empty(), counts);
    }

    /** Units in order, as many at a time as their waveforms take a quarter of the heap. */
    private static List<int[]> groupsThatFit(SpikeVector spikes, int size) {
        long room = Math.max(1, Runtime.getRuntime().maxMemory() / 4 / Double.BYTES / size);
        long[] counts = spikes.countPerUnit();
        List<int[]> groups = new ArrayList<>();
        int begin = 0;
        long held = 0;
        for (int unit = 0; unit < counts.length; unit++) {
            if (unit > begin && held + counts[unit] > room) {
                groups.add(IntStream.range(begin, unit).toArray());
                begin = unit;
                held = 0;
            }
            held += counts[unit];
        }
        groups.add(IntStream.range(begin, counts.length).toArray());
        return groups;
    }

    private static SpikeVector ofUnits(SpikeVector spikes, int[] units) {
        if (units.length == spikes.numUnits()) {
            return spikes;
        }
        int[] kept = IntStream.range(0, spikes.size())
                .filter(i -> Arrays.binarySearch(units, spikes.unitIndex(i)) >= 0)
                .toArray();
        return SortingTools.takeSpikes(spikes, kept);
    }
}
