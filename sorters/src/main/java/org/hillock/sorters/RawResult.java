package org.hillock.sorters;

import java.nio.file.Path;

/** What a sorter found beyond units with spikes, in a form of its own. */
@FunctionalInterface
public interface RawResult {
    /**
     * Writes it into a folder.
     *
     * @param suffix goes between the sorter's usual name of the file and its extension; empty where the folder holds one result
     */
    void save(Path folder, String suffix);
}
