package org.hillock.sortingcomponents.localization;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.statistics.Median;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.sortingcomponents.selection.PeakSelection;
import org.hillock.sortingcomponents.selection.UniformSelection;

/** Estimates how a waveform goes in time: the median over some peaks of waveforms on their own channels, each divided by its height. */
public final class PrototypeEstimation {
    /** How many peaks are looked at. */
    public static final int PEAKS = 1000;

    private PrototypeEstimation() {}

    /**
     * Estimates.
     *
     * @param recording where the peaks are
     * @param peaks at least one whose window lies within its segment
     * @param window the samples around a peak
     * @param numPeaks how many peaks are drawn
     * @param seed of the drawing
     * @return one value per sample of the window; 1 or -1 at the peak
     */
    public static double[] of(Recording recording, Peaks peaks, WaveformWindow window, int numPeaks, long seed) {
        int[] chosen = PeakSelection.select(
                peaks, new UniformSelection(numPeaks, false), seed, recording, window.nbefore(), window.nafter());
        if (chosen.length == 0) {
            throw new WrongArgumentException("localize_peaks: prototype can't be estimated (no peak's window lies"
                    + " within its segment). Give a prototype.");
        }
        double[][] waves = new double[window.numSamples()][chosen.length];
        Scratch scratch = new Scratch();
        for (int k = 0; k < chosen.length; k++) {
            int peak = chosen[k];
            long start = peaks.sampleIndex()[peak] - window.nbefore();
            FrameRange range = new FrameRange(peaks.segmentIndex()[peak], start, start + window.numSamples());
            Samples samples =
                    scratch.borrow(recording.getDtype().carrier(), window.numSamples(), recording.getNumChannels());
            recording.traces().read(range, samples, scratch);
            double height = Math.abs(samples.get(window.nbefore(), peaks.channelIndex()[peak]));
            for (int s = 0; s < waves.length; s++) {
                waves[s][k] = samples.get(s, peaks.channelIndex()[peak]) / height;
            }
            scratch.giveBack(samples);
        }
        return Arrays.stream(waves).mapToDouble(Median::of).toArray();
    }
}
