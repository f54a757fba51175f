package org.hillock.generation;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.generation.drift.InjectDriftingTemplatesRecording;
import org.hillock.generation.firing.SortingGenerator;
import org.hillock.generation.injection.InjectTemplatesRecording;
import org.hillock.generation.injection.QuantizeRecording;
import org.hillock.generation.noise.NoiseGeneratorRecording;

/** The generators and the operations behind them, for the catalog. */
public final class GenerationCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(
                GenerateGroundTruthRecording.class,
                GenerateDriftingRecording.class,
                ToyExample.class,
                GroundTruthSorting.class,
                GenerateRecording.class,
                SortingGenerator.class,
                NoiseGeneratorRecording.class,
                InjectTemplatesRecording.class,
                InjectDriftingTemplatesRecording.class,
                QuantizeRecording.class);
    }
}
