package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/** Merges a file that was saved on another scale; the polarity of detection undoes it. */
public final class SpikeSiftRescaledFile {
    private SpikeSiftRescaledFile() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftFiles files = SpikeSiftFiles.in(folder);
        SortedRecording result = SpikeSift.performSpikeSorting(files.second(0));

        // The third file holds a * counts + b. The shift b has no influence; the scale a is undone by the polarity,
        // negative for negative spikes.
        double a = SpikeSiftFiles.SCALE;
        SpikeSiftRecording recording3 = files.third(result.endTime());
        SpikeSiftOptions options = SpikeSiftOptions.withDefaults().withDetectionPolarity(-1 / a);
        SortedRecording result3 = SpikeSift.performSpikeSorting(recording3, options);

        SortedRecording merged = SpikeSift.mergeRecordings(List.of(result, result3));
        out.println(merged.summary());
        for (int cluster : merged.clusterIds()) {
            float[][] amplitudes = merged.amplitudeVectors(cluster);
            out.printf(
                    "cluster %d: largest amplitude %.1f, then %.1f%n",
                    cluster, largest(amplitudes[0]), largest(amplitudes[1]));
        }
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
