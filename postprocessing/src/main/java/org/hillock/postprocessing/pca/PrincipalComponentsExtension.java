package org.hillock.postprocessing.pca;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Ids;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * The principal components of the waveforms, see {@link PrincipalComponents}.
 *
 * <p>Variable {@code pca_projection}: float32 {@code [random spikes × components × columns]} ({@code [random spikes × components]} of
 * whole waveforms). The fitted models are kept twice: as {@code pca_model_*} arrays, and as the objects that the peer reads
 * ({@code pca_model_by_channel_local_<channel>}, {@code pca_model_by_channel_global}, {@code pca_model_concatenated}).
 */
@Wire(
        name = "principal_components",
        pythonClass = "spikeinterface.postprocessing.principal_component.ComputePrincipalComponents",
        doc = "Describes waveforms by their principal components.")
public record PrincipalComponentsExtension(
        @Param(doc = "How many components.", standard = "5", min = 1)
        int nComponents,

        @Param(
                doc = "What one model is fitted to: by_channel_local, by_channel_global or concatenated.",
                standard = "\"by_channel_local\"")
        PcaMode mode,

        @Param(doc = "Whether projections are divided by the spread along their component.", standard = "true")
        boolean whiten,

        @Param(doc = "The type of the projections: float32.", standard = "\"float32\"")
        String dtype)
        implements ComputedExtension {
    private static final String PROJECTION = "pca_projection";

    /** Refuses other types than float32. */
    public PrincipalComponentsExtension {
        if (!dtype.equals("float32") && !dtype.equals("<f4")) {
            throw new WrongArgumentException(
                    "compute_principal_components: dtype = '" + dtype + "' must be float32 (projections are kept so).");
        }
    }

    @Override
    public List<String> dependsOn() {
        return List.of("waveforms");
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        PrincipalComponents found = PrincipalComponents.of(
                new PcaOptions(nComponents, mode, whiten), waveformsOf(waveforms), context.jobs());
        ExtensionData data = ExtensionData.of(PROJECTION, found.toArray());
        data = PcaArrays.write(found.models(), data);
        Ids channels = waveforms.channelIds();
        for (int i = 0; i < found.models().models().size(); i++) {
            String name =
                    "pca_model_" + mode.wireName() + (mode == PcaMode.BY_CHANNEL_LOCAL ? "_" + channels.get(i) : "");
            data = data.with(
                    name,
                    new Variable.Pickled(PeerModel.pickle(
                            found.models().models().get(i), found.models().options())));
        }
        return data;
    }

    @Override
    public Along along(String variable) {
        return variable.equals(PROJECTION) ? Along.RANDOM_SPIKES : Along.NOTHING;
    }

    /** The waveforms of an extractor with what must be known about them. */
    static PcaWaveforms waveformsOf(WaveformExtractor waveforms) {
        SpikeVector spikes = waveforms.spikes();
        int[] chosen = waveforms.randomSpikes();
        WaveformWindow window = waveforms.window();
        int[] segments = spikes.segmentIndices();
        return new PcaWaveforms(
                waveforms.extension("waveforms").data().stack("waveforms"),
                Arrays.stream(chosen).map(spikes::unitIndex).toArray(),
                waveforms.sparsityOrDense(),
                row -> window.fits(spikes.sampleIndex(chosen[row]), waveforms.numSamples(segments[chosen[row]])));
    }

    /** The projections that an extractor holds, with the models to project others. */
    public static PrincipalComponents of(WaveformExtractor waveforms) {
        PcaWaveforms cut = waveformsOf(waveforms);
        ExtensionData data = waveforms.extension("principal_components").data();
        PcaModels models = PcaArrays.read(data, options(waveforms));
        int width = models.options().mode() == PcaMode.CONCATENATED
                ? 1
                : cut.stack().numChannels();
        return new PrincipalComponents(
                models,
                cut.channels(),
                cut.unitOfRow(),
                width,
                data.array(PROJECTION).toFloats());
    }

    private static PcaOptions options(WaveformExtractor waveforms) {
        var params = waveforms.extension("principal_components").params();
        return new PcaOptions(
                params.path("n_components").intValue(),
                PcaMode.valueOf(params.path("mode").stringValue().toUpperCase(java.util.Locale.ROOT)),
                params.path("whiten").booleanValue());
    }
}
