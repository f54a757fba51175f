package org.hillock.core.snippets;

import org.hillock.core.values.Samples;

/** Where snippets come from. Implementations are thread-safe. */
public interface SnippetReader {
    /** The frame of every snippet of a segment: the sample at {@code nbefore}; shared, read-only. */
    long[] frames(int segment);

    /**
     * Fills {@code out} with some snippets of a segment, all channels.
     *
     * @param segment which segment
     * @param indices which snippets, in the order wanted
     * @param out {@code indices.length × snippetLen} rows, as many columns as channels, the carrier of the snippets' dtype
     */
    void read(int segment, int[] indices, Samples out);
}
