package org.hillock.extractors;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.extractors.openephys.OpenEphysBinaryRecordingExtractor;
import org.hillock.extractors.spikeglx.SpikeGLXRecordingExtractor;

/** The operations that open vendors' files. */
public final class ExtractorsCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(SpikeGLXRecordingExtractor.class, OpenEphysBinaryRecordingExtractor.class);
    }
}
