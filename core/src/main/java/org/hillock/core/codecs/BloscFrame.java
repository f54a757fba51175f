package org.hillock.core.codecs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 16-byte header of a Blosc 1 frame: version, codec version, flags, element size, then unpacked size, block size and frame
 * size as 32-bit numbers, little endian.
 */
record BloscFrame(int flags, int elementSize, int size, int blockSize, int frameSize) {
    static final int HEADER = 16;
    static final int VERSION = 2;
    static final int BYTE_SHUFFLE = 1;
    static final int STORED = 2;
    static final int BIT_SHUFFLE = 4;
    static final int NOT_SPLIT = 16;
    static final int CODEC_SHIFT = 5;
    static final int MAX_SPLITS = 16;
    static final int MIN_STREAM = 128;

    static BloscFrame read(byte[] packed) throws BrokenBytesException {
        if (packed.length < HEADER) {
            throw new BrokenBytesException(packed.length, "the blosc header ends here, too early");
        }
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        int version = in.get();
        if (version < 1 || version > VERSION) {
            throw new BrokenBytesException(0, "blosc version " + version + " is not known (1 and 2 are)");
        }
        BloscFrame frame = new BloscFrame(
                Byte.toUnsignedInt(in.get(2)),
                Byte.toUnsignedInt(in.get(3)),
                in.getInt(4),
                in.getInt(8),
                in.getInt(12));
        frame.check(packed.length);
        return frame;
    }

    private void check(int packedLength) throws BrokenBytesException {
        if (frameSize < HEADER || frameSize > packedLength) {
            throw new BrokenBytesException(
                    12,
                    "a blosc frame of " + Integer.toUnsignedString(frameSize) + " bytes does not fit the "
                            + packedLength + " bytes that are there");
        }
        if (size < 0 || size > Codec.MAX_BYTES || elementSize == 0) {
            throw new BrokenBytesException(
                    4,
                    "the blosc header is damaged (unpacked size " + Integer.toUnsignedString(size) + ", element size "
                            + elementSize + ")");
        }
        if (size > 0 && !isStored() && (blockSize <= 0 || blockSize > size)) {
            throw new BrokenBytesException(
                    8,
                    "the blosc header is damaged (block size " + Integer.toUnsignedString(blockSize) + " for " + size
                            + " bytes)");
        }
    }

    boolean isStored() {
        return (flags & STORED) != 0;
    }

    int codec() {
        return flags >> CODEC_SHIFT;
    }

    int blocks() {
        return size == 0 ? 0 : (size - 1) / blockSize + 1;
    }

    /** Into how many streams a block of {@code length} bytes is split. */
    int streams(int length) {
        boolean split = (flags & NOT_SPLIT) == 0
                && elementSize <= MAX_SPLITS
                && blockSize / elementSize >= MIN_STREAM
                && length == blockSize;
        return split ? elementSize : 1;
    }

    void write(byte[] out) {
        ByteBuffer.wrap(out)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) VERSION)
                .put((byte) 1)
                .put((byte) flags)
                .put((byte) elementSize)
                .putInt(size)
                .putInt(blockSize)
                .putInt(frameSize);
    }
}
