package org.hillock.core.zarr;

import java.util.Arrays;

/** Walks the chunks that a block of an array touches, the last axis fastest. */
final class ChunkWalk {
    /** Somebody who works on one chunk: its index, where the overlap begins in it and in the block, and the overlap's lengths. */
    @FunctionalInterface
    interface Visit {
        void chunk(long[] index, int[] inChunk, int[] inBlock, int[] lengths);
    }

    private final int[] chunks;
    private final long[] from;
    private final long[] to;

    private ChunkWalk(int[] chunks, long[] from, long[] to) {
        this.chunks = chunks;
        this.from = from;
        this.to = to;
    }

    static ChunkWalk over(ArrayMetadata array, long[] from, long[] to) {
        return new ChunkWalk(array.chunks(), from, to);
    }

    void forEach(Visit visit) {
        int rank = chunks.length;
        long[] first = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            if (from[axis] >= to[axis]) {
                return;
            }
            first[axis] = from[axis] / chunks[axis];
        }
        long[] index = first.clone();
        do {
            visit(index, visit);
        } while (next(index, first));
    }

    private boolean next(long[] index, long[] first) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis]++;
            if (index[axis] * chunks[axis] < to[axis]) {
                return true;
            }
            index[axis] = first[axis];
        }
        return false;
    }

    private void visit(long[] index, Visit visit) {
        int rank = chunks.length;
        int[] inChunk = new int[rank];
        int[] inBlock = new int[rank];
        int[] lengths = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            long start = index[axis] * chunks[axis];
            long low = Math.max(from[axis], start);
            long high = Math.min(to[axis], start + chunks[axis]);
            inChunk[axis] = (int) (low - start);
            inBlock[axis] = (int) (low - from[axis]);
            lengths[axis] = (int) (high - low);
        }
        visit.chunk(Arrays.copyOf(index, rank), inChunk, inBlock, lengths);
    }
}
