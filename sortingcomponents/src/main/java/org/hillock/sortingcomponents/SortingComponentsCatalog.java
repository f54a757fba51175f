package org.hillock.sortingcomponents;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.sortingcomponents.detection.ByChannel;
import org.hillock.sortingcomponents.detection.LocallyExclusive;
import org.hillock.sortingcomponents.detection.MatchedFiltering;
import org.hillock.sortingcomponents.localization.CenterOfMassLocalizer;
import org.hillock.sortingcomponents.localization.GridConvolutionLocalizer;
import org.hillock.sortingcomponents.localization.MonopolarLocalizer;
import org.hillock.sortingcomponents.localization.PeakChannel;
import org.hillock.sortingcomponents.motion.DecentralizedRegistration;
import org.hillock.sortingcomponents.motion.IterativeTemplateRegistration;
import org.hillock.sortingcomponents.selection.UniformSelection;

/** What this module adds to the catalog. */
public final class SortingComponentsCatalog implements CatalogProvider {
    /** For the ServiceLoader. */
    public SortingComponentsCatalog() {}

    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(
                LocallyExclusive.class,
                ByChannel.class,
                MatchedFiltering.class,
                CenterOfMassLocalizer.class,
                MonopolarLocalizer.class,
                GridConvolutionLocalizer.class,
                PeakChannel.class,
                UniformSelection.class,
                DecentralizedRegistration.class,
                IterativeTemplateRegistration.class);
    }
}
