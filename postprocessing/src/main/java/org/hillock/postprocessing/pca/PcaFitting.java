package org.hillock.postprocessing.pca;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.kernels.pca.IncrementalPca;

/**
 * Fits models to waveforms as {@code spikeinterface.postprocessing.principal_component} does: unit by unit in their order, the waveforms
 * of a unit as one batch on each of its channels, or (one model for all channels) on all of them together; units with fewer waveforms than components are left out.
 */
final class PcaFitting {
    private final PcaOptions options;
    private final PcaWaveforms waveforms;
    private final JobOptions jobs;
    private final int numSamples;
    private final int width;

    private PcaFitting(PcaOptions options, PcaWaveforms waveforms, JobOptions jobs) {
        this.options = options;
        this.waveforms = waveforms;
        this.jobs = jobs;
        this.numSamples = waveforms.stack().numSamples();
        this.width = waveforms.stack().numChannels();
    }

    static PcaModels fit(PcaOptions options, PcaWaveforms waveforms, JobOptions jobs) {
        PcaFitting fitting = new PcaFitting(options, waveforms, jobs);
        List<IncrementalPca> fitted =
                switch (options.mode()) {
                    case BY_CHANNEL_LOCAL -> fitting.local();
                    case BY_CHANNEL_GLOBAL -> fitting.global();
                    case CONCATENATED -> fitting.concatenated();
                };
        return new PcaModels(options, fitted.stream().map(PcaModel::of).toList());
    }

    private IncrementalPca model(int features) {
        if (options.numComponents() > features) {
            throw new WrongArgumentException("compute_principal_components: n_components = " + options.numComponents()
                    + " must be at most " + features + " (the values of a waveform). Ask for fewer components.");
        }
        return new IncrementalPca(options.numComponents(), features);
    }

    private List<IncrementalPca> local() {
        List<IncrementalPca> models = Stream.generate(() -> model(numSamples))
                .limit(waveforms.channels().numChannels())
                .toList();
        forEachUnit((values, count, channels) -> NumberedTasks.run(
                channels.length,
                jobs,
                () -> column -> models.get(channels[column]).partialFit(column(values, count, column), count)));
        return models;
    }

    private List<IncrementalPca> global() {
        IncrementalPca model = model(numSamples);
        forEachUnit((values, count, channels) -> {
            double[] rows = new double[count * channels.length * numSamples];
            for (int column = 0; column < channels.length; column++) {
                fillColumn(values, count, column, rows, column * count * numSamples);
            }
            if (channels.length > 0) {
                model.partialFit(rows, count * channels.length);
            }
        });
        return List.of(model);
    }

    private List<IncrementalPca> concatenated() {
        if (!waveforms.isDense()) {
            throw new WrongArgumentException(
                    "compute_principal_components: mode = 'concatenated' must have dense waveforms"
                            + " (units have their own channels here). Compute it on a dense extractor, or use a mode by channel.");
        }
        IncrementalPca model = model(numSamples * width);
        forEachUnit((values, count, channels) -> model.partialFit(doubles(values), count));
        return List.of(model);
    }

    /** The waveforms of one unit, {@code [count × samples × width]}. */
    private interface Batch {
        void fit(float[] values, int count, int[] channels);
    }

    private void forEachUnit(Batch batch) {
        int[][] rows = waveforms.wholeRowsByUnit();
        int[][] channels = waveforms.channelsByUnit();
        for (int unit = 0; unit < rows.length; unit++) {
            if (rows[unit].length >= options.numComponents()) {
                batch.fit(waveforms.stack().read(rows[unit]), rows[unit].length, channels[unit]);
            }
        }
    }

    private double[] column(float[] values, int count, int column) {
        double[] out = new double[count * numSamples];
        fillColumn(values, count, column, out, 0);
        return out;
    }

    private void fillColumn(float[] values, int count, int column, double[] into, int at) {
        for (int i = 0, from = column; i < count * numSamples; i++, from += width) {
            into[at + i] = values[from];
        }
    }

    private static double[] doubles(float[] values) {
        double[] out = new double[values.length];
        Arrays.setAll(out, i -> values[i]);
        return out;
    }
}
