package org.hillock.core.sorting;

import java.util.function.Supplier;

/** Where the spikes of a sorting come from. Implementations are thread-safe and answer with the very same vector every time. */
@FunctionalInterface
public interface SpikeSource {
    /** All spikes, in order; the first call may read or compute, later calls are free. */
    SpikeVector spikes();

    /** Spikes that are there already. */
    static SpikeSource of(SpikeVector spikes) {
        return () -> spikes;
    }

    /** Spikes that are read or computed when first asked for, once. */
    static SpikeSource lazily(Supplier<SpikeVector> maker) {
        return new Lazy<>(maker)::get;
    }
}
