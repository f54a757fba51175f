package org.hillock.testkit.areas;

import java.util.Map;

/** Peaks in traces. */
final class PeakDetectionArea implements GoldenArea {
    @Override
    public String name() {
        return "peak_detection";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "byChannel",
                (golden, answers) -> PeakAreas.detect(golden, answers, "by_channel"),
                "locallyExclusive",
                (golden, answers) -> PeakAreas.detect(golden, answers, "locally_exclusive"),
                "filteredFloat",
                PeakAreas::detectFiltered,
                "matchedFiltering",
                PeakAreas::matchedFiltering);
    }
}
