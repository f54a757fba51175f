package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.hillock.core.npy.Npy;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/** Sorts a single continuous recording with SpikeSift, saves the result and loads it again. */
public final class SpikeSiftOneFile {
    private SpikeSiftOneFile() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftRecording recording = SpikeSiftRecording.of(
                SpikeSiftFiles.in(folder).folder().resolve("recording.bin"),
                "int16",
                Npy.read(folder.resolve("probe.npy")),
                20_000);
        SortedRecording result = SpikeSift.performSpikeSorting(recording);
        out.println(result.summary());
        for (int cluster : result.clusterIds()) {
            out.printf("cluster %d: %d spikes%n", cluster, result.spikes(cluster).length);
        }

        result.save(folder.resolve("result.npz"), true);
        SortedRecording loaded = SortedRecording.load(folder.resolve("result.npz"));
        out.println("loaded " + loaded.numClusters() + " clusters, until sample " + loaded.endTime());
    }
}
