package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.SpikeSiftOptions;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/** Follows neurons that fire only now and then: every segment of a long recording against a short reference. */
public final class SpikeSiftTransientNeurons {
    private SpikeSiftTransientNeurons() {}

    /** Takes a folder for the generated files. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        SpikeSiftFiles files = SpikeSiftFiles.in(folder);
        SortedRecording reference = SpikeSift.performSpikeSorting(files.second(0));
        SpikeSiftOptions options = SpikeSiftOptions.withDefaults().withMinSegmentLength(3);
        SpikeSiftRecording longRecording = files.first().withRecordingOffset(reference.endTime());
        List<SortedRecording> segments =
                SpikeSift.performSpikeSorting(longRecording, options).splitIntoSegments();

        for (int cluster : reference.clusterIds()) {
            LongStream spikes = Arrays.stream(reference.spikes(cluster));
            int found = 0;
            for (SortedRecording segment : segments) {
                Optional<Integer> match = Optional.ofNullable(
                        SpikeSift.mapClusters(reference, segment, 50).get(cluster));
                found += match.isPresent() ? 1 : 0;
                spikes = LongStream.concat(
                        spikes, match.stream().flatMapToLong(id -> Arrays.stream(segment.spikes(id))));
            }
            out.printf(
                    "cluster %d: in %d of %d segments, %d spikes%n", cluster, found, segments.size(), spikes.count());
        }
    }
}
