package org.hillock.testkit.areas;

import java.util.Map;

/** Places of peaks. */
final class PeakLocalizationArea implements GoldenArea {
    @Override
    public String name() {
        return "peak_localization";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("localize", PeakAreas::localize);
    }
}
