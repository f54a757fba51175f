package org.hillock.core.codecs;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A zstd frame; {@code level} up to 22, negative ones are faster; {@code checksum} adds four bytes that guard the content. */
public record Zstd(int level, boolean checksum) implements Codec {
    @Override
    public JsonNode configuration() {
        ObjectNode configuration = CodecConfiguration.of("zstd").put("level", level);
        return checksum ? configuration.put("checksum", true) : configuration;
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return context.setLevel(level).setChecksum(checksum).compress(bytes);
        }
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        if (size == UNKNOWN_SIZE) {
            return Unpacking.read(packed, size, "zstd", ZstdInputStream::new);
        }
        byte[] out = new byte[size];
        long n;
        try {
            n = com.github.luben.zstd.Zstd.decompressByteArray(out, 0, size, packed, 0, packed.length);
        } catch (ZstdException e) {
            throw new BrokenBytesException(0, "zstd data are damaged (" + e.getMessage() + ")", e);
        }
        if (com.github.luben.zstd.Zstd.isError(n)) {
            String why = com.github.luben.zstd.Zstd.getErrorName(n);
            throw new BrokenBytesException(0, "zstd data are damaged (" + why + ")");
        }
        if (n != size) {
            throw Unpacking.wrongSize("zstd", Long.toString(n), size);
        }
        return out;
    }
}
