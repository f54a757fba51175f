package org.hillock.testkit.golden;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks a number of each channel against the recorded list and keeps the one that is furthest off. */
final class Worst {
    private final String key;
    private final JsonNode recorded;
    private Optional<Difference> worst = Optional.empty();
    private int wrong;

    Worst(String key, JsonNode recorded) {
        this.key = key;
        this.recorded = recorded;
    }

    void check(int channel, double actual, double allowed) {
        if (!recorded.has(channel)) {
            return;
        }
        double wanted = recorded.get(channel).isNull()
                ? Double.NaN
                : recorded.get(channel).doubleValue();
        double difference = Math.abs(actual - wanted);
        if ((Double.isNaN(actual) && Double.isNaN(wanted)) || difference <= allowed) {
            return;
        }
        wrong++;
        if (worst.map(Difference::worst).orElse(-1.0) < difference || Double.isNaN(difference)) {
            worst = Optional.of(new Difference(
                    key + "[" + channel + "]", actual + " instead of " + wanted + ", allowed " + allowed, difference));
        }
    }

    /** The worst channel, with the number of wrong ones. */
    Optional<Difference> worst() {
        return worst.map(difference -> new Difference(
                difference.key(), difference.message() + "; " + wrong + " channels are off", difference.worst()));
    }
}
