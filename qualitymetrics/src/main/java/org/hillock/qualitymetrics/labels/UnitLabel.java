package org.hillock.qualitymetrics.labels;

import java.util.List;
import org.hillock.core.values.Id;

/**
 * What one unit is taken for, and why.
 *
 * @param unitId the unit
 * @param quality the label
 * @param reasons for a good unit that all rules are kept, else each rule of the label that is not; then what was not judged
 */
public record UnitLabel(Id unitId, UnitQuality quality, List<String> reasons) {
    /** Copies the list. */
    public UnitLabel {
        reasons = List.copyOf(reasons);
    }
}
