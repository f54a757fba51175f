package org.hillock.postprocessing.waveforms;

import java.util.Optional;
import org.hillock.core.tools.WaveformWindow;

/**
 * The share of one extension in a pass over the traces.
 *
 * <p>Every spike is shown once, in some chunk, on some thread. A part writes what it finds into the entries of that spike and nowhere
 * else; then neither the chunks nor the number of jobs can change a bit.
 */
public interface TracePart {
    /** How far around a spike the part looks. */
    WaveformWindow window();

    /** The positions in the spike vector of the spikes that the part looks at, rising; absent: all. */
    default Optional<int[]> selection() {
        return Optional.empty();
    }

    /** Looks at the spikes of a chunk; called by several threads at once, each with its own chunk. */
    void process(SpikeChunk chunk);

    /** The result, after the last chunk. */
    ExtensionData finish();
}
