package org.hillock.core.codecs;

import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;

/** zlib; {@code level} -1 (default) or 0 … 9. */
public record Zlib(int level) implements Codec {
    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of("zlib").put("level", level);
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        byte[] out = new byte[bound(bytes.length)];
        return Arrays.copyOf(out, deflate(level, bytes, 0, bytes.length, out, 0));
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        return Unpacking.read(packed, size, "zlib", InflaterInputStream::new);
    }

    /** The most bytes that {@code length} bytes can grow to. */
    static int bound(int length) {
        return Math.toIntExact(Math.min(MAX_BYTES, length + (long) length / 1000 + 64));
    }

    /** Packs into a target that is large enough ({@link #bound}); gives the number of packed bytes. */
    static int deflate(int level, byte[] bytes, int from, int length, byte[] out, int at) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(bytes, from, length);
            deflater.finish();
            int n = 0;
            while (!deflater.finished()) {
                n += deflater.deflate(out, at + n, out.length - at - n);
            }
            return n;
        } finally {
            deflater.end();
        }
    }
}
