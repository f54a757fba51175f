package org.hillock.core.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.codecs.Codec;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.zarr.Filter;

/**
 * How traces are packed in a zarr store.
 *
 * @param compressor what packs a chunk; absent: nothing does
 * @param filters what the samples go through before
 * @param channelChunkSize channels of a chunk; absent: all
 */
public record ZarrOptions(Optional<Codec> compressor, List<Filter> filters, OptionalInt channelChunkSize) {
    /** Copies the filters. */
    public ZarrOptions {
        filters = List.copyOf(filters);
    }

    /** Blosc with zstd at level 5 and bit shuffling, no filters, all channels in a chunk, as the peer does. */
    public static ZarrOptions standard() {
        return new ZarrOptions(Optional.of(standardCompressor()), List.of(), OptionalInt.empty());
    }

    static Codec standardCompressor() {
        return Codec.parse(PythonJson.parse(
                "{\"id\": \"blosc\", \"cname\": \"zstd\", \"clevel\": 5, \"shuffle\": 2, \"blocksize\": 0}"));
    }

    /** The filter that keeps differences, for whole numbers of a type. */
    public static Filter delta(DType dtype) {
        return Filter.parse(PythonJson.parse("{\"id\": \"delta\", \"dtype\": \"" + dtype.typeString()
                + "\", \"astype\": \"" + dtype.typeString() + "\"}"));
    }

    /** With another compressor, or none. */
    public ZarrOptions withCompressor(Optional<Codec> other) {
        return new ZarrOptions(other, filters, channelChunkSize);
    }

    /** With other filters. */
    public ZarrOptions withFilters(List<Filter> others) {
        return new ZarrOptions(compressor, others, channelChunkSize);
    }

    /** With so many channels in a chunk. */
    public ZarrOptions withChannelChunkSize(int channels) {
        return new ZarrOptions(compressor, filters, OptionalInt.of(channels));
    }
}
