package org.hillock.core.codecs;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Blosc 1 frames: blocks of shuffled bytes, each packed by an inner codec.
 *
 * @param inner the codec of the blocks; blosclz and snappy are read only
 * @param level 0 (stored) … 9
 * @param shuffling what happens to the bytes before they are packed
 * @param blockSize bytes of a block; 0 leaves the choice to this class
 */
public record Blosc(Inner inner, int level, Shuffling shuffling, int blockSize) implements Codec {
    /** The codec of the blocks; the place in this list of the frame's three codec bits is {@link #code}. */
    public enum Inner {
        BLOSCLZ(0),
        LZ4(1),
        LZ4HC(1),
        SNAPPY(2),
        ZLIB(3),
        ZSTD(4);

        private final int code;

        Inner(int code) {
            this.code = code;
        }

        /** The number of the codec in a frame. */
        public int code() {
            return code;
        }
    }

    /** What happens to bytes before packing; {@code AUTO} shuffles bits of one-byte elements and bytes of all others. */
    public enum Shuffling {
        NONE(0),
        BYTE(1),
        BIT(2),
        AUTO(-1);

        private final int number;

        Shuffling(int number) {
            this.number = number;
        }

        /** The number by which a configuration names it. */
        public int number() {
            return number;
        }
    }

    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of("blosc")
                .put("cname", inner.name().toLowerCase(Locale.ROOT))
                .put("clevel", level)
                .put("shuffle", shuffling.number())
                .put("blocksize", blockSize);
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        return new BloscEncoder(this, elementSize).encode(bytes);
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        return BloscDecoder.decode(packed, size);
    }
}
