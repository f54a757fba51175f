package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.RecordingText;

/** Refuses a long write that the disk has no room for before it begins. */
final class DiskSpace {
    private DiskSpace() {}

    static void require(Path target, long bytes) {
        Path existing = target.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < bytes) {
                throw new WrongArgumentException("save: " + target + " must have room for " + RecordingText.memory(bytes) + " ("
                        + RecordingText.memory(free) + " are free). Free space or choose another place.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(existing + ": free space can't be told (" + e.getMessage() + ").", e);
        }
    }
}
