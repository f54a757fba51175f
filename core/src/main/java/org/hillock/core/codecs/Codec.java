package org.hillock.core.codecs;

import tools.jackson.databind.JsonNode;

/**
 * A way to pack bytes, as numcodecs names and configures it. All are stateless and thread-safe.
 *
 * <p>Known are blosc, zlib, gzip, zstd, lz4, lzma, shuffle, crc32 and adler32.
 */
public sealed interface Codec permits Blosc, Zlib, Gzip, Zstd, Lz4, Lzma, Shuffle, Checksum {
    /** The most bytes that one buffer can have. */
    int MAX_BYTES = Integer.MAX_VALUE - 16;

    /** Size of the unpacked bytes where it is not known beforehand. */
    int UNKNOWN_SIZE = -1;

    /** The configuration, with its {@code id}, as it stands in a {@code .zarray}. */
    JsonNode configuration();

    /**
     * Packs bytes.
     *
     * @param elementSize bytes of one element (at least 1), for codecs that shuffle
     */
    byte[] encode(byte[] bytes, int elementSize);

    /**
     * Unpacks bytes.
     *
     * @param size the number of bytes that must come out, or {@link #UNKNOWN_SIZE} (then at most 1 GiB)
     * @throws BrokenBytesException where they are damaged or of another size
     */
    byte[] decode(byte[] packed, int size) throws BrokenBytesException;

    /**
     * The codec of a configuration.
     *
     * @throws org.hillock.core.errors.NotSupportedException for a codec that is not known; the message lists the known ones
     * @throws IllegalArgumentException for a configuration that is damaged
     */
    static Codec parse(JsonNode configuration) {
        return CodecConfiguration.parse(configuration);
    }

    /** The codec in which traces are stored where nothing else is asked for: Blosc with zstd at level 5 and bit shuffle. */
    static Codec defaultForTraces() {
        return new Blosc(Blosc.Inner.ZSTD, 5, Blosc.Shuffling.BIT, 0);
    }

    /** The codec that zarr itself takes where nothing else is asked for: Blosc with lz4 at level 5 and byte shuffle. */
    static Codec defaultForZarr() {
        return new Blosc(Blosc.Inner.LZ4, 5, Blosc.Shuffling.BYTE, 0);
    }
}
