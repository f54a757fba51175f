package org.hillock.postprocessing.pca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;

/** Fitted models as plain arrays, their first axis counting models. */
final class PcaArrays {
    private static final String COMPONENTS = "pca_model_components";
    private static final String MEAN = "pca_model_mean";
    private static final String EXPLAINED = "pca_model_explained_variance";
    private static final String SINGULAR = "pca_model_singular_values";
    private static final String VARIANCE = "pca_model_variance";
    private static final String NOISE = "pca_model_noise_variance";
    private static final String SEEN = "pca_model_samples_seen";

    private PcaArrays() {}

    static ExtensionData write(PcaModels fitted, ExtensionData data) {
        List<PcaModel> models = fitted.models();
        double[] components = models.stream()
                .flatMapToDouble(model -> Arrays.stream(model.components()).flatMapToDouble(Arrays::stream))
                .toArray();
        int features = models.getFirst().mean().length;
        return data.with(COMPONENTS, NdArray.ofDoubles(components, models.size(), fitted.numComponents(), features))
                .with(MEAN, rows(models.stream().map(PcaModel::mean).toList()))
                .with(
                        EXPLAINED,
                        rows(models.stream().map(PcaModel::explainedVariance).toList()))
                .with(
                        SINGULAR,
                        rows(models.stream().map(PcaModel::singularValues).toList()))
                .with(VARIANCE, rows(models.stream().map(PcaModel::variance).toList()))
                .with(
                        NOISE,
                        NdArray.ofDoubles(models.stream()
                                .mapToDouble(PcaModel::noiseVariance)
                                .toArray()))
                .with(
                        SEEN,
                        NdArray.ofLongs(
                                models.stream().mapToLong(PcaModel::samplesSeen).toArray()));
    }

    private static NdArray rows(List<double[]> rows) {
        return NdArray.ofRows(rows.toArray(double[][]::new));
    }

    static PcaModels read(ExtensionData data, PcaOptions options) {
        if (data.find(COMPONENTS).isEmpty()) {
            throw new NotSupportedException(
                    "principal_components: the fitted models are only there as pickled objects of the"
                            + " peer, which are not run here. Compute the extension anew to project other waveforms.");
        }
        NdArray components = data.array(COMPONENTS);
        double[][] mean = data.array(MEAN).toRows();
        double[][] explained = data.array(EXPLAINED).toRows();
        double[][] singular = data.array(SINGULAR).toRows();
        double[][] variance = data.array(VARIANCE).toRows();
        double[] noise = data.array(NOISE).toDoubles();
        long[] seen = data.array(SEEN).toLongs();
        List<PcaModel> models = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            NdArray one = components.slice(i, i + 1);
            models.add(new PcaModel(
                    mean[i],
                    one.reshape(one.shape()[1], one.shape()[2]).toRows(),
                    explained[i],
                    singular[i],
                    variance[i],
                    noise[i],
                    seen[i]));
        }
        return new PcaModels(options, models);
    }
}
