package org.hillock.postprocessing.pca;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * The projections of waveforms on their principal components, after
 * {@code spikeinterface.postprocessing.compute_principal_components}.
 *
 * <p>Waveforms that reach over the border of a segment, and channels that no model could be fitted to, have projections of 0.
 *
 * @param models what projects
 * @param channels of every unit; all of them where the waveforms are dense
 * @param unitOfRow the index of the unit of each row
 * @param width columns of a row: the channels of its unit first, the rest 0; 1 where whole waveforms are projected
 * @param values {@code [rows × components × width]}, row-major; without unit where whitened, else in the units of the waveforms; treat as
 *     read-only
 */
public record PrincipalComponents(
        PcaModels models, ChannelSparsity channels, int[] unitOfRow, int width, float[] values) {
    private static final int ROWS_AT_ONCE = 256;

    /** Fits models to waveforms and projects these. */
    public static PrincipalComponents of(PcaOptions options, PcaWaveforms waveforms, JobOptions jobs) {
        return project(PcaFitting.fit(options, waveforms, jobs), waveforms, jobs);
    }

    /** Projects waveforms, also others than those that the models were fitted to. */
    public static PrincipalComponents project(PcaModels models, PcaWaveforms waveforms, JobOptions jobs) {
        int columns = waveforms.stack().numChannels();
        models.requireSamples(waveforms.stack().numSamples(), columns);
        int width = models.options().mode() == PcaMode.CONCATENATED ? 1 : columns;
        int size = models.numComponents() * width;
        int rows = waveforms.stack().numRows();
        float[] values = new float[Math.multiplyExact(rows, size)];
        int[][] channels = waveforms.channelsByUnit();
        NumberedTasks.run((rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE, jobs, () -> {
            float[] waveform = new float[waveforms.stack().waveformSize()];
            return block -> {
                for (int row = block * ROWS_AT_ONCE; row < Math.min(rows, (block + 1) * ROWS_AT_ONCE); row++) {
                    if (waveforms.isWhole().test(row)) {
                        waveforms.stack().read(row, waveform);
                        models.project(waveform, columns, channels[waveforms.unitOfRow()[row]], values, row * size);
                    }
                }
            };
        });
        return new PrincipalComponents(models, waveforms.channels(), waveforms.unitOfRow(), width, values);
    }

    /** Number of projected waveforms. */
    public int numRows() {
        return unitOfRow.length;
    }

    /** Number of components. */
    public int numComponents() {
        return models.numComponents();
    }

    /** All projections as they are stored: {@code [rows, components, width]}, or {@code [rows, components]} of whole waveforms. */
    public NdArray toArray() {
        return models.options().mode() == PcaMode.CONCATENATED
                ? NdArray.ofFloats(values, numRows(), numComponents())
                : NdArray.ofFloats(values, numRows(), numComponents(), width);
    }

    /** The projections of one unit on its own channels, {@code [rows, components, channels]}. */
    public NdArray getProjectionsOneUnit(Id unitId) {
        int unit = channels.unitIds().indexOf(unitId);
        return models.options().mode() == PcaMode.CONCATENATED
                ? toArray().take(rowsOf(unit))
                : onChannels(rowsOf(unit), channels.channelIndices(unit));
    }

    /**
     * The projections of some units on some channels; 0 on channels that don't belong to a unit.
     *
     * @param channelIds which; looked at where projections are by channel
     * @param unitIds which, in any order; rows stay in the order of the spikes
     */
    public SomeProjections getSomeProjections(Ids channelIds, Ids unitIds) {
        boolean[] wanted = new boolean[channels.numUnits()];
        for (int unit : channels.unitIds().indicesOf(unitIds)) {
            wanted[unit] = true;
        }
        int[] rows = IntStream.range(0, numRows())
                .filter(row -> wanted[unitOfRow[row]])
                .toArray();
        int[] units = Arrays.stream(rows).map(row -> unitOfRow[row]).toArray();
        NdArray projections = models.options().mode() == PcaMode.CONCATENATED
                ? toArray().take(rows)
                : onChannels(rows, channels.channelIds().indicesOf(channelIds));
        return new SomeProjections(projections, rows, units);
    }

    /**
     * Projections of some spikes.
     *
     * @param projections {@code [rows, components, channels]}
     * @param rows which rows of all
     * @param unitIndices the index of the unit of each among all units
     */
    public record SomeProjections(NdArray projections, int[] rows, int[] unitIndices) {}

    private int[] rowsOf(int unit) {
        return IntStream.range(0, numRows())
                .filter(row -> unitOfRow[row] == unit)
                .toArray();
    }

    private NdArray onChannels(int[] rows, int[] wanted) {
        int components = numComponents();
        float[] out = new float[rows.length * components * wanted.length];
        int[][] columns = new int[channels.numUnits()][];
        Arrays.setAll(columns, unit -> columns(unit, wanted));
        for (int i = 0; i < rows.length; i++) {
            int[] own = columns[unitOfRow[rows[i]]];
            for (int k = 0; k < components; k++) {
                int from = (rows[i] * components + k) * width;
                int to = (i * components + k) * wanted.length;
                for (int c = 0; c < wanted.length; c++) {
                    out[to + c] = own[c] < 0 ? 0 : values[from + own[c]];
                }
            }
        }
        return NdArray.ofFloats(out, rows.length, components, wanted.length);
    }

    private int[] columns(int unit, int[] wanted) {
        int[] own = channels.channelIndices(unit);
        return Arrays.stream(wanted)
                .map(channel -> Math.max(-1, Arrays.binarySearch(own, channel)))
                .toArray();
    }
}
