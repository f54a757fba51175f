package org.hillock.sortingcomponents.localization;

import java.util.List;
import org.hillock.core.operation.Operation;
import org.hillock.core.tools.WaveformWindow;

/** A way to place peaks. */
public interface PeakLocalizer extends Operation {
    /** The fields of a place: x, y, perhaps z and alpha. */
    List<String> fields();

    /** Whether a prototype of waveforms must be estimated before anything can be placed. */
    default boolean needsPrototype() {
        return false;
    }

    /** The same with a prototype: one value per sample of the window. */
    default PeakLocalizer withPrototype(double[] prototype) {
        return this;
    }

    /**
     * Prepares what all threads share.
     *
     * @param locations {@code [channels][2]} in µm
     * @param window the samples around a peak
     * @param samplingFrequency in Hz
     */
    Places among(double[][] locations, WaveformWindow window, double samplingFrequency);

    /** What makes a locator for each thread. */
    @FunctionalInterface
    interface Places {
        /** A locator with its own memory. */
        Locator newLocator();
    }

    /** Places one peak after the other; for one thread. */
    @FunctionalInterface
    interface Locator {
        /**
         * Places a peak.
         *
         * @param values row-major {@code [samples × channels]} block
         * @param offset index of the first sample of the peak's window on channel 0
         * @param stride channels of the block
         * @param channel the peak's channel
         * @param out receives one number per field
         */
        void locate(float[] values, int offset, int stride, int channel, double[] out);
    }
}
