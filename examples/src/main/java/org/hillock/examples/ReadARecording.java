package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.DType;

/** Opens a saved recording and a flat file, and looks at facts and samples. */
public final class ReadARecording {
    private ReadARecording() {}

    /** Takes the folder of the shipped recording. */
    public static void main(String[] args) {
        run(Path.of(args[0]), System.out);
    }

    static void run(Path folder, PrintStream out) {
        // A folder, zarr store, NPZ file or dump that SpikeInterface or Hillock saved.
        Recording recording = Extractors.loadRecording(folder);
        out.println(recording);
        out.println("channels at " + recording.getChannelLocations().length + " places, " + recording.getTotalDuration()
                + " s");

        // Samples are read where they are asked for: frames 1000 to 1005 of segment 0, all channels.
        Traces piece = recording.getTraces(0, 1000, 1005);
        for (int sample = 0; sample < piece.numSamples(); sample++) {
            out.printf("%6.0f %6.0f%n", piece.get(sample, 0), piece.get(sample, 3));
        }

        // A flat binary file says nothing about itself.
        Recording flat = BinaryRecordingExtractor.of(
                        List.of(folder.resolve("locust_trial_01.raw")), 15_000, 4, DType.INT16)
                .open();
        out.println(flat.getNumSamples(0) == recording.getNumSamples(0));
    }
}
