package org.hillock.sorters;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;

/** The built-in sorters. */
public final class SortersCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(SpikeSiftSorter.class);
    }
}
