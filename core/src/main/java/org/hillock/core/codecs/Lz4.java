package org.hillock.core.codecs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import tools.jackson.databind.JsonNode;

/** An lz4 block behind its size in four bytes, as numcodecs frames it; {@code acceleration} is kept but changes nothing here. */
public record Lz4(int acceleration) implements Codec {
    private static final int PREFIX = 4;

    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of("lz4").put("acceleration", acceleration);
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        byte[] out = new byte[PREFIX + compressor.maxCompressedLength(bytes.length)];
        ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length);
        return Arrays.copyOf(out, PREFIX + compressor.compress(bytes, 0, bytes.length, out, PREFIX));
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        if (packed.length < PREFIX) {
            throw new BrokenBytesException(packed.length, "lz4 data end here, before their size");
        }
        int stated = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean plausible = stated >= 0 && stated <= 255L * packed.length + 64;
        if (!plausible || (size != UNKNOWN_SIZE && stated != size)) {
            throw Unpacking.wrongSize("lz4", Integer.toUnsignedString(stated), size);
        }
        byte[] out = new byte[stated];
        try {
            int n = LZ4Factory.fastestInstance()
                    .safeDecompressor()
                    .decompress(packed, PREFIX, packed.length - PREFIX, out, 0, stated);
            if (n != stated) {
                throw Unpacking.wrongSize("lz4", Integer.toString(n), stated);
            }
        } catch (LZ4Exception e) {
            throw new BrokenBytesException(PREFIX, "lz4 data are damaged (" + e.getMessage() + ")", e);
        }
        return out;
    }
}
