package org.hillock.testkit.areas;

import java.util.List;
import java.util.Map;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.pca.IncrementalPca;
import org.hillock.kernels.pca.Projection;
import org.hillock.postprocessing.pca.PcaMode;
import org.hillock.postprocessing.pca.PcaModel;
import org.hillock.postprocessing.pca.PcaOptions;
import org.hillock.postprocessing.pca.PcaWaveforms;
import org.hillock.postprocessing.pca.PrincipalComponents;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;

/** Principal components; of the reference's waveforms, rows of zeros of border spikes included. */
final class PrincipalComponentsArea implements GoldenArea {
    @Override
    public String name() {
        return "principal_components";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "principalComponents", PrincipalComponentsArea::principalComponents,
                "someProjections", PrincipalComponentsArea::someProjections,
                "incremental", PrincipalComponentsArea::incremental);
    }

    private static PcaOptions options(Params params) {
        params.text("dtype");
        return new PcaOptions(
                params.whole("n_components").orElse(5),
                ToolsArea.choice(PcaMode.class, "mode", params.text("mode").orElse("by_channel_local")),
                !params.has("whiten") || params.flag("whiten"));
    }

    private static PrincipalComponents compute(GoldenCase golden, PcaOptions options, boolean sparse) {
        Sorting sorting = golden.sorting(1);
        ChannelSparsity sparsity = sparse
                ? PeerTemplates.sparsity(golden)
                : ChannelSparsity.dense(sorting.getUnitIds(), golden.recording().getChannelIds());
        return PrincipalComponents.of(
                options,
                PcaWaveforms.of(
                        PeerWaveforms.of(golden.recording(), sorting, sparsity),
                        sorting.toSpikeVector().unitIndices(),
                        sparsity),
                CoreWaveforms.quietly().withJobs(2));
    }

    private static void principalComponents(GoldenCase golden, Answers answers) {
        PrincipalComponents found =
                compute(golden, options(golden.params()), golden.name().contains("sparse"));
        List<PcaModel> models = found.models().models();
        answers.numbers("projection", found::toArray)
                .numbers(
                        "components",
                        () -> NdArray.concatenate(models.stream()
                                .map(model -> NdArray.ofRows(model.components()))
                                .map(rows -> rows.reshape(1, rows.shape()[0], rows.shape()[1]))
                                .toList()))
                .rows("mean", () -> models.stream().map(PcaModel::mean).toArray(double[][]::new))
                .rows(
                        "explained_variance",
                        () -> models.stream().map(PcaModel::explainedVariance).toArray(double[][]::new))
                .rows(
                        "singular_values",
                        () -> models.stream().map(PcaModel::singularValues).toArray(double[][]::new))
                .value("num_models", models::size)
                .value("fitted", () -> models.stream().map(PcaModel::isFitted).toList())
                .value(
                        "n_samples_seen",
                        () -> models.stream().map(PcaModel::samplesSeen).toList());
    }

    /** On what the case of sparse waveforms found. */
    private static void someProjections(GoldenCase golden, Answers answers) {
        Ids channels = Params.ids(golden.params().require("channel_ids"));
        Ids units = Params.ids(golden.params().require("unit_ids"));
        int components = golden.outputArray("projections").shape()[1];
        PrincipalComponents.SomeProjections some = compute(
                        golden, PcaOptions.standard().withNumComponents(components), true)
                .getSomeProjections(channels, units);
        answers.numbers("projections", some::projections)
                .numbers("spike_unit_indices", () -> NdArray.ofInts(some.unitIndices()));
    }

    private static void incremental(GoldenCase golden, Answers answers) {
        int components = golden.params().requireWhole("n_components");
        boolean whiten = golden.params().flag("whiten");
        int batches = golden.params().requireWhole("batches");
        NdArray first = golden.outputArray("batch0");
        IncrementalPca pca = new IncrementalPca(components, first.shape()[1]);
        for (int b = 0; b < batches; b++) {
            NdArray batch = golden.outputArray("batch" + b);
            pca.partialFit(batch.toDoubles(), batch.length());
            double[][] after = pca.components();
            double[] mean = pca.mean();
            double[] variance = pca.variance();
            double[] explained = pca.explainedVariance();
            answers.given("batch" + b)
                    .rows("components_after" + b, () -> after)
                    .doubles("mean_after" + b, () -> mean)
                    .doubles("var_after" + b, () -> variance)
                    .doubles("explained_variance_after" + b, () -> explained);
        }
        answers.numbers("transformed_batch0", () -> projected(first, pca.projection(whiten)))
                .value("noise_variance", pca::noiseVariance);
    }

    private static NdArray projected(NdArray batch, Projection projection) {
        float[] values = batch.toFloats();
        float[] out = new float[batch.length() * projection.numComponents()];
        for (int row = 0; row < batch.length(); row++) {
            projection.apply(values, row * projection.numFeatures(), 1, out, row * projection.numComponents(), 1);
        }
        return NdArray.ofFloats(out, batch.length(), projection.numComponents());
    }
}
