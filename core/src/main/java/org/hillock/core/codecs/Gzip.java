package org.hillock.core.codecs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** gzip; {@code level} -1 (default) or 0 … 9. */
public record Gzip(int level) implements Codec {
    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of("gzip").put("level", level);
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 2));
        try (OutputStream gzip = new Levelled(out, level)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        return Unpacking.read(packed, size, "gzip", GZIPInputStream::new);
    }

    private static final class Levelled extends GZIPOutputStream {
        Levelled(OutputStream out, int level) throws IOException {
            super(out, 1 << 16);
            def.setLevel(level);
        }
    }
}
