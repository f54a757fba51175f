package org.hillock.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small flat binary file of 16-bit counts whose value at (frame, channel) is {@code 10 * frame + channel}. */
record FlatRecording(Path file, int frames, int channels) {
    static FlatRecording write(Path folder, int frames, int channels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * frames * channels).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < channels; c++) {
                bytes.putShort((short) (10 * i + c));
            }
        }
        Path file = folder.resolve("traces.raw");
        Files.write(file, bytes.array());
        return new FlatRecording(file, frames, channels);
    }

    /** A command line with this file as its input and more arguments behind. */
    CommandRun run(String verb, String... more) {
        List<String> line = new ArrayList<>(List.of(
                verb,
                file.toString(),
                "--sampling-frequency",
                "1000",
                "--num-channels",
                String.valueOf(channels),
                "--dtype",
                "int16"));
        line.addAll(List.of(more));
        return CommandRun.of(line.toArray(String[]::new));
    }
}
