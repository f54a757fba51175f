package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import org.hillock.core.job.JobOptions;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.kernels.statistics.Median;
import org.hillock.kernels.statistics.Quantile;

/**
 * Makes templates out of the waveforms of an extractor, unit by unit.
 *
 * <p>A spike whose window reaches over a segment's end has no waveform and counts nowhere (the peer counts it as zeros). A unit without
 * any has a template of zeros, as have the channels that don't belong to the unit.
 */
public final class TemplateMaking {
    /** Values that are gathered at a time for medians. */
    private static final int GATHERED = 16 << 20;

    private final WaveformExtractor waveforms;
    private final WaveformStack stack;
    private final int[][] rowsOfUnits;

    /** Over the waveforms of an extractor, which must have been computed. */
    public TemplateMaking(WaveformExtractor waveforms) {
        this.waveforms = waveforms;
        this.stack = waveforms.extension("waveforms").data().stack("waveforms");
        this.rowsOfUnits = wholeRows(waveforms, waveforms.randomSpikes());
    }

    /** The rows of each unit whose waveforms lie within their segment. */
    private static int[][] wholeRows(WaveformExtractor waveforms, int[] chosen) {
        SpikeVector spikes = waveforms.spikes();
        WaveformWindow window = waveforms.window();
        int[] counts = new int[spikes.numUnits()];
        boolean[] whole = new boolean[chosen.length];
        for (int row = 0; row < chosen.length; row++) {
            int spike = chosen[row];
            whole[row] = window.fits(spikes.sampleIndex(spike), waveforms.numSamples(spikes.segmentIndex(spike)));
            counts[spikes.unitIndex(spike)] += whole[row] ? 1 : 0;
        }
        int[][] rows = new int[counts.length][];
        Arrays.setAll(rows, unit -> new int[counts[unit]]);
        int[] filled = new int[counts.length];
        for (int row = 0; row < chosen.length; row++) {
            if (whole[row]) {
                int unit = spikes.unitIndex(chosen[row]);
                rows[unit][filled[unit]++] = row;
            }
        }
        return rows;
    }

    /** With one thread. */
    float[] make(TemplateOperation operation) {
        return make(operation, JobOptions.standard());
    }

    /** The templates, {@code [units · samples · channels]} on all channels of the recording. */
    public float[] make(TemplateOperation operation, JobOptions jobs) {
        int channels = waveforms.numChannels();
        int size = Math.multiplyExact(stack.numSamples(), channels);
        float[] out = new float[Math.multiplyExact(rowsOfUnits.length, size)];
        UnitWork.forEach(rowsOfUnits.length, jobs, unit -> {
            float[] narrow = narrow(rowsOfUnits[unit], operation);
            int[] columns = waveforms.sparsityOrDense().channelIndices(unit);
            for (int sample = 0; sample < stack.numSamples(); sample++) {
                int to = unit * size + sample * channels;
                for (int column = 0; column < columns.length; column++) {
                    out[to + columns[column]] = narrow[sample * stack.numChannels() + column];
                }
            }
        });
        return out;
    }

    private float[] narrow(int[] rows, TemplateOperation operation) {
        if (rows.length == 0) {
            return new float[stack.waveformSize()];
        }
        return switch (operation) {
            case TemplateOperation.Average a -> toFloats(mean(rows));
            case TemplateOperation.Deviation d -> toFloats(deviation(rows));
            case TemplateOperation.Middle m -> ranked(rows, 0.5);
            case TemplateOperation.Percentile p -> ranked(rows, p.percent() / 100);
        };
    }

    private double[] mean(int[] rows) {
        float[] one = new float[stack.waveformSize()];
        double[] sums = new double[one.length];
        for (int row : rows) {
            stack.read(row, one);
            for (int i = 0; i < one.length; i++) {
                sums[i] += one[i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= rows.length;
        }
        return sums;
    }

    private double[] deviation(int[] rows) {
        double[] means = mean(rows);
        float[] one = new float[means.length];
        double[] squares = new double[means.length];
        for (int row : rows) {
            stack.read(row, one);
            for (int i = 0; i < one.length; i++) {
                double away = one[i] - means[i];
                squares[i] += away * away;
            }
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i] / rows.length);
        }
        return squares;
    }

    private static float[] toFloats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    private float[] ranked(int[] rows, double fraction) {
        int size = stack.waveformSize();
        int block = Math.clamp(GATHERED / rows.length, 1, size);
        float[] out = new float[size];
        float[] one = new float[size];
        float[] gathered = new float[block * rows.length];
        for (int begin = 0; begin < size; begin += block) {
            int width = Math.min(block, size - begin);
            for (int k = 0; k < rows.length; k++) {
                stack.read(rows[k], one);
                for (int i = 0; i < width; i++) {
                    gathered[i * rows.length + k] = one[begin + i];
                }
            }
            for (int i = 0; i < width; i++) {
                int from = i * rows.length;
                out[begin + i] = fraction == 0.5
                        ? Median.inPlace(gathered, from, from + rows.length)
                        : (float) Quantile.inPlace(gathered, from, from + rows.length, fraction);
            }
        }
        return out;
    }
}
