package org.hillock.core.codecs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/** Bytes behind four bytes of their checksum; {@code id} is crc32 or adler32. */
public record Checksum(String id) implements Codec {
    private static final int PREFIX = 4;

    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of(id);
    }

    private int sum(byte[] bytes, int from) {
        java.util.zip.Checksum checksum = id.equals("crc32") ? new CRC32() : new Adler32();
        checksum.update(bytes, from, bytes.length - from);
        return (int) checksum.getValue();
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        byte[] out = new byte[PREFIX + bytes.length];
        ByteBuffer.wrap(out)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(sum(bytes, 0))
                .put(bytes);
        return out;
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        if (packed.length < PREFIX || (size != UNKNOWN_SIZE && packed.length - PREFIX != size)) {
            throw Unpacking.wrongSize(id, Integer.toString(Math.max(0, packed.length - PREFIX)), size);
        }
        int stated = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (stated != sum(packed, PREFIX)) {
            throw new BrokenBytesException(0, "the " + id + " checksum differs from that of the data");
        }
        return Arrays.copyOfRange(packed, PREFIX, packed.length);
    }
}
