package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.Ids;

/** Takes channels and times out of a recording, joins pieces, and keeps the recipe; nothing is copied. */
public final class SliceARecording {
    private SliceARecording() {}

    /** Takes the folder of the shipped recording and a folder to write into. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]), System.out);
    }

    static void run(Path folder, Path work, PrintStream out) {
        Recording recording = Extractors.loadRecording(folder);
        Recording twoChannels = Recordings.selectChannels(recording, Ids.of(3, 0));
        Recording firstSecond = Recordings.frameSlice(twoChannels, 0, 15_000);
        Recording thirdSecond = Recordings.frameSlice(twoChannels, 30_000, 45_000);

        // Two segments side by side, or one after the other in one segment.
        Recording segments = Recordings.appendRecordings(List.of(firstSecond, thirdSecond));
        Recording joined = Recordings.concatenateRecordings(List.of(firstSecond, thirdSecond));
        out.println(segments.getNumSegments() + " segments, " + joined.getNumSamples(0) + " samples");

        // The chain as JSON: a few lines that bring it back, here or in Python.
        Path recipe = work.resolve("joined.json");
        Dumps.dump(joined, recipe);
        out.println(Extractors.loadRecording(recipe).getChannelIds());
    }
}
