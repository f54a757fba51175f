package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;

/** The samples of a template: {@code nbefore} before the trough, the trough, and the rest after; at {@code samplingFrequency} Hz. */
public record TemplateWindow(double samplingFrequency, int nbefore, int numSamples) {
    /** Refuses a window that doesn't hold the trough. */
    public TemplateWindow {
        if (!(samplingFrequency > 0) || nbefore < 0 || numSamples <= nbefore) {
            throw new WrongArgumentException("templates: " + nbefore + " samples before the trough of " + numSamples
                    + " at " + samplingFrequency + " Hz must leave room for the trough. Widen ms_before and ms_after.");
        }
    }

    /** The window of whole samples within the given times before and after the trough. */
    public static TemplateWindow ofMs(double samplingFrequency, double msBefore, double msAfter) {
        int nbefore = (int) (msBefore * samplingFrequency / 1000 + 1e-9);
        int nafter = (int) (msAfter * samplingFrequency / 1000 + 1e-9);
        return new TemplateWindow(samplingFrequency, nbefore, nbefore + nafter);
    }

    /** The time of a sample after the trough in ms. */
    public double timeMs(int sample) {
        return (sample - nbefore) * 1000 / samplingFrequency;
    }
}
