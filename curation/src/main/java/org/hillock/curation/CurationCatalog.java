package org.hillock.curation;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;

/** The corrections of sortings that are recipes. */
public final class CurationCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(RemoveDuplicatedSpikesSorting.class, MergeUnitsSorting.class, SplitUnitSorting.class);
    }
}
