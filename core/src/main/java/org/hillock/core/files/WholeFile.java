package org.hillock.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file beside its final name and moves it there when it is complete, so that a killed program leaves no file that
 * loads as if it were whole. Thread-safe; two writers of one path end with the whole file of one of them.
 */
public final class WholeFile {
    private static final AtomicLong COUNTER = new AtomicLong();

    private WholeFile() {}

    /** Somebody who writes the content of a file, from position 0 of an empty channel. */
    @FunctionalInterface
    public interface Content {
        /** Writes all bytes. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file; an existing one is replaced at the end, at once.
     *
     * @param durable whether the bytes are forced to the disk before the file takes its name (slow for many small files)
     * @throws UncheckedIOException where the file can't be written; nothing is left behind then
     */
    public static void write(Path file, boolean durable, Content content) {
        Path part = beside(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                if (durable) {
                    channel.force(true);
                }
            }
            moveInto(part, file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            discard(part);
        }
    }

    /** Writes the given bytes as a whole file. */
    public static void write(Path file, boolean durable, byte[] bytes) {
        write(file, durable, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
    }

    /** A path in the same folder under which an unfinished {@code file} can wait; different at every call. */
    public static Path beside(Path file) {
        String unique = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        return file.resolveSibling("." + file.getFileName() + "." + unique + ".part");
    }

    /** Whether a path is an unfinished file that waits, or that a killed program left. */
    public static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".part");
    }

    /** Gives a finished file its final name, replacing what has that name. */
    public static void moveInto(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes an unfinished file where it still exists; a failure to do so is ignored. */
    public static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The part never loads as a whole file, and the failure that led here is the one to tell.
            part.toFile().deleteOnExit();
        }
    }

    /** Writes the whole buffer at the position of the channel. */
    public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The failure to write a file as one clear line. */
    public static UncheckedIOException cannotWrite(Path file, IOException cause) {
        return new UncheckedIOException(file + ": can't be written (" + reason(cause) + ").", cause);
    }

    /** Why an operation on a file failed, in words. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "no such file or folder: " + e.getFile();
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }
}
