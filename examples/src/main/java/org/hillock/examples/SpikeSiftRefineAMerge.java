package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;

/** Splits a result into its segments and merges some of them again, without sorting anew. */
public final class SpikeSiftRefineAMerge {
    private SpikeSiftRefineAMerge() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftOptions options = SpikeSiftOptions.withDefaults().withMinSegmentLength(5);
        SortedRecording result =
                SpikeSift.performSpikeSorting(SpikeSiftFiles.in(folder).first(), options);
        List<SortedRecording> segments = result.splitIntoSegments();
        for (int i = 0; i < segments.size(); i++) {
            out.printf("segment %d has %d clusters%n", i, segments.get(i).numClusters());
        }

        // Any segments can be merged as long as they stay in order of time and do not overlap.
        SortedRecording firstTwo = SpikeSift.mergeRecordings(segments.subList(0, 2));
        SortedRecording withoutTheSecond = SpikeSift.mergeRecordings(List.of(segments.getFirst(), segments.getLast()));
        out.printf("the first two: %s%n", firstTwo.summary());
        out.printf("first and last: %s%n", withoutTheSecond.summary());
    }
}
