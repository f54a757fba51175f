package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.RecordingText;

/** Refuses a long write that the disk has no room for before it begins. */
final class DiskSpace {
    private DiskSpace() {}

    static void require(Path target, long bytes) {
        Path existing = nearestExisting(target.toAbsolutePath().normalize());
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < bytes) {
                throw new WrongArgumentException(
                        "save: " + target + " must have room for " + RecordingText.memory(bytes) + " ("
                                + RecordingText.memory(free) + " are free). Free space or choose another place.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(existing + ": free space can't be told (" + e.getMessage() + ").", e);
        }
    }

    private static Path nearestExisting(Path path) {
        return Files.exists(path)
                ? path
                : Optional.ofNullable(path.getParent())
                        .map(DiskSpace::nearestExisting)
                        .orElse(path);
    }
}
