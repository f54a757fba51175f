package org.hillock.core.codecs;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.hillock.core.codecs.Blosc.Inner;
import org.hillock.core.codecs.Blosc.Shuffling;
import org.hillock.core.errors.NotSupportedException;

/** Packs bytes into a Blosc frame. */
final class BloscEncoder {
    private static final int MIN_BYTES = 128;
    private static final int MAX_ZSTD_LEVEL = 22;
    private final Inner inner;
    private final int level;
    private final int elementSize;
    private final boolean bits;
    private final boolean bytes;
    private final int wantedBlockSize;

    BloscEncoder(Blosc codec, int elementSize) {
        if (codec.inner() == Inner.BLOSCLZ || codec.inner() == Inner.SNAPPY) {
            throw new NotSupportedException("codec 'blosc' with "
                    + codec.configuration().path("cname") + " is read but not written. Take zstd, lz4, lz4hc or zlib.");
        }
        this.inner = codec.inner();
        this.level = codec.level();
        this.elementSize = elementSize > 255 ? 1 : elementSize;
        boolean auto = codec.shuffling() == Shuffling.AUTO;
        this.bits = codec.shuffling() == Shuffling.BIT || (auto && this.elementSize == 1);
        this.bytes = codec.shuffling() == Shuffling.BYTE || (auto && this.elementSize > 1);
        this.wantedBlockSize = codec.blockSize() > 0 ? codec.blockSize() : defaultBlockSize(codec.level());
    }

    private static int defaultBlockSize(int level) {
        return level < 2 ? 1 << 15 : level < 4 ? 1 << 16 : level < 7 ? 1 << 18 : 1 << 19;
    }

    byte[] encode(byte[] source) {
        if (source.length > Integer.MAX_VALUE - 64) {
            throw new NotSupportedException("codec 'blosc' packs at most 2 GiB at once. Take smaller chunks.");
        }
        if (level == 0 || source.length < MIN_BYTES) {
            return stored(source);
        }
        byte[] out = new byte[source.length + BloscFrame.HEADER];
        int frameSize = encodeBlocks(source, out, blockSize(source.length));
        return frameSize < 0 ? stored(source) : Arrays.copyOf(out, frameSize);
    }

    /** A whole number of elements, eight of them where bits are shuffled, and at most all bytes. */
    private int blockSize(int length) {
        int unit = elementSize * 8;
        int size = Math.min(wantedBlockSize, length);
        return size >= unit ? size - size % unit : Math.min(length, unit);
    }

    private int flags() {
        boolean split = inner == Inner.LZ4 || inner == Inner.LZ4HC;
        return (inner.code() << BloscFrame.CODEC_SHIFT)
                | (bits ? BloscFrame.BIT_SHUFFLE : bytes ? BloscFrame.BYTE_SHUFFLE : 0)
                | (split ? 0 : BloscFrame.NOT_SPLIT);
    }

    private byte[] stored(byte[] source) {
        byte[] out = new byte[BloscFrame.HEADER + source.length];
        int blockSize = Math.max(1, blockSize(source.length));
        new BloscFrame(flags() | BloscFrame.STORED, elementSize, source.length, blockSize, out.length).write(out);
        System.arraycopy(source, 0, out, BloscFrame.HEADER, source.length);
        return out;
    }

    /** Gives the size of the frame, or -1 where it does not become smaller than the stored bytes. */
    private int encodeBlocks(byte[] source, byte[] out, int blockSize) {
        BloscFrame frame = new BloscFrame(flags(), elementSize, source.length, blockSize, 0);
        byte[] block = new byte[blockSize];
        byte[] scratch = new byte[bits ? blockSize : 0];
        int at = BloscFrame.HEADER + 4 * frame.blocks();
        try (StreamPacker packer = packer(blockSize)) {
            for (int b = 0; b < frame.blocks(); b++) {
                int from = b * blockSize;
                int length = Math.min(blockSize, source.length - from);
                if (at + 4 > out.length) {
                    return -1;
                }
                ByteShuffle.INT.set(out, BloscFrame.HEADER + 4 * b, at);
                boolean moved = shuffle(source, from, length, block, scratch);
                at = encodeStreams(
                        packer, moved ? block : source, moved ? 0 : from, length, frame.streams(length), out, at);
                if (at < 0) {
                    return -1;
                }
            }
        }
        new BloscFrame(flags(), elementSize, source.length, blockSize, at).write(out);
        return at;
    }

