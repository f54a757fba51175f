package org.hillock.testkit.golden;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hillock.core.values.NdArray;

/** The bytes of arrays. */
public final class LittleEndian {
    private LittleEndian() {}

    /** The numbers of an array in row-major order, little endian. */
    public static byte[] bytes(NdArray array) {
        ByteBuffer out = ByteBuffer.allocate(
                        Math.multiplyExact(array.size(), array.type().numeric().itemSize()))
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (array.backing()) {
            case byte[] a -> out.put(a);
            case short[] a -> out.asShortBuffer().put(a);
            case int[] a -> out.asIntBuffer().put(a);
            case long[] a -> out.asLongBuffer().put(a);
            case float[] a -> out.asFloatBuffer().put(a);
            default -> out.asDoubleBuffer().put((double[]) array.backing());
        }
        return out.array();
    }
}
