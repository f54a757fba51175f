package org.hillock.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.store.BinaryWriting;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.generation.GenerateGroundTruthRecording;
import org.hillock.generation.Generation;
import org.hillock.preprocessing.Preprocessing;
import org.hillock.sorters.spikesift.SpikeSiftRecording;

/**
 * One generated session in three flat files and the positions of its 16 channels: 24 s and 12 s of 16-bit counts, and 12 s that were saved
 * as {@code SCALE * counts + SHIFT} in 32-bit floats.
 *
 * @param folder where the files are
 */
record SpikeSiftFiles(Path folder) {
    static final double SAMPLING_FREQUENCY = 20_000;
    static final double SCALE = 0.1;
    static final double SHIFT = 1.0;

    /** The files of a folder, which are made where they are missing. */
    static SpikeSiftFiles in(Path folder) {
        SpikeSiftFiles files = new SpikeSiftFiles(folder);
        if (!Files.exists(folder.resolve("probe.npy"))) {
            files.make();
        }
        return files;
    }

    private void make() {
        Recording session = Generation.generateGroundTruthRecording(GenerateGroundTruthRecording.standard()
                        .withDurations(48)
                        .withSamplingFrequency(SAMPLING_FREQUENCY)
                        .withNumChannels(16)
                        .withNumUnits(8)
                        .withFiringRateRange(4, 12)
                        .withPeakAmplitudeRange(70, 250)
                        .withNoiseLevels(6)
                        .withCounts(DType.INT16, 0.5, 0)
                        .withSeed(3))
                .recording();
        write(seconds(session, 0, 24), "recording.bin");
        write(seconds(session, 24, 36), "recording_part2.bin");
        Recording scaled =
                Preprocessing.scale(Preprocessing.astype(seconds(session, 36, 48), DType.FLOAT32), SCALE, SHIFT);
        write(scaled, "recording_part3.bin");
        Npy.write(folder.resolve("probe.npy"), NdArray.ofRows(session.getChannelLocations()));
    }

    private static Recording seconds(Recording session, double from, double to) {
        return Recordings.frameSlice(session, (long) (from * SAMPLING_FREQUENCY), (long) (to * SAMPLING_FREQUENCY));
    }

    private void write(Recording recording, String name) {
        BinaryWriting.standard().write(recording, List.of(folder.resolve(name)), SaveOptions.standard());
    }

    NdArray probe() {
        return Npy.read(folder.resolve("probe.npy"));
    }

    /** The first file. */
    SpikeSiftRecording first() {
        return SpikeSiftRecording.of(folder.resolve("recording.bin"), "int16", probe(), SAMPLING_FREQUENCY);
    }

    /** The second file, whose samples go on from {@code offset}. */
    SpikeSiftRecording second(long offset) {
        return SpikeSiftRecording.of(folder.resolve("recording_part2.bin"), "int16", probe(), SAMPLING_FREQUENCY)
                .withRecordingOffset(offset);
    }

    /** The third file, whose samples go on from {@code offset}. */
    SpikeSiftRecording third(long offset) {
        return SpikeSiftRecording.of(folder.resolve("recording_part3.bin"), "float32", probe(), SAMPLING_FREQUENCY)
                .withRecordingOffset(offset);
    }
}