    /** Gives whether the bytes were shuffled into the block; otherwise they are to be packed where they are. */
    private boolean shuffle(byte[] source, int from, int length, byte[] block, byte[] scratch) {
        int count;
        if (bytes && elementSize > 1) {
            count = length / elementSize;
            ByteShuffle.shuffle(source, from, block, 0, elementSize, count);
        } else if (bits && length >= elementSize) {
            count = BloscDecoder.bitShuffledElements(length, elementSize);
            BitShuffle.shuffle(source, from, block, 0, elementSize, count, scratch);
        } else {
            return false;
        }
        int done = count * elementSize;
        System.arraycopy(source, from + done, block, done, length - done);
        return true;
    }

    private static int encodeStreams(
            StreamPacker packer, byte[] bytes, int from, int length, int streams, byte[] out, int to) {
        int streamLength = length / streams;
        int at = to;
        for (int s = 0; s < streams; s++) {
            if (at + 4 > out.length) {
                return -1;
            }
            byte[] packed = packer.target;
            int n = packer.pack(bytes, from + s * streamLength, streamLength);
            boolean smaller = n < streamLength;
            int size = smaller ? n : streamLength;
            if (size > out.length - at - 4) {
                return -1;
            }
            ByteShuffle.INT.set(out, at, size);
            if (smaller) {
                System.arraycopy(packed, 0, out, at + 4, size);
            } else {
                System.arraycopy(bytes, from + s * streamLength, out, at + 4, size);
            }
            at += 4 + size;
        }
        return at;
    }

    private StreamPacker packer(int blockSize) {
        return switch (inner) {
            case ZSTD -> new ZstdPacker(blockSize, level);
            case ZLIB -> new ZlibPacker(blockSize, level);
            case LZ4HC -> new Lz4Packer(blockSize, LZ4Factory.fastestInstance().highCompressor(level));
            default -> new Lz4Packer(blockSize, LZ4Factory.fastestInstance().fastCompressor());
        };
    }

    /** Packs one stream after the other into its own target. */
    private abstract static class StreamPacker implements AutoCloseable {
        final byte[] target;

        StreamPacker(int targetSize) {
            this.target = new byte[targetSize];
        }

        abstract int pack(byte[] bytes, int from, int length);

        @Override
        public void close() {}
    }

    private static final class ZstdPacker extends StreamPacker {
        private final ZstdCompressCtx context = new ZstdCompressCtx();

        ZstdPacker(int blockSize, int level) {
            super(Math.toIntExact(com.github.luben.zstd.Zstd.compressBound(blockSize)));
            // Blosc's nine levels stand for zstd's odd levels 1 to 15, and its highest two.
            context.setLevel(level == 9 ? MAX_ZSTD_LEVEL : level == 8 ? MAX_ZSTD_LEVEL - 2 : 2 * level - 1);
        }

        @Override
        int pack(byte[] bytes, int from, int length) {
            return context.compressByteArray(target, 0, target.length, bytes, from, length);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class ZlibPacker extends StreamPacker {
        private final int level;

        ZlibPacker(int blockSize, int level) {
            super(Zlib.bound(blockSize));
            this.level = level;
        }

        @Override
        int pack(byte[] bytes, int from, int length) {
            return Zlib.deflate(level, bytes, from, length, target, 0);
        }
    }

    private static final class Lz4Packer extends StreamPacker {
        private final LZ4Compressor compressor;

        Lz4Packer(int blockSize, LZ4Compressor compressor) {
            super(compressor.maxCompressedLength(blockSize));
            this.compressor = compressor;
        }

        @Override
        int pack(byte[] bytes, int from, int length) {
            return compressor.compress(bytes, from, length, target, 0);
        }
    }
}
