package org.hillock.postprocessing.pca;

import org.hillock.kernels.pca.IncrementalPca;
import org.hillock.kernels.pca.Projection;

/**
 * One fitted model. Treat the arrays as read-only.
 *
 * @param mean of every feature, in the units of the waveforms
 * @param components unit rows {@code [components][features]} by falling variance, the entry of largest magnitude positive; 0 where nothing
 *     was fitted
 * @param explainedVariance along every component, squared units of the waveforms
 * @param singularValues of every component
 * @param variance of every feature
 * @param noiseVariance along what is left out
 * @param samplesSeen number of waveforms; 0 where nothing was fitted
 */
public record PcaModel(
        double[] mean,
        double[][] components,
        double[] explainedVariance,
        double[] singularValues,
        double[] variance,
        double noiseVariance,
        long samplesSeen) {
    static PcaModel of(IncrementalPca fitted) {
        return new PcaModel(
                fitted.mean(),
                fitted.components(),
                fitted.isFitted() ? fitted.explainedVariance() : new double[fitted.numComponents()],
                fitted.singularValues(),
                fitted.variance(),
                fitted.noiseVariance(),
                fitted.samplesSeen());
    }

    /** Whether there were waveforms to fit to; else every projection is 0. */
    public boolean isFitted() {
        return samplesSeen > 0;
    }

    Projection projection(boolean whiten) {
        return Projection.of(mean, components, explainedVariance, whiten);
    }
}
