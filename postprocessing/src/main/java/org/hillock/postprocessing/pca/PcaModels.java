package org.hillock.postprocessing.pca;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.pca.Projection;

/** The fitted models of one run, ready to project waveforms, also those of other spikes. Immutable and thread-safe. */
public final class PcaModels {
    private final PcaOptions options;
    private final List<PcaModel> models;
    private final List<Optional<Projection>> projections;

    /**
     * Models that were fitted.
     *
     * @param options how
     * @param models one for every channel of the recording, or only one, as the mode says
     */
    public PcaModels(PcaOptions options, List<PcaModel> models) {
        this.options = options;
        this.models = List.copyOf(models);
        this.projections = models.stream()
                .map(model -> model.isFitted()
                        ? Optional.of(model.projection(options.whiten()))
                        : Optional.<Projection>empty())
                .toList();
    }

    /** How they were fitted. */
    public PcaOptions options() {
        return options;
    }

    /** The models: by channel index, or the only one. */
    public List<PcaModel> models() {
        return models;
    }

    /** Number of components. */
    public int numComponents() {
        return options.numComponents();
    }

    /** The indices of the channels that no waveforms were there for; projections on them are 0. */
    public int[] unfitted() {
        return java.util.stream.IntStream.range(0, models.size())
                .filter(i -> !models.get(i).isFitted())
                .toArray();
    }

    /**
     * Projects one waveform.
     *
     * @param waveform row-major {@code [samples × width]}
     * @param width columns of the waveform
     * @param channels the channel index of the first columns; of the others the projection is left as it is
     * @param into gets {@code [components × width]} from {@code at} on, or {@code [components]} where the model is of whole waveforms
     */
    public void project(float[] waveform, int width, int[] channels, float[] into, int at) {
        if (options.mode() == PcaMode.CONCATENATED) {
            projections.getFirst().ifPresent(projection -> projection.apply(waveform, 0, 1, into, at, 1));
            return;
        }
        boolean single = options.mode() == PcaMode.BY_CHANNEL_GLOBAL;
        for (int k = 0; k < channels.length; k++) {
            int column = k;
            projections
                    .get(single ? 0 : channels[k])
                    .ifPresent(projection -> projection.apply(waveform, column, width, into, at + column, width));
        }
    }

    /** Refuses waveforms of another length than those that were fitted. */
    void requireSamples(int numSamples, int width) {
        int features = options.mode() == PcaMode.CONCATENATED ? numSamples * width : numSamples;
        int known = models.getFirst().mean().length;
        if (features != known) {
            throw new WrongArgumentException("principal_components: waveforms of " + numSamples + " samples × " + width
                    + " channels must have the " + known + " features that the models were fitted to."
                    + " Cut them with the same window.");
        }
    }
}
