package org.hillock.core.zarr;

import org.hillock.core.errors.NotSupportedException;

/** Refuses sizes that can't be meant or can't be held. */
final class Memory {
    private Memory() {}

    /** Raises where {@code bytes} are more than the memory that this program may use, or than one buffer can have. */
    static void check(long bytes, String what) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new NotSupportedException("zarr: " + what + " needs " + bytes
                    + " bytes, which must be fewer than the memory of this program (" + most
                    + "). Read a smaller part, or allow more memory.");
        }
        if (bytes > 8L * Integer.MAX_VALUE) {
            throw new NotSupportedException("zarr: " + what + " needs " + bytes
                    + " bytes, too many to be held in one array. Read a smaller part.");
        }
    }
}
