package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;

/** Finds the same clusters in two results, whose numbers differ. */
public final class SpikeSiftMatchClusters {
    private SpikeSiftMatchClusters() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftFiles files = SpikeSiftFiles.in(folder);
        SortedRecording reference = SpikeSift.performSpikeSorting(files.first());
        SortedRecording newResult = SpikeSift.performSpikeSorting(files.second(reference.endTime()));

        Map<Integer, Integer> clusterMap = SpikeSift.mapClusters(reference, newResult);
        out.println("clusters of the reference in the new result: " + clusterMap);
        int referenceCluster = reference.clusterIds().getFirst();
        if (clusterMap.containsKey(referenceCluster)) {
            long[] spikes = newResult.spikes(clusterMap.getOrDefault(referenceCluster, -1));
            out.printf("cluster %d has %d spikes in the new result%n", referenceCluster, spikes.length);
        } else {
            out.printf("cluster %d was not matched%n", referenceCluster);
        }
    }
}
