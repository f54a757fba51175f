package org.hillock.postprocessing.folders;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hillock.core.files.WholeFile;
import org.hillock.core.npy.Npy;
import org.hillock.core.npy.NpyFile;
import org.hillock.core.values.DType;
import org.hillock.postprocessing.waveforms.WritableStack;

/** Waveforms in an npy file that is mapped into memory: float32, or 16-bit integers for raw samples. */
final class MappedStack implements WritableStack {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment bytes;
    private final DType dtype;
    private final int numRows;
    private final int numSamples;
    private final int numChannels;

    private MappedStack(MemorySegment bytes, DType dtype, int numRows, int numSamples, int numChannels) {
        this.bytes = bytes;
        this.dtype = dtype;
        this.numRows = numRows;
        this.numSamples = numSamples;
        this.numChannels = numChannels;
    }

    /** Whether waveforms of a type can be mapped. */
    static boolean holds(DType dtype) {
        return dtype == DType.FLOAT32 || dtype == DType.INT16 || dtype == DType.UINT16;
    }

    /** Begins a file of zeros. */
    static MappedStack create(Path file, DType dtype, int numRows, int numSamples, int numChannels) {
        byte[] header = Npy.header(dtype, numRows, numSamples, numChannels);
        long length = (long) numRows * numSamples * numChannels * dtype.itemSize();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            WholeFile.writeFully(channel, ByteBuffer.wrap(header));
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_WRITE, header.length, length, Arena.ofAuto());
            return new MappedStack(bytes, dtype, numRows, numSamples, numChannels);
        } catch (IOException e) {
            throw WholeFile.cannotWrite(file, e);
        }
    }

    /** Maps a file of three axes and a type that {@link #holds} says yes to. */
    static MappedStack open(NpyFile file, DType dtype) {
        long[] shape = file.shape();
        return new MappedStack(
                file.map(Arena.ofAuto()), dtype, Math.toIntExact(shape[0]), (int) shape[1], (int) shape[2]);
    }

    /** Hands all that was written to the disk. */
    void force() {
        if (bytes.byteSize() > 0) {
            bytes.force();
        }
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int numRows() {
        return numRows;
    }

    @Override
    public int numSamples() {
        return numSamples;
    }

    @Override
    public int numChannels() {
        return numChannels;
    }

    @Override
    public void read(int row, float[] out) {
        int size = waveformSize();
        long from = (long) row * size * dtype.itemSize();
        if (dtype == DType.FLOAT32) {
            MemorySegment.copy(bytes, FLOAT, from, out, 0, size);
            return;
        }
        boolean unsigned = dtype.isUnsigned();
        for (int i = 0; i < size; i++) {
            short value = bytes.get(SHORT, from + (long) i * Short.BYTES);
            out[i] = unsigned ? Short.toUnsignedInt(value) : value;
        }
    }

    @Override
    public void write(int row, float[] values) {
        int size = waveformSize();
        long to = (long) row * size * dtype.itemSize();
        if (dtype == DType.FLOAT32) {
            MemorySegment.copy(values, 0, bytes, FLOAT, to, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            double rounded = Math.clamp(Math.rint(values[i]), dtype.minValue(), dtype.maxValue());
            bytes.set(SHORT, to + (long) i * Short.BYTES, (short) (int) rounded);
        }
    }
}
