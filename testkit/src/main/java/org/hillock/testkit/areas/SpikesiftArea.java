package org.hillock.testkit.areas;

import java.util.Map;

/** The built-in sorter: whole runs here, its steps in {@link SpikesiftSteps}. */
final class SpikesiftArea implements GoldenArea {
    @Override
    public String name() {
        return "spikesift";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of();
    }
}
