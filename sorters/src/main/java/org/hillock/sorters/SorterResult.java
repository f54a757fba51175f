package org.hillock.sorters;

import java.util.List;
import org.hillock.core.sorting.Sorting;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a sorter found.
 *
 * @param sorting the units
 * @param report facts about the run for the summary: thresholds, segments, units dropped
 * @param notes sentences for the person who ran it: what looks odd, what to try
 */
public record SorterResult(Sorting sorting, ObjectNode report, List<String> notes) {
    /** Copies the notes. */
    public SorterResult {
        notes = List.copyOf(notes);
    }
}
