package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.sorters.spikesift.SortJob;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/** Sorts a long recording in blocks, several at a time, and merges their results. */
public final class SpikeSiftInParallel {
    private SpikeSiftInParallel() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftRecording recording = SpikeSiftFiles.in(folder).first();
        // Each block skips the samples of those before it and goes on with their sample numbers.
        List<SpikeSiftRecording> blocks = recording.blocks(2);
        for (SpikeSiftRecording block : blocks) {
            out.printf("block from sample %,d, %,d samples%n", block.recordingOffset(), block.numSamples());
        }
        List<SortedRecording> sorted = SpikeSift.performSpikeSorting(blocks, SpikeSiftOptions.withDefaults(), 2);
        SortedRecording result = SpikeSift.mergeRecordings(sorted);
        out.println(result.summary());

        // The other way to use several threads: one sort with the same result as on one thread.
        SortJob job = SortJob.withDefaults().withAllThreads();
        out.println(SpikeSift.performSpikeSorting(recording, SpikeSiftOptions.withDefaults(), job)
                .summary());
    }
}
