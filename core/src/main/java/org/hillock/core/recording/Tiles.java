package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;

/** Cuts ranges into pieces whose samples stay in the cache of a core while one step after the other works on them. */
public final class Tiles {
    private static final int VALUES = 1 << 16;
    private static final int FEWEST = 16;

    private Tiles() {}

    /** How many rows of so many channels make a tile: a power of two. */
    public static int rows(int numChannels) {
        return Math.max(FEWEST, Integer.highestOneBit(VALUES / Math.max(1, numChannels)));
    }

    /**
     * The pieces of a range, in order.
     *
     * @param numChannels channels of a frame
     * @param smallest frames that a piece has at least, but for the last
     */
    public static List<FrameRange> of(FrameRange range, int numChannels, int smallest) {
        int rows = Math.max(rows(numChannels), smallest);
        List<FrameRange> tiles = new ArrayList<>();
        for (long start = range.start(); start < range.end(); start += rows) {
            tiles.add(new FrameRange(range.segment(), start, Math.min(range.end(), start + rows)));
        }
        return tiles;
    }
}
