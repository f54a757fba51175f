package org.hillock.core.sorting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.HillockException;

/** A file of spike records: three little-endian int64 a spike (sample, unit, segment), ordered as in a spike vector. */
record SharedSpikes(Path file, int size) {
    private static final int RECORD = 3 * Long.BYTES;
    private static final ValueLayout.OfLong INT64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static void write(Path file, SpikeVector spikes) {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) spikes.size() * RECORD, arena);
            for (int s = 0; s < spikes.numSegments(); s++) {
                for (int i = spikes.segmentStart(s); i < spikes.segmentEnd(s); i++) {
                    long at = (long) i * RECORD;
                    memory.set(INT64, at, spikes.sampleIndex(i));
                    memory.set(INT64, at + Long.BYTES, spikes.unitIndex(i));
                    memory.set(INT64, at + 2 * Long.BYTES, s);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    /** Checks that the file is there and has the stated size. */
    static SharedSpikes open(Path file, int size) {
        try {
            long bytes = Files.size(file);
            if (bytes != (long) size * RECORD) {
                throw new BrokenFileException(
                        file, bytes + " bytes must be " + RECORD + " for each of the " + size + " spikes.");
            }
        } catch (IOException e) {
            throw new BrokenFileException(
                    file,
                    "shared spikes can't be read. They last as long as the process that made them; share them again.",
                    e);
        }
        return new SharedSpikes(file, size);
    }

    int segmentsWithSpikes() {
        try (Arena arena = Arena.ofConfined()) {
            return size == 0 ? 1 : Math.toIntExact(map(arena).get(INT64, (long) size * RECORD - Long.BYTES)) + 1;
        }
    }

    SpikeVector read(int numSegments, int numUnits) {
        long[] samples = new long[size];
        int[] units = new int[size];
        int[] segments = new int[size];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = map(arena);
            for (int i = 0; i < size; i++) {
                long at = (long) i * RECORD;
                samples[i] = memory.get(INT64, at);
                units[i] = (int) memory.get(INT64, at + Long.BYTES);
                segments[i] = (int) memory.get(INT64, at + 2 * Long.BYTES);
            }
        }
        try {
            return SpikeVector.fromColumns(samples, units, segments, numSegments, numUnits);
        } catch (HillockException e) {
            throw new BrokenFileException(file, "holds no spikes of this sorting: " + e.getMessage(), e);
        }
    }

    private MemorySegment map(Arena arena) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, (long) size * RECORD, arena);
        } catch (IOException e) {
            throw new BrokenFileException(file, "shared spikes can't be read (" + e.getMessage() + ").", e);
        }
    }
}
