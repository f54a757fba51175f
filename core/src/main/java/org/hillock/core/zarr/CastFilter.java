package org.hillock.core.zarr;

import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;

/**
 * Stores numbers as another type (astype), or rounded numbers as another type (quantize, read only).
 *
 * @param stored the type in the file
 * @param type the type of the numbers
 * @param configuration the whole configuration
 */
public record CastFilter(NumpyType.Numeric stored, NumpyType.Numeric type, JsonNode configuration) implements Filter {
    @Override
    public long encodedSize(long size) {
        return size / type.itemSize() * stored.itemSize();
    }

    @Override
    public int encodedElementSize(int elementSize) {
        return stored.itemSize();
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        if (!configuration.path("id").asString("").equals("astype")) {
            throw new NotSupportedException(
                    "filter " + configuration.path("id") + " is read but not written. Leave it out.");
        }
        return Numbers.bytes(stored, Numbers.cast(Numbers.column(type, bytes), type, stored));
    }

    @Override
    public byte[] decode(byte[] bytes, int size) throws BrokenBytesException {
        Numbers.check("astype", bytes, stored, size, type);
        return Numbers.bytes(type, Numbers.cast(Numbers.column(stored, bytes), stored, type));
    }
}
