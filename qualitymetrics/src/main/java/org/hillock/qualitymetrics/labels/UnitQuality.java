package org.hillock.qualitymetrics.labels;

/** What a unit is taken for. */
public enum UnitQuality {
    /** A single neuron, well isolated. */
    GOOD("good"),
    /** Spikes of several neurons. */
    MUA("MUA"),
    /** No neuron. */
    NOISE("noise");

    private final String label;

    UnitQuality(String label) {
        this.label = label;
    }

    /** The word as curation tools write it. */
    @Override
    public String toString() {
        return label;
    }
}
