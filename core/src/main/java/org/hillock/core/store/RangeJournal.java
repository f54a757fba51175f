package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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
                    long segment = bytes.getLong();
                    long start = bytes.getLong();
                    long end = bytes.getLong();
                    if (segment < 0 || segment > Integer.MAX_VALUE || start < 0 || end < start) {
                        break;
                    }
                    done.add(new FrameRange((int) segment, start, end));
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
        Map<Integer, NavigableMap<Long, Long>> joined = joined();
        return planned.stream()
                .filter(piece -> !covered(joined.getOrDefault(piece.segment(), new TreeMap<>()), piece))
                .toList();
    }

    private static boolean covered(NavigableMap<Long, Long> spans, FrameRange piece) {
        Map.Entry<Long, Long> span = spans.floorEntry(piece.start());
        return span != null && span.getValue() >= piece.end();
    }

    /** What is done as spans that don't touch, from first frame to the frame after the last, for each segment. */
    private Map<Integer, NavigableMap<Long, Long>> joined() {
        List<FrameRange> sorted = new ArrayList<>(done);
        sorted.sort(Comparator.comparingInt(FrameRange::segment).thenComparingLong(FrameRange::start));
        Map<Integer, NavigableMap<Long, Long>> spans = new HashMap<>();
        for (FrameRange range : sorted) {
            NavigableMap<Long, Long> own = spans.computeIfAbsent(range.segment(), key -> new TreeMap<>());
            Map.Entry<Long, Long> last = own.lastEntry();
            if (last != null && last.getValue() >= range.start()) {
                own.put(last.getKey(), Math.max(last.getValue(), range.end()));
            } else {
                own.put(range.start(), range.end());
            }
        }
        return spans;
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
