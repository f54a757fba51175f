package org.hillock.core.codecs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hillock.core.errors.NotSupportedException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * LZMA.
 *
 * @param format 0 reads either container, 1 is xz, 2 the older lzma container
 * @param check the checksum of xz: -1 for its default, else 0, 1, 4 or 10 as xz numbers them
 * @param preset 0 (fast) … 9 (small)
 * @param plain whether no filters were configured; others are read (xz names them itself) but not written
 */
public record Lzma(int format, int check, int preset, boolean plain) implements Codec {
    private static final int MEMORY_LIMIT_KIB = 1 << 20;

    @Override
    public JsonNode configuration() {
        ObjectNode configuration = CodecConfiguration.of("lzma")
                .put("format", format)
                .put("check", check)
                .put("preset", preset);
        return configuration.putNull("filters");
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        if (!plain) {
            throw new NotSupportedException("codec 'lzma' with filters can't be written. Leave the filters out.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 2));
        try (OutputStream lzma = open(out)) {
            lzma.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private OutputStream open(OutputStream out) throws IOException {
        LZMA2Options options = new LZMA2Options(preset);
        return format == 2
                ? new LZMAOutputStream(out, options, -1)
                : new XZOutputStream(out, options, check < 0 ? XZ.CHECK_CRC64 : check);
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        boolean xz = format == 1 || (format == 0 && packed.length > 0 && packed[0] == (byte) 0xfd);
        return Unpacking.read(packed, size, "lzma", source -> {
            InputStream buffered = new BufferedInputStream(source);
            return xz ? new XZInputStream(buffered, MEMORY_LIMIT_KIB) : new LZMAInputStream(buffered, MEMORY_LIMIT_KIB);
        });
    }
}
