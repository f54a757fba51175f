package org.hillock.core.npy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** The pickle that stands behind the header of an npy array of Python objects. */
final class NpyObjects {
    private NpyObjects() {}

    static JsonNode read(ByteSource source, NpyHeader header) {
        long length = source.size() - header.dataOffset();
        if (length > Integer.MAX_VALUE - 16) {
            throw source.notSupported(
                    header.dataOffset(),
                    "a pickle of " + length + " bytes is too large to be read. Store numbers instead of objects.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        source.read(header.dataOffset(), bytes);
        return PicklePlain.read(bytes.array(), (offset, what) -> source.broken(header.dataOffset() + offset, what));
    }

    static int[] shape(ByteSource source, NpyHeader header) {
        try {
            return Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
        } catch (ArithmeticException e) {
            throw source.broken(
                    0,
                    "an array of objects of the shape " + Arrays.toString(header.shape())
                            + " can't be. Write the array anew.");
        }
    }
}
