package org.hillock.core.codecs;

import tools.jackson.databind.JsonNode;

/** All first bytes of the elements, then all second bytes, and so on; bytes after the last whole element stay where they are. */
public record Shuffle(int elementSize) implements Codec {
    @Override
    public JsonNode configuration() {
        return CodecConfiguration.of("shuffle").put("elementsize", elementSize);
    }

    @Override
    public byte[] encode(byte[] bytes, int ignored) {
        byte[] out = bytes.clone();
        ByteShuffle.shuffle(bytes, 0, out, 0, elementSize, bytes.length / elementSize);
        return out;
    }

    @Override
    public byte[] decode(byte[] packed, int size) throws BrokenBytesException {
        if (size != UNKNOWN_SIZE && packed.length != size) {
            throw Unpacking.wrongSize("shuffle", Integer.toString(packed.length), size);
        }
        byte[] out = packed.clone();
        ByteShuffle.unshuffle(packed, 0, out, 0, elementSize, packed.length / elementSize);
        return out;
    }
}
