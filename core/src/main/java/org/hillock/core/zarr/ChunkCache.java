package org.hillock.core.zarr;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the unpacked chunks that were used last, up to a number of bytes. Thread-safe. */
public final class ChunkCache {
    private static final long DEFAULT_BYTES = 128L << 20;
    private final long maxBytes;
    private final Map<Path, byte[]> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** A cache of at most {@code maxBytes}; 0 keeps nothing. */
    public ChunkCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A cache of 128 MiB. */
    public static ChunkCache ofDefaultSize() {
        return new ChunkCache(DEFAULT_BYTES);
    }

    /** How many bytes are kept at the moment. */
    public synchronized long bytes() {
        return bytes;
    }

    synchronized Optional<byte[]> get(Path file) {
        return Optional.ofNullable(chunks.get(file));
    }

    synchronized void put(Path file, byte[] chunk) {
        if (chunk.length > maxBytes) {
            return;
        }
        remove(file);
        chunks.put(file, chunk);
        bytes += chunk.length;
        Iterator<byte[]> eldest = chunks.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    synchronized void remove(Path file) {
        byte[] old = chunks.remove(file);
        bytes -= old == null ? 0 : old.length;
    }
}
