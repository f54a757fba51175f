package org.hillock.core.errors;

import java.nio.file.Path;

/** A file or folder whose content is damaged, truncated or missing; the message names the file and, where known, the byte offset. */
public final class BrokenFileException extends HillockException {
    /** Raises for {@code file} as a whole. */
    public BrokenFileException(Path file, String what) {
        super(file + ": " + what);
    }

    /** Raises for {@code file} at a byte offset from its beginning. */
    public BrokenFileException(Path file, long byteOffset, String what) {
        super(file + " at byte " + byteOffset + ": " + what);
    }

    /** Raises for {@code file} as a whole, with the failure behind it. */
    public BrokenFileException(Path file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
