package org.hillock.postprocessing.folders;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.core.files.WholeFile;
import org.hillock.core.npy.Npy;
import org.hillock.core.npy.NpyFile;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformStack;

/** Waveforms in npy files, read as far as they are asked for. */
final class StackFiles {
    private static final int BLOCK_BYTES = 4 << 20;

    private StackFiles() {}

    /** The variable in an npy file: waveforms stay in the file, other arrays are read. */
    static Variable read(Path file) {
        try (NpyFile npy = NpyFile.open(file)) {
            if (npy.shape().length == 3
                    && !npy.isFortranOrder()
                    && npy.type() instanceof NumpyType.Numeric(DType dtype, ByteOrder order)
                    && order == ByteOrder.LITTLE_ENDIAN
                    && MappedStack.holds(dtype)) {
                return new Variable.Stack(MappedStack.open(npy, dtype));
            }
            return new Variable.Numbers(npy.readAll());
        }
    }

    /** Waveforms in an npy file. */
    static WaveformStack stack(Path file) {
        return ExtensionData.nothing().with("rows", read(file)).stack("rows");
    }

    /** Writes waveforms row by row. */
    static void write(Path file, WaveformStack stack) {
        WholeFile.write(file, false, channel -> {
            WholeFile.writeFully(
                    channel,
                    ByteBuffer.wrap(
                            Npy.header(stack.dtype(), stack.numRows(), stack.numSamples(), stack.numChannels())));
            writeRows(channel, stack, 0, stack.numRows());
        });
    }

    private static void writeRows(FileChannel channel, WaveformStack stack, int from, int to)
            throws java.io.IOException {
        float[] one = new float[stack.waveformSize()];
        int rowBytes = Math.max(1, one.length * stack.dtype().itemSize());
        int perBlock = Math.max(1, BLOCK_BYTES / rowBytes);
        ByteBuffer block = ByteBuffer.allocate(Math.multiplyExact(Math.min(perBlock, Math.max(1, to - from)), rowBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = from; row < to; row++) {
            stack.read(row, one);
            put(block, one, stack.dtype());
            if (block.remaining() < rowBytes || row + 1 == to) {
                WholeFile.writeFully(channel, block.flip());
                block.clear();
            }
        }
    }

    private static void put(ByteBuffer block, float[] values, DType dtype) {
        switch (dtype) {
            case FLOAT32 -> {
                block.asFloatBuffer().put(values);
                block.position(block.position() + values.length * Float.BYTES);
            }
            case FLOAT64 -> {
                for (float value : values) {
                    block.putDouble(value);
                }
            }
            default -> {
                for (float value : values) {
                    putWhole(block, (long) Math.rint(value), dtype.itemSize());
                }
            }
        }
    }

    private static void putWhole(ByteBuffer block, long value, int itemSize) {
        switch (itemSize) {
            case 1 -> block.put((byte) value);
            case 2 -> block.putShort((short) value);
            case 4 -> block.putInt((int) value);
            default -> block.putLong(value);
        }
    }

    /** Some waveforms as an array of the type that they are stored in. */
    static NdArray rows(WaveformStack stack, int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        float[] values = stack.read(rows);
        int[] shape = {rows.length, stack.numSamples(), stack.numChannels()};
        return switch (stack.dtype()) {
            case FLOAT32 -> NdArray.ofFloats(values, shape);
            case INT16, UINT16 -> {
                short[] narrow = new short[values.length];
                for (int i = 0; i < narrow.length; i++) {
                    narrow[i] = (short) (int) Math.rint(values[i]);
                }
                yield NdArray.ofNumbers(stack.dtype(), narrow, shape);
            }
            default -> NdArray.ofFloats(values, shape);
        };
    }
}
