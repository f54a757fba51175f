package org.hillock.preprocessing.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.kernels.filter.Decimation;
import org.hillock.preprocessing.filter.ZeroPhase;

/**
 * Resamples to another rate behind an anti-alias filter: for whole ratios every n-th frame after a zero-phase Chebyshev low-pass of
 * order 8, for others by cutting or padding the spectrum. Segments are mirrored at their borders.
 *
 * @param resampleRate the new rate in Hz, a whole number
 * @param marginMs mirror image and margin in ms
 * @param dtype type of the result; absent: that of the recording
 * @param skipChecks whether a rate above that of the recording is accepted
 */
@Wire(
        name = "resample",
        pythonClass = "spikeinterface.preprocessing.resample.ResampleRecording",
        parent = "recording",
        doc = "Resamples to another rate, without aliases.")
public record Resample(
        @Param(doc = "New rate, a whole number.", unit = "Hz", min = 1)
        int resampleRate,

        @Param(doc = "Margin around what is read.", unit = "ms", standard = "100.0", min = 0)
        double marginMs,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null")
        Optional<DType> dtype,

        @Param(doc = "Accept a rate above that of the recording.", standard = "false")
        boolean skipChecks)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        RecordingInfo in = parent.info();
        check(in);
        DType type = dtype.orElse(in.dtype());
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < in.numSegments(); i++) {
            long samples = (long) ((double) in.numSamples(i) / in.samplingFrequency() * resampleRate);
            segments.add(Clocks.sameStart(parent, i, samples));
        }
        RecordingInfo out =
                in.withDtype(type).withSamplingFrequency(resampleRate).withSegments(segments);
        Resample fitted = new Resample(resampleRate, marginMs, Optional.of(type), skipChecks);
        return new Recording(out, reader(parent, type), Provenance.of(fitted, parent));
    }

    private TraceReader reader(Recording parent, DType type) {
        double rate = parent.getSamplingFrequency();
        int margin = (int) (marginMs * rate / 1000);
        if (rate % resampleRate == 0) {
            int factor = (int) (rate / resampleRate);
            Recording source = factor == 1 ? parent : ZeroPhase.of(parent, this, Decimation.antiAlias(factor), margin);
            return new Rounded(new Decimate.EveryNth(source, 0, factor), source.getDtype(), type);
        }
        return new SpectralResampling(parent, resampleRate, margin, type);
    }

    private void check(RecordingInfo in) {
        double rate = in.samplingFrequency();
        if (resampleRate > rate && !skipChecks) {
            throw new WrongArgumentException("resample: resample_rate = " + resampleRate + " Hz must be at most " + rate
                    + " Hz (the rate of the recording). Set skip_checks to resample upwards.");
        }
        if (rate != Math.rint(rate)) {
            throw new WrongArgumentException("resample: resample_rate = " + resampleRate
                    + " Hz must be in a ratio of whole numbers to the rate (" + rate
                    + " Hz is not a whole number). Correct the rate of the recording.");
        }
    }
}
