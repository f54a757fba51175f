package org.hillock.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.errors.WrongArgumentException;

/**
 * The right to write one output: held by one run at a time, in this process and among processes, and given up by the system when a
 * process dies.
 */
final class OutputLock implements AutoCloseable {
    /** Opening a locked file a second time in one process and closing it would drop the lock, so the process keeps a list of its own. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OutputLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of an output; refuses where another run has it. */
    static OutputLock of(Path file, Path target) throws IOException {
        if (!HELD.add(file)) {
            throw refused(target);
        }
        boolean held = false;
        try {
            OutputLock lock = acquired(file, target);
            held = true;
            return lock;
        } finally {
            if (!held) {
                HELD.remove(file);
            }
        }
    }

    private static OutputLock acquired(Path file, Path target) throws IOException {
        while (true) {
            Optional<Object> before = identity(file, true);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean held = false;
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw refused(target);
                }
                held = before.isPresent() && before.equals(identity(file, false));
                if (held) {
                    return new OutputLock(file, channel);
                }
            } finally {
                if (!held) {
                    channel.close();
                }
            }
        }
    }

    /** What tells a file from another one that took its name: a run that ends removes the file, perhaps between opening and locking it. */
    private static Optional<Object> identity(Path file, boolean create) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file : key);
        } catch (NoSuchFileException e) {
            if (!create) {
                return Optional.empty();
            }
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException another) {
                return identity(file, false);
            }
            return identity(file, false);
        }
    }

    private static WrongArgumentException refused(Path target) {
        return new WrongArgumentException(
                "save: " + target
                        + " must not be written by two runs at once (another one is writing it now). Wait for it or choose another place.");
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
            HELD.remove(file);
        }
    }
}
