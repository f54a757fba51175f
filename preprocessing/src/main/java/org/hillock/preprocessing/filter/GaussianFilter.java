package org.hillock.preprocessing.filter;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.SegmentInfo;

/**
 * Smooths with one Gaussian and takes from the result what a wider one leaves of it; either may be left out.
 *
 * <p>Smoothing up to f has the standard deviation rate / (2π f) samples. Beyond the borders of a segment stands its mirror image.
 *
 * @param freqMin lower cut-off in Hz; absent: none
 * @param freqMax upper cut-off in Hz; absent: none
 * @param marginSd least margin in standard deviations
 */
@Wire(
        name = "gaussian_filter",
        pythonClass = "spikeinterface.preprocessing.filter_gaussian.GaussianFilterRecording",
        parent = "recording",
        doc = "Lets a band through with Gaussian flanks, without ringing.")
public record GaussianFilter(
        @Param(doc = "Lower cut-off; null: none.", unit = "Hz", standard = "300.0")
        Optional<Double> freqMin,

        @Param(doc = "Upper cut-off; null: none.", unit = "Hz", standard = "5000.0")
        Optional<Double> freqMax,

        @Param(
                doc = "Least margin in standard deviations of the widest Gaussian.",
                standard = "5.0",
                min = 0,
                own = true)
        double marginSd)
        implements Preprocessor {
    private static final double FAR = 6;

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        if (freqMin.isEmpty() && freqMax.isEmpty()) {
            throw new WrongArgumentException("gaussian_filter: freq_min or freq_max must be given. Give one of them.");
        }
        freqMin.ifPresent(f -> check("freq_min", f, input));
        freqMax.ifPresent(f -> check("freq_max", f, input));
        return FilteredFacts.of(input, input.dtype());
    }

    private static void check(String name, double cutoff, RecordingInfo input) {
        double half = input.samplingFrequency() / 2;
        if (!(cutoff > 0 && cutoff < half)) {
            throw new WrongArgumentException("gaussian_filter: " + name + " = " + cutoff + " Hz must lie between 0 and "
                    + half + " Hz (half the sampling frequency).");
        }
    }

    /** The weights from the middle to one side: G(high) * (1 - G(low)), where two Gaussians in a row are one of their squared sum. */
    private double[] weights(RecordingInfo input) {
        double narrow = freqMax.map(f -> deviation(f, input)).orElse(0.0);
        double wide = freqMin.map(f -> Math.hypot(deviation(f, input), narrow)).orElse(narrow);
        double[] weights = new double[1 + (int) Math.ceil(Math.max(FAR, marginSd) * wide)];
        if (narrow == 0) {
            weights[0] = 1;
        } else {
            add(weights, 1, narrow);
        }
        if (freqMin.isPresent()) {
            add(weights, -1, wide);
        }
        return weights;
    }

    private static double deviation(double cutoff, RecordingInfo input) {
        return input.samplingFrequency() / (2 * Math.PI * cutoff);
    }

    private static void add(double[] weights, double sign, double deviation) {
        for (int k = 0; k < weights.length; k++) {
            weights[k] +=
                    sign * Math.exp(-0.5 * (k / deviation) * (k / deviation)) / (deviation * Math.sqrt(2 * Math.PI));
        }
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.of(weights(input).length - 1);
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new SymmetricKernel(
                weights(input),
                input.segments().stream().mapToLong(SegmentInfo::numSamples).toArray(),
                input.dtype());
    }
}
