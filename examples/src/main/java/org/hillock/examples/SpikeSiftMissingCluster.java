package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;

/** Looks for a cluster in every segment of a result, from which it is missing as a whole. */
public final class SpikeSiftMissingCluster {
    private SpikeSiftMissingCluster() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftFiles files = SpikeSiftFiles.in(folder);
        SortedRecording reference = SpikeSift.performSpikeSorting(files.second(0));
        SpikeSiftOptions options = SpikeSiftOptions.withDefaults().withMinSegmentLength(3);
        SortedRecording newResult = SpikeSift.performSpikeSorting(files.first(), options);
        out.printf("%d clusters before, %d now%n", reference.numClusters(), newResult.numClusters());

        int referenceCluster = reference.clusterIds().getLast();
        List<SortedRecording> segments = newResult.splitIntoSegments();
        for (int i = 0; i < segments.size(); i++) {
            Map<Integer, Integer> clusterMap = SpikeSift.mapClusters(reference, segments.get(i));
            if (clusterMap.containsKey(referenceCluster)) {
                out.printf(
                        "cluster %d is in segment %d as %d%n", referenceCluster, i, clusterMap.get(referenceCluster));
            }
        }
    }
}
