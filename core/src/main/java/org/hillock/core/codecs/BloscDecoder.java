package org.hillock.core.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Unpacks one Blosc frame. */
final class BloscDecoder implements AutoCloseable {
    private final byte[] packed;
    private final BloscFrame frame;
    private final byte[] out;
    private final byte[] block;
    private final byte[] scratch;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    private BloscDecoder(byte[] packed, BloscFrame frame) {
        this.packed = packed;
        this.frame = frame;
        this.out = new byte[frame.size()];
        this.block = new byte[frame.blockSize()];
        this.scratch = new byte[(frame.flags() & BloscFrame.BIT_SHUFFLE) != 0 ? frame.blockSize() : 0];
    }

    static byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        BloscFrame frame = BloscFrame.read(packed);
        if (size != Codec.UNKNOWN_SIZE && frame.size() != size) {
            throw Unpacking.wrongSize("blosc", Integer.toString(frame.size()), size);
        }
        if (frame.isStored()) {
            if (frame.size() > packed.length - BloscFrame.HEADER) {
                throw new BrokenBytesException(packed.length, "stored blosc data end here, too early");
            }
            return java.util.Arrays.copyOfRange(packed, BloscFrame.HEADER, BloscFrame.HEADER + frame.size());
        }
        if (frame.size() == 0) {
            return new byte[0];
        }
        if (BloscFrame.HEADER + 4L * frame.blocks() > packed.length) {
            throw new BrokenBytesException(packed.length, "the list of blosc blocks ends here, too early");
        }
        try (BloscDecoder decoder = new BloscDecoder(packed, frame)) {
            for (int b = 0; b < frame.blocks(); b++) {
                decoder.decodeBlock(b);
            }
            return decoder.out;
        }
    }

    private void decodeBlock(int index) throws BrokenBytesException {
        int to = index * frame.blockSize();
        int length = Math.min(frame.blockSize(), frame.size() - to);
        int at = int32(BloscFrame.HEADER + 4 * index);
        if (at < BloscFrame.HEADER || at > packed.length) {
            throw new BrokenBytesException(
                    BloscFrame.HEADER + 4L * index,
                    "blosc block " + index + " must lie inside the frame, not at " + at);
        }
        boolean bits = (frame.flags() & BloscFrame.BIT_SHUFFLE) != 0 && length >= frame.elementSize();
        boolean bytes = (frame.flags() & BloscFrame.BYTE_SHUFFLE) != 0 && frame.elementSize() > 1;
        if (bytes) {
            unpackStreams(at, length, block, 0);
            unshuffleBytes(to, length);
        } else if (bits) {
            unpackStreams(at, length, block, 0);
            unshuffleBits(to, length);
        } else {
            unpackStreams(at, length, out, to);
        }
    }

    private void unpackStreams(int from, int length, byte[] target, int to) throws BrokenBytesException {
        int streams = frame.streams(length);
        int streamLength = length / streams;
        int at = from;
        for (int s = 0; s < streams; s++) {
            int packedLength = int32(at);
            at += 4;
            if (packedLength < 0 || packedLength > packed.length - at) {
                throw new BrokenBytesException(
                        at - 4L,
                        "a blosc stream of " + Integer.toUnsignedString(packedLength)
                                + " bytes must lie inside the frame of " + packed.length);
            }
            unpack(at, packedLength, target, to + s * streamLength, streamLength);
            at += packedLength;
        }
    }

    private void unpack(int at, int packedLength, byte[] target, int to, int length) throws BrokenBytesException {
        if (packedLength == length) {
            System.arraycopy(packed, at, target, to, length);
            return;
        }
        int n;
        try {
            n = switch (frame.codec()) {
                case 0 -> BloscLz.decode(packed, at, packedLength, target, to, length);
                case 1 ->
                    LZ4Factory.fastestInstance()
                            .safeDecompressor()
                            .decompress(packed, at, packedLength, target, to, length);
                case 2 -> Snappy.decode(packed, at, packedLength, target, to, length);
                case 3 -> inflate(at, packedLength, target, to, length);
                case 4 -> unpackZstd(at, packedLength, target, to, length);
                default ->
                    throw new BrokenBytesException(
                            2, "blosc codec number " + frame.codec() + " is not known (0 to 4 are)");
            };
        } catch (LZ4Exception | DataFormatException | ZstdException e) {
            throw new BrokenBytesException(at, "a blosc stream is damaged (" + e.getMessage() + ")", e);
        }
        if (n != length) {
            throw new BrokenBytesException(at, "a blosc stream unpacks to " + n + " bytes but must give " + length);
        }
    }

    private int unpackZstd(int at, int packedLength, byte[] target, int to, int length) throws BrokenBytesException {
        int n = zstd.decompressByteArray(target, to, length, packed, at, packedLength);
        if (Zstd.isError(n)) {
            throw new BrokenBytesException(at, "a blosc stream is damaged (" + Zstd.getErrorName(n) + ")");
        }
        return n;
    }

    private int inflate(int at, int packedLength, byte[] target, int to, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, at, packedLength);
            int n = 0;
            int step = 1;
            while (step > 0 && n < length) {
                step = inflater.inflate(target, to + n, length - n);
                n += step;
            }
            return n;
        } finally {
            inflater.end();
        }
    }

    private void unshuffleBytes(int to, int length) {
        int size = frame.elementSize();
        int count = length / size;
        ByteShuffle.unshuffle(block, 0, out, to, size, count);
        System.arraycopy(block, size * count, out, to + size * count, length - size * count);
    }

    private void unshuffleBits(int to, int length) {
        int size = frame.elementSize();
        int count = bitShuffledElements(length, size);
        BitShuffle.unshuffle(block, 0, out, to, size, count, scratch);
        System.arraycopy(block, size * count, out, to + size * count, length - size * count);
    }

    /** How many elements of a block have their bits shuffled: all, or none where they are no multiple of eight. */
    static int bitShuffledElements(int length, int elementSize) {
        int count = length / elementSize;
        return count % 8 == 0 ? count : 0;
    }

    private int int32(int at) throws BrokenBytesException {
        if (at > packed.length - 4) {
            throw new BrokenBytesException(packed.length, "blosc data end here, too early");
        }
        return (int) ByteShuffle.INT.get(packed, at);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
