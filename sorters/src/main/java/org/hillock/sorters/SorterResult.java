package org.hillock.sorters;

import java.util.List;
import java.util.Optional;
import org.hillock.core.sorting.Sorting;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a sorter found.
 *
 * @param sorting the units
 * @param report facts about the run for the summary: thresholds, segments, units dropped
 * @param notes sentences for the person who ran it: what looks odd, what to try
 * @param raw what was found beyond the units, where the sorter keeps such a thing
 */
public record SorterResult(Sorting sorting, ObjectNode report, List<String> notes, Optional<RawResult> raw) {
    /** Copies the notes. */
    public SorterResult {
        notes = List.copyOf(notes);
    }

    /** Units and nothing beyond. */
    public SorterResult(Sorting sorting, ObjectNode report, List<String> notes) {
        this(sorting, report, notes, Optional.empty());
    }
}
