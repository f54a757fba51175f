package org.hillock.core.tools;

import org.hillock.core.errors.WrongArgumentException;

/**
 * The samples around a spike: {@code [frame - nbefore, frame + nafter)}, so that the spike's own sample has index {@code nbefore}.
 *
 * @param nbefore samples before the spike, 0 or more
 * @param nafter samples from the spike on, 0 or more; both together 1 or more
 */
public record WaveformWindow(int nbefore, int nafter) {
    /** Refuses negative and empty windows. */
    public WaveformWindow {
        if (nbefore < 0 || nafter < 0 || (long) nbefore + nafter < 1 || (long) nbefore + nafter > Integer.MAX_VALUE) {
            throw new WrongArgumentException("waveforms: nbefore = " + nbefore + " and nafter = " + nafter
                    + " samples must be 0 or more and hold at least one sample.");
        }
    }

    /** The window of so many milliseconds before and after, cut down to whole samples. */
    public static WaveformWindow ofMs(double msBefore, double msAfter, double samplingFrequency) {
        return new WaveformWindow(
                (int) (msBefore * samplingFrequency / 1000), (int) (msAfter * samplingFrequency / 1000));
    }

    /** Number of samples. */
    public int numSamples() {
        return nbefore + nafter;
    }

    /** Whether the whole window of a spike lies within a segment of {@code length} frames. */
    public boolean fits(long frame, long length) {
        return frame >= nbefore && frame <= length - nafter;
    }
}
