package org.hillock.postprocessing.waveforms;

import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** One thing that an extension computed; its form says how it is stored. */
public sealed interface Variable {
    /** An array: {@code <name>.npy}. */
    record Numbers(NdArray array) implements Variable {}

    /** Waveforms, perhaps too many for one array: {@code <name>.npy} all the same. */
    record Stack(WaveformStack rows) implements Variable {}

    /** A row for every unit: {@code <name>.csv}. */
    record Rows(UnitTable table) implements Variable {}

    /** A plain dictionary or list: {@code <name>.json}. */
    record Plain(JsonNode tree) implements Variable {}

    /** The bytes of a Python pickle, kept as they are and never run: {@code <name>.pkl}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pickled(byte[] bytes) implements Variable {}
}
