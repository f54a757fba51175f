package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/** Sorts a second file after the first and merges both results. */
public final class SpikeSiftSecondFile {
    private SpikeSiftSecondFile() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftFiles files = SpikeSiftFiles.in(folder);
        SortedRecording result = SpikeSift.performSpikeSorting(files.first());

        // The second file goes on where the first one ended.
        SpikeSiftRecording recording2 = files.second(result.endTime());
        SortedRecording result2 = SpikeSift.performSpikeSorting(recording2);

        // Where the probe was moved between the files, give a larger drift as the second argument.
        SortedRecording merged = SpikeSift.mergeRecordings(List.of(result, result2));
        out.printf(
                "first file: %s%nsecond file: %s%nmerged: %s%n", result.summary(), result2.summary(), merged.summary());
    }
}
