package org.hillock.core.zarr;

import java.util.Arrays;

/** Walks the runs of neighbouring elements in which one block inside a chunk and inside an array overlap. */
final class Region {
    /** Somebody who moves a run: first element in the chunk, first element in the array, number of elements. */
    @FunctionalInterface
    interface Run {
        void move(int chunkElement, int arrayElement, int count);
    }

    private final long[] chunkStrides;
    private final long[] arrayStrides;
    private final int[] lengths;

    /**
     * A block.
     *
     * @param chunks the lengths of the chunk's axes
     * @param fortran whether the chunk's first axis runs fastest
     * @param array the lengths of the axes of the array, which is row-major
     * @param lengths the lengths of the block
     */
    Region(int[] chunks, boolean fortran, int[] array, int[] lengths) {
        this.chunkStrides = strides(chunks, fortran);
        this.arrayStrides = strides(array, false);
        this.lengths = lengths;
    }

    private static long[] strides(int[] shape, boolean fortran) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = fortran ? i : shape.length - 1 - i;
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** Elements between neighbours of a run inside the chunk. */
    int chunkStep() {
        return lengths.length == 0 ? 1 : Math.toIntExact(chunkStrides[lengths.length - 1]);
    }

    /** Moves all runs, the block beginning at the given place of the chunk and of the array. */
    void forEach(int[] inChunk, int[] inArray, Run run) {
        if (Arrays.stream(lengths).anyMatch(n -> n == 0)) {
            return;
        }
        int outer = lengths.length - 1;
        int count = lengths.length == 0 ? 1 : lengths[outer];
        // Axes that neighbour each other in both, from the last on, make one long run.
        while (outer > 0 && chunkStrides[outer - 1] == (long) count * chunkStep() && arrayStrides[outer - 1] == count) {
            outer--;
            count *= lengths[outer];
        }
        int[] position = new int[Math.max(0, outer)];
        int chunk = dot(chunkStrides, inChunk);
        int array = dot(arrayStrides, inArray);
        do {
            run.move(
                    Math.toIntExact(chunk + dot(chunkStrides, position)),
                    Math.toIntExact(array + dot(arrayStrides, position)),
                    count);
        } while (next(position));
    }

    private boolean next(int[] position) {
        for (int axis = position.length - 1; axis >= 0; axis--) {
            position[axis]++;
            if (position[axis] < lengths[axis]) {
                return true;
            }
            position[axis] = 0;
        }
        return false;
    }

    private static int dot(long[] strides, int[] position) {
        long sum = 0;
        for (int i = 0; i < position.length; i++) {
            sum += strides[i] * position[i];
        }
        return Math.toIntExact(sum);
    }
}
