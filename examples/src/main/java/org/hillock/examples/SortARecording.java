package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.Id;
import org.hillock.preprocessing.Preprocessing;
import org.hillock.sorters.Sorters;

/** Sorts a recording and looks at the units. */
public final class SortARecording {
    private SortARecording() {}

    /** Takes the folder of the shipped recording and a folder to write into. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]), System.out);
    }

    static void run(Path folder, Path work, PrintStream out) {
        Recording filtered = Preprocessing.bandpassFilter(Extractors.loadRecording(folder), 300, 6000);
        out.println("sorters: " + Sorters.availableSorters());
        Sorting sorting = Sorters.runSorter(
                "spikesift", filtered, PythonJson.NODES.objectNode().put("detection_sensitivity", 8.0));
        for (Id unit : sorting.getUnitIds()) {
            long[] train = sorting.getUnitSpikeTrain(unit);
            out.printf("unit %s: %d spikes, the first at %.3f s%n", unit, train.length, train[0] / 15_000.0);
        }

        // SpikeInterface opens this folder.
        out.println(SortingSaver.saveToFolder(sorting, work.resolve("sorting"), false));
    }
}
