package org.hillock.postprocessing;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.postprocessing.traces.AmplitudeScalingsExtension;
import org.hillock.postprocessing.traces.NoiseLevelsExtension;
import org.hillock.postprocessing.traces.RandomSpikesExtension;
import org.hillock.postprocessing.traces.SpikeAmplitudesExtension;
import org.hillock.postprocessing.traces.TemplatesExtension;
import org.hillock.postprocessing.traces.WaveformsExtension;

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
                AmplitudeScalingsExtension.class);
    }
}
