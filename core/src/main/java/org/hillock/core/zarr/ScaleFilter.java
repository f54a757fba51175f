package org.hillock.core.zarr;

import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.npy.ElementBytes;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.values.DType;
import tools.jackson.databind.JsonNode;

/**
 * Stores {@code round((x - offset) · scale)} and reads it back as {@code x / scale + offset}.
 *
 * @param offset subtracted first
 * @param scale multiplied then
 * @param type the type of the numbers
 * @param stored the type of the rounded numbers
 */
public record ScaleFilter(double offset, double scale, NumpyType.Numeric type, NumpyType.Numeric stored)
        implements Filter {
    @Override
    public JsonNode configuration() {
        return FilterConfiguration.of("fixedscaleoffset")
                .put("scale", scale)
                .put("offset", offset)
                .set("dtype", type.description())
                .set("astype", stored.description());
    }

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
        Object column = Numbers.column(type, bytes);
        int count = java.lang.reflect.Array.getLength(column);
        Object out = ElementBytes.allocate(stored, count);
        boolean single = type.dtype() == DType.FLOAT32;
        for (int i = 0; i < count; i++) {
            double x = Numbers.doubleAt(column, i, type.dtype().isUnsigned());
            double scaled = single ? (float) (x - (float) offset) * (float) scale : (x - offset) * scale;
            Numbers.setDouble(out, i, Math.rint(scaled));
        }
        return Numbers.bytes(stored, out);
    }

    @Override
    public byte[] decode(byte[] bytes, int size) throws BrokenBytesException {
        Numbers.check("fixedscaleoffset", bytes, stored, size, type);
        Object column = Numbers.column(stored, bytes);
        int count = java.lang.reflect.Array.getLength(column);
        Object out = ElementBytes.allocate(type, count);
        for (int i = 0; i < count; i++) {
            Numbers.setDouble(out, i, Numbers.doubleAt(column, i, stored.dtype().isUnsigned()) / scale + offset);
        }
        return Numbers.bytes(type, out);
    }
}
