package org.hillock.postprocessing.waveforms;

import org.hillock.core.values.DType;

/** Where large variables of one extension are kept while they grow: in memory, or in the file that they become. */
@FunctionalInterface
public interface ExtensionPlace {
    /** Waveforms of zeros {@code [rows × samples × channels]} that can be written, in any order and by several threads. */
    WritableStack stack(String variable, DType dtype, int numRows, int numSamples, int numChannels);

    /** In memory. */
    static ExtensionPlace memory() {
        return (variable, dtype, rows, samples, channels) -> new PagedStack(dtype, rows, samples, channels);
    }
}
