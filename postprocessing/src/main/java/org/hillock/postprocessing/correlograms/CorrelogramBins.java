package org.hillock.postprocessing.correlograms;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/**
 * The bins of a histogram of lags in whole frames.
 *
 * @param samplingFrequency frames per second in Hz
 * @param framesPerBin length of a bin
 * @param numBins number of bins
 * @param firstFrame lower edge of the first bin
 */
public record CorrelogramBins(double samplingFrequency, int framesPerBin, int numBins, int firstFrame) {
    private static final double MS_PER_SECOND = 1000;

    /**
     * Bins around 0, half of them on each side: half the window and a bin are each rounded to frames (half to even), and half the window
     * is cut to whole bins.
     *
     * @param operation who asks, for the message
     * @param windowMs the whole window in ms, both sides together
     * @param binMs a bin in ms, at least a frame and at most half the window
     */
    public static CorrelogramBins around(String operation, double windowMs, double binMs, double samplingFrequency) {
        int bin = binFrames(operation, binMs, samplingFrequency);
        int half = windowFrames(operation, windowMs / 2, samplingFrequency) / bin;
        requireBins(operation, half, windowMs, binMs, "half of it at least a bin long");
        return new CorrelogramBins(samplingFrequency, bin, 2 * half, -half * bin);
    }

    /** Bins from 0 on: window and bin are each rounded to frames (half to even), the window cut to whole bins. */
    public static CorrelogramBins fromZero(String operation, double windowMs, double binMs, double samplingFrequency) {
        int bin = binFrames(operation, binMs, samplingFrequency);
        int bins = windowFrames(operation, windowMs, samplingFrequency) / bin;
        requireBins(operation, bins, windowMs, binMs, "at least a bin long");
        return new CorrelogramBins(samplingFrequency, bin, bins, 0);
    }

    private static void requireBins(String operation, int bins, double windowMs, double binMs, String rule) {
        if (bins < 1) {
            throw new WrongArgumentException(operation + ": window_ms = " + windowMs + " ms must be " + rule
                    + " (bin_ms = " + binMs + " ms). Give a longer window or a shorter bin.");
        }
    }

    private static int binFrames(String operation, double binMs, double samplingFrequency) {
        double frames = Math.rint(samplingFrequency * binMs / MS_PER_SECOND);
        if (!(frames >= 1 && frames < 1 << 30)) {
            throw new WrongArgumentException(operation + ": bin_ms = " + binMs + " ms must be at least a frame long ("
                    + samplingFrequency + " Hz). Give a longer bin.");
        }
        return (int) frames;
    }

    private static int windowFrames(String operation, double windowMs, double samplingFrequency) {
        double frames = Math.rint(samplingFrequency * windowMs / MS_PER_SECOND);
        if (!(frames >= 0 && frames < 1 << 24)) {
            throw new WrongArgumentException(operation + ": window_ms = " + windowMs + " ms must be above 0 and below "
                    + (1 << 24) / samplingFrequency + " s (lags are tabulated by frame). Give another window.");
        }
        return (int) frames;
    }

    /** The edges of the bins in ms, one more than bins. */
    public double[] edgesMs() {
        double[] edges = new double[numBins + 1];
        for (int k = 0; k < edges.length; k++) {
            edges[k] = (firstFrame + (double) k * framesPerBin) * MS_PER_SECOND / samplingFrequency;
        }
        return edges;
    }

    /** The edges of the bins in ms as an array, as {@code bins.npy} holds them. */
    public NdArray toArray() {
        return NdArray.ofDoubles(edgesMs());
    }
}
