package org.hillock.core.zarr;

import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.codecs.Codec;
import tools.jackson.databind.JsonNode;

/** A codec that stands among the filters. */
public record CodecFilter(Codec codec) implements Filter {
    @Override
    public JsonNode configuration() {
        return codec.configuration();
    }

    @Override
    public long encodedSize(long size) {
        return Codec.UNKNOWN_SIZE;
    }

    @Override
    public int encodedElementSize(int elementSize) {
        return 1;
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        return codec.encode(bytes, elementSize);
    }

    @Override
    public byte[] decode(byte[] stored, int size) throws BrokenBytesException {
        return codec.decode(stored, size);
    }
}
