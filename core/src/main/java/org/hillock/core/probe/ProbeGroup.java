package org.hillock.core.probe;

/** Placeholder. */
public interface ProbeGroup {
    /** Placeholder. */
    ProbeGroup slice(int[] contacts);
}
