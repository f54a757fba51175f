package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** The blocks of one step that one worker has at hand, so that reading them in parts computes them once. */
final class KeptBlocks {
    private static final int MOST = 3;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(FrameRange block, Samples samples) {}

    Optional<Samples> find(FrameRange block) {
        return entries.stream()
                .filter(entry -> entry.block.equals(block))
                .map(Entry::samples)
                .findFirst();
    }

    /**
     * Gives back blocks that are not likely to be met again: all where a read begins with the new block, otherwise (it straddles two)
     * the oldest.
     */
    void makeRoom(FrameRange block, FrameRange read, Scratch scratch) {
        int left = read.start() == block.start() ? 0 : MOST - 1;
        while (entries.size() > left) {
            scratch.giveBack(entries.removeFirst().samples);
        }
    }

    void keep(FrameRange block, Samples samples) {
        entries.add(new Entry(block, samples));
    }
}
