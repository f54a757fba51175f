package org.hillock.core.operation;

import java.util.List;

/** What a module adds to the {@link Catalog}; one per module, found through {@link java.util.ServiceLoader}. */
public interface CatalogProvider {
    /** The module's operations, in the order in which they are listed. */
    List<Class<? extends Operation>> operations();
}
