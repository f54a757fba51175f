package org.hillock.qualitymetrics.components;

import org.hillock.qualitymetrics.units.UnitCloud;

/** Whether a unit can be compared with its neighbours at all. */
final class Companions {
    private Companions() {}

    /** Why it can't; empty where it can. */
    static String lacking(UnitCloud cloud) {
        if (cloud.size() < 2) {
            return "fewer than 2 of the unit's spikes have principal components";
        }
        if (cloud.total() == cloud.size()) {
            return "no other unit has its main channel among the channels of the unit";
        }
        return cloud.features() == 0 ? "the unit has no channels" : "";
    }

    /** That the covariance can't be inverted. */
    static String singular(UnitCloud cloud) {
        return "the covariance of " + cloud.size() + " spikes in " + cloud.features() + " dimensions is singular";
    }
}
