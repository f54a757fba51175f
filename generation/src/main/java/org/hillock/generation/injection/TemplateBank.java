package org.hillock.generation.injection;

/** The templates to inject. Implementations are thread-safe and answer with the very same numbers every time. */
public interface TemplateBank {
    /** Samples of every template. */
    int numSamples();

    /** Samples of a unit's templates before the frame of the spike. */
    int nbefore(int unit);

    /**
     * The template of one spike, {@code [samples × channels]}; shared, read-only.
     *
     * @param spike position in the spike vector
     * @param unit index of the unit
     * @param segment the segment
     * @param frame the frame of the spike
     */
    float[] template(int spike, int unit, int segment, long frame);
}
