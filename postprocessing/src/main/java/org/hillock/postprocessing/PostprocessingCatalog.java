package org.hillock.postprocessing;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.postprocessing.correlograms.AutoCorrelogramsExtension;
import org.hillock.postprocessing.correlograms.CorrelogramsExtension;
import org.hillock.postprocessing.correlograms.RateCorrelogramsExtension;
import org.hillock.postprocessing.isi.IsiHistogramsExtension;
import org.hillock.postprocessing.pca.PrincipalComponentsExtension;
import org.hillock.postprocessing.similarity.TemplateSimilarityExtension;
import org.hillock.postprocessing.templatemetrics.TemplateMetricsExtension;
import org.hillock.postprocessing.traces.AmplitudeScalingsExtension;
import org.hillock.postprocessing.traces.NoiseLevelsExtension;
import org.hillock.postprocessing.traces.RandomSpikesExtension;
import org.hillock.postprocessing.traces.SpikeAmplitudesExtension;
import org.hillock.postprocessing.traces.SpikeLocationsExtension;
import org.hillock.postprocessing.traces.TemplatesExtension;
import org.hillock.postprocessing.traces.WaveformsExtension;
import org.hillock.postprocessing.unitlocations.UnitLocationsExtension;

/** The extensions of this module. */
public final class PostprocessingCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(
                RandomSpikesExtension.class,
                WaveformsExtension.class,
                TemplatesExtension.class,
                NoiseLevelsExtension.class,
                SpikeAmplitudesExtension.class,
                SpikeLocationsExtension.class,
                AmplitudeScalingsExtension.class,
                CorrelogramsExtension.class,
                AutoCorrelogramsExtension.class,
                RateCorrelogramsExtension.class,
                IsiHistogramsExtension.class,
                TemplateSimilarityExtension.class,
                TemplateMetricsExtension.class,
                UnitLocationsExtension.class,
                PrincipalComponentsExtension.class);
    }
}
