package org.hillock.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
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
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean held = false;
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw refused(target);
                }
                held = isStill(file, channel);
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

    /** Whether the locked file is the one under its name; another run may have removed it between opening and locking. */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        String mark = UUID.randomUUID().toString();
        channel.truncate(0).write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
        try {
            return Files.readString(file).equals(mark);
        } catch (NoSuchFileException e) {
            return false;
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
