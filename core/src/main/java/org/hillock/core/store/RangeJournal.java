package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.recording.FrameRange;

/** The pieces of a long write that are done, kept in a file so that a later run leaves them out. Thread-safe. */
final class RangeJournal implements AutoCloseable {
    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final List<FrameRange> done;

    private RangeJournal(Path file, FileChannel channel, List<FrameRange> done) {
        this.file = file;
        this.channel = channel;
        this.done = done;
    }

    /** Opens a journal; an entry that was cut short by a crash is dropped. */
    static RangeJournal open(Path file) {
        try {
            List<FrameRange> done = new ArrayList<>();
            if (Files.exists(file)) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                while (bytes.remaining() >= ENTRY_BYTES) {
                    done.add(new FrameRange((int) bytes.getLong(), bytes.getLong(), bytes.getLong()));
                }
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate((long) done.size() * ENTRY_BYTES).position((long) done.size() * ENTRY_BYTES);
            return new RangeJournal(file, channel, done);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    /** The planned pieces that are not covered yet. */
    List<FrameRange> missing(List<FrameRange> planned) {
        List<FrameRange> known = List.copyOf(done);
        return planned.stream()
                .filter(piece -> known.stream().noneMatch(range -> covers(range, piece)))
                .toList();
    }

    private static boolean covers(FrameRange range, FrameRange piece) {
        return range.segment() == piece.segment() && range.start() <= piece.start() && range.end() >= piece.end();
    }

    /** Notes that a piece has been written. */
    synchronized void add(FrameRange piece) {
        try {
            ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES)
                    .putLong(piece.segment())
                    .putLong(piece.start())
                    .putLong(piece.end())
                    .flip();
            while (entry.hasRemaining()) {
                channel.write(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be closed (" + e.getMessage() + ").", e);
        }
    }
}
