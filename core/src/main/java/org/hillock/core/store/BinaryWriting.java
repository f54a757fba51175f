package org.hillock.core.store;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.DType;

/**
 * How a recording is written into bare flat files (the peer's {@code write_binary_recording}).
 *
 * @param byteOffset bytes of zeros left at the beginning of every file, for a header
 * @param addFileExtension whether {@code .raw} is appended to names that end in neither {@code .raw}, {@code .bin} nor {@code .dat}
 */
public record BinaryWriting(long byteOffset, boolean addFileExtension) {
    private static final List<String> EXTENSIONS = List.of(".raw", ".bin", ".dat");

    /** Refuses a negative offset. */
    public BinaryWriting {
        if (byteOffset < 0) {
            throw new WrongArgumentException(
                    "write_binary_recording: byte_offset = " + byteOffset + " bytes must be 0 or more.");
        }
    }

    /** No header, extension added. */
    public static BinaryWriting standard() {
        return new BinaryWriting(0, true);
    }

    /** With room for a header. */
    public BinaryWriting withByteOffset(long bytes) {
        return new BinaryWriting(bytes, addFileExtension);
    }

    /** With names as they are given. */
    public BinaryWriting withoutFileExtension() {
        return new BinaryWriting(byteOffset, false);
    }

    /**
     * Writes one file per segment, frame after frame, little endian; the files appear when all are whole.
     *
     * @param filePaths as many as the recording has segments
     * @return the files that were written
     */
    public List<Path> write(Recording recording, List<Path> filePaths, SaveOptions options) {
        if (filePaths.size() != recording.getNumSegments()) {
            throw new WrongArgumentException("write_binary_recording: file_paths of " + filePaths.size()
                    + " files must be one for each of the " + recording.getNumSegments() + " segments.");
        }
        DType dtype = options.dtype().orElse(recording.getDtype());
        List<Path> targets = filePaths.stream().map(this::withExtension).toList();
        List<StagedOutput> outputs = new ArrayList<>();
        try {
            for (Path target : targets) {
                outputs.add(StagedOutput.file(target, options.overwrite()));
            }
            FlatFile.Layout layout =
                    new FlatFile.Layout(dtype, ByteOrder.LITTLE_ENDIAN, recording.getNumChannels(), 0, byteOffset);
            List<Path> staged = outputs.stream().map(StagedOutput::path).toList();
            RecordingSaver.writeTraces(
                    recording, staged, layout, java.util.Optional.empty(), options, "write_binary_recording");
            outputs.forEach(StagedOutput::commit);
        } finally {
            outputs.forEach(StagedOutput::close);
        }
        return targets;
    }

    private Path withExtension(Path path) {
        String name = path.getFileName().toString();
        boolean complete = !addFileExtension || EXTENSIONS.stream().anyMatch(name::endsWith);
        return complete ? path : path.resolveSibling(name + ".raw");
    }
}
