package org.hillock.core.zarr;

import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.codecs.Codec;
import tools.jackson.databind.JsonNode;

/**
 * A step that the bytes of a chunk go through before they are compressed. Stateless and thread-safe.
 *
 * <p>Known are delta, fixedscaleoffset, astype and every {@link Codec}; arrays of objects begin with an {@link ObjectFilter}.
 */
public sealed interface Filter permits DeltaFilter, ScaleFilter, CastFilter, CodecFilter, ObjectFilter {
    /** The configuration, with its {@code id}, as it stands in a {@code .zarray}. */
    JsonNode configuration();

    /** The number of bytes that {@code size} bytes become, or {@link Codec#UNKNOWN_SIZE}. */
    long encodedSize(long size);

    /** Bytes of one element behind this filter, where {@code elementSize} is that before it. */
    int encodedElementSize(int elementSize);

    /** The bytes to store. */
    byte[] encode(byte[] bytes, int elementSize);

    /**
     * The bytes that were stored; {@code size} of them must come out.
     *
     * @throws BrokenBytesException where they are damaged
     */
    byte[] decode(byte[] stored, int size) throws BrokenBytesException;

    /**
     * The filter of a configuration.
     *
     * @throws org.hillock.core.errors.NotSupportedException for one that is not known
     * @throws IllegalArgumentException for a configuration that is damaged
     */
    static Filter parse(JsonNode configuration) {
        return FilterConfiguration.parse(configuration);
    }
}
