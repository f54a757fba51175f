package org.hillock.core.recording;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.hillock.core.values.Samples;

/**
 * Remembers the last few blocks that were computed whole but asked for in parts, so that neighbouring reads don't compute them again.
 * Thread-safe; memory is given up when it runs short. Results are never written to.
 */
public final class BlockMemory {
    private static final int KEPT = 3;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(FrameRange block, SoftReference<Samples> samples) {}

    /** The samples of a block: remembered, or computed and then remembered. */
    public Samples get(FrameRange block, Supplier<Samples> computed) {
        return find(block).orElseGet(() -> keep(block, computed.get()));
    }

    private synchronized Optional<Samples> find(FrameRange block) {
        for (Iterator<Entry> it = entries.iterator(); it.hasNext(); ) {
            Entry entry = it.next();
            if (entry.block.equals(block)) {
                it.remove();
                Optional<Samples> samples = Optional.ofNullable(entry.samples.get());
                samples.ifPresent(found -> entries.addFirst(entry));
                return samples;
            }
        }
        return Optional.empty();
    }

    private synchronized Samples keep(FrameRange block, Samples samples) {
        entries.addFirst(new Entry(block, new SoftReference<>(samples)));
        while (entries.size() > KEPT) {
            entries.removeLast();
        }
        return samples;
    }
}
