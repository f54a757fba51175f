package org.hillock.testkit.areas;

import java.nio.ByteOrder;
import java.nio.file.Path;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.binary.FlatWriter;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.DType;
import org.hillock.testkit.golden.Params;

/** Writes the samples of a recording into a flat file. */
final class BinaryWriting {
    private BinaryWriting() {}

    static void write(Recording recording, Path file, Params params) {
        DType dtype = params.text("dtype").map(DType::parse).orElse(recording.getDtype());
        FlatFile.Layout layout = new FlatFile.Layout(
                dtype,
                ByteOrder.LITTLE_ENDIAN,
                recording.getNumChannels(),
                params.whole("time_axis").orElse(0),
                params.whole("byte_offset").orElse(0));
        try (FlatWriter writer = FlatWriter.open(file, layout)) {
            writer.setLength(recording.getNumSamples(0));
            writer.write(0, recording.getTraces(0).samples());
        }
    }
}
