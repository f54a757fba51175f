package org.hillock.postprocessing.folders;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What extensions were called in the WaveformExtractor, and which of them are known there. */
final class LegacyNames {
    private static final Map<String, String> NEW_OF_OLD = Map.of("similarity", "template_similarity");
    private static final Set<String> ALIKE = Set.of(
            "spike_amplitudes",
            "principal_components",
            "quality_metrics",
            "template_metrics",
            "correlograms",
            "isi_histograms",
            "unit_locations",
            "spike_locations",
            "noise_levels",
            "amplitude_scalings");

    private LegacyNames() {}

    /** Today's name; empty where no such extension is known. */
    static Optional<String> today(String old) {
        return ALIKE.contains(old) ? Optional.of(old) : Optional.ofNullable(NEW_OF_OLD.get(old));
    }

    /** The name of then; empty where there was no such extension. */
    static Optional<String> then(String today) {
        return ALIKE.contains(today)
                ? Optional.of(today)
                : NEW_OF_OLD.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(today))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
