package org.hillock.preprocessing;

import java.util.List;
import java.util.Map;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.preprocessing.artifacts.RemoveArtifacts;
import org.hillock.preprocessing.artifacts.SilencePeriods;
import org.hillock.preprocessing.badchannels.RemoveBadChannels;
import org.hillock.preprocessing.channels.AverageAcrossDirection;
import org.hillock.preprocessing.channels.DepthOrdering;
import org.hillock.preprocessing.channels.DirectionalDerivative;
import org.hillock.preprocessing.channels.HighpassSpatialFilter;
import org.hillock.preprocessing.channels.ZeroChannelPad;
import org.hillock.preprocessing.filter.BandpassFilter;
import org.hillock.preprocessing.filter.CausalFilter;
import org.hillock.preprocessing.filter.Filter;
import org.hillock.preprocessing.filter.GaussianFilter;
import org.hillock.preprocessing.filter.HighpassFilter;
import org.hillock.preprocessing.filter.NotchFilter;
import org.hillock.preprocessing.interpolation.InterpolateBadChannels;
import org.hillock.preprocessing.motion.InterpolateMotion;
import org.hillock.preprocessing.reference.CommonReference;
import org.hillock.preprocessing.scaling.AsType;
import org.hillock.preprocessing.scaling.BlankSaturation;
import org.hillock.preprocessing.scaling.Center;
import org.hillock.preprocessing.scaling.Clip;
import org.hillock.preprocessing.scaling.CorrectLsb;
import org.hillock.preprocessing.scaling.NormalizeByQuantile;
import org.hillock.preprocessing.scaling.Rectify;
import org.hillock.preprocessing.scaling.Scale;
import org.hillock.preprocessing.scaling.ScaleToMicrovolts;
import org.hillock.preprocessing.scaling.UnsignedToSigned;
import org.hillock.preprocessing.scaling.ZScore;
import org.hillock.preprocessing.timing.Decimate;
import org.hillock.preprocessing.timing.PadTraces;
import org.hillock.preprocessing.timing.PhaseShifting;
import org.hillock.preprocessing.timing.Resample;
import org.hillock.preprocessing.whitening.Whiten;

/**
 * The steps as functions, each giving a lazy recording, with the parameters that are given most often. Any other parameter goes by its
 * wire name through {@link #apply}, or through the step's record and {@link Recording#then}.
 */
public final class Preprocessing {
    private Preprocessing() {}

    /**
     * Applies a step.
     *
     * @param step the record of the step
     * @param parameters by wire name: numbers, truth values, texts, ids, types, arrays, lists of these; missing ones have their
     *     defaults
     */
    public static Recording apply(Recording recording, Class<? extends RecordingStep> step, Map<String, ?> parameters) {
        return recording.then(OperationType.of(step).fromJson(JsonParameters.of(parameters)));
    }

    /** Filters with a recursive filter of any family, by the parameters of {@link Filter} under their wire names. */
    public static Recording filter(Recording recording, Map<String, ?> parameters) {
        return apply(recording, Filter.class, parameters);
    }

    /** Lets a band through, cut-offs in Hz, order 5, zero phase. */
    public static Recording bandpassFilter(Recording recording, double freqMin, double freqMax) {
        return apply(recording, BandpassFilter.class, Map.of("freq_min", freqMin, "freq_max", freqMax));
    }

    /** Lets frequencies above a cut-off in Hz through, order 5, zero phase. */
    public static Recording highpassFilter(Recording recording, double freqMin) {
        return apply(recording, HighpassFilter.class, Map.of("freq_min", freqMin));
    }

    /** Takes out a narrow band around {@code freq} Hz, {@code freq / q} Hz wide, zero phase. */
    public static Recording notchFilter(Recording recording, double freq, double q) {
        return apply(recording, NotchFilter.class, Map.of("freq", freq, "q", q));
    }

    /** Lets a band through with Gaussian flanks, cut-offs in Hz. */
    public static Recording gaussianFilter(Recording recording, double freqMin, double freqMax) {
        return apply(recording, GaussianFilter.class, Map.of("freq_min", freqMin, "freq_max", freqMax));
    }

    /** Filters in one direction of time, by the parameters of {@link CausalFilter} under their wire names. */
    public static Recording causalFilter(Recording recording, Map<String, ?> parameters) {
        return apply(recording, CausalFilter.class, parameters);
    }

    /** Multiplies by a gain and adds an offset, to float32. */
    public static Recording scale(Recording recording, double gain, double offset) {
        return apply(recording, Scale.class, Map.of("gain", gain, "offset", offset));
    }

    /** Turns counts into µV by the recording's gains and offsets, to float32. */
    public static Recording scaleToMicrovolts(Recording recording) {
        return apply(recording, ScaleToMicrovolts.class, Map.of());
    }

    /** Subtracts from each channel its {@code median} or {@code mean} over random chunks, to float32. */
    public static Recording center(Recording recording, String mode) {
        return apply(recording, Center.class, Map.of("mode", mode));
    }

    /** Brings each channel to middle 0 and spread 1 by {@code median+mad} or {@code mean+std}, to float32. */
    public static Recording zscore(Recording recording, String mode) {
        return apply(recording, ZScore.class, Map.of("mode", mode));
    }

    /** Brings the distance of two quantiles to {@code scale} and the median to {@code median}, to float32. */
    public static Recording normalizeByQuantile(
            Recording recording, double scale, double median, double q1, double q2) {
        return apply(
                recording, NormalizeByQuantile.class, Map.of("scale", scale, "median", median, "q1", q1, "q2", q2));
    }

    /** Makes channels uncorrelated and of unit spread; the recording must be of a floating type. */
    public static Recording whiten(Recording recording) {
        return apply(recording, Whiten.class, Map.of());
    }

    /** Makes channels uncorrelated and of unit spread, as a floating type. */
    public static Recording whiten(Recording recording, DType dtype) {
        return apply(recording, Whiten.class, Map.of("dtype", dtype));
    }

    /** Takes the absolute value. */
    public static Recording rectify(Recording recording) {
        return apply(recording, Rectify.class, Map.of());
    }

    /** Keeps samples between two limits. */
    public static Recording clip(Recording recording, double aMin, double aMax) {
        return apply(recording, Clip.class, Map.of("a_min", aMin, "a_max", aMax));
    }

    /** Replaces samples at or beyond a threshold ({@code upper}, {@code lower}, {@code both}) by the median. */
    public static Recording blankSaturation(Recording recording, double absThreshold, String direction) {
        return apply(recording, BlankSaturation.class, Map.of("abs_threshold", absThreshold, "direction", direction));
    }

    /** Subtracts at each frame the median of all channels. */
    public static Recording commonReference(Recording recording) {
        return apply(recording, CommonReference.class, Map.of());
    }

    /** Subtracts at each frame the {@code median} or {@code average} of channels: {@code global} or {@code local}. */
    public static Recording commonReference(Recording recording, String reference, String operator) {
        return apply(recording, CommonReference.class, Map.of("reference", reference, "operator", operator));
    }

    /** Replaces stretches around triggers (frames, one list per segment): {@code zeros}, {@code linear}, {@code cubic}. */
    public static Recording removeArtifacts(
            Recording recording, List<List<Long>> listTriggers, double msBefore, double msAfter, String mode) {
        return apply(
                recording,
                RemoveArtifacts.class,
                Map.of("list_triggers", listTriggers, "ms_before", msBefore, "ms_after", msAfter, "mode", mode));
    }

    /** Leaves out channels whose spread is {@code badThreshold} times the median spread or more. */
    public static Recording removeBadChannels(Recording recording, double badThreshold) {
        return apply(recording, RemoveBadChannels.class, Map.of("bad_threshold", badThreshold));
    }

    /** Replaces channels by weighted means of those around. */
    public static Recording interpolateBadChannels(Recording recording, Ids badChannelIds) {
        return apply(recording, InterpolateBadChannels.class, Map.of("bad_channel_ids", badChannelIds));
    }

    /** Undoes the sampling delays in the property {@code inter_sample_shift}. */
    public static Recording phaseShift(Recording recording) {
        return apply(recording, PhaseShifting.class, Map.of());
    }

    /** Takes out what neighbouring channels share, by a high-pass filter along the probe. */
    public static Recording highpassSpatialFilter(Recording recording, int nChannelPad) {
        return apply(recording, HighpassSpatialFilter.class, Map.of("n_channel_pad", nChannelPad));
    }

    /** Resamples to another rate in Hz, without aliases. */
    public static Recording resample(Recording recording, int resampleRate) {
        return apply(recording, Resample.class, Map.of("resample_rate", resampleRate));
    }

    /** Keeps every n-th frame, without filtering. */
    public static Recording decimate(Recording recording, int decimationFactor) {
        return apply(recording, Decimate.class, Map.of("decimation_factor", decimationFactor));
    }

    /** Averages channels that have the same coordinate along an axis, to float32. */
    public static Recording averageAcrossDirection(Recording recording, String direction) {
        return apply(recording, AverageAcrossDirection.class, Map.of("direction", direction));
    }

    /** Takes the derivative along an axis of the probe, to float32. */
    public static Recording directionalDerivative(Recording recording, String direction, int order) {
        return apply(recording, DirectionalDerivative.class, Map.of("direction", direction, "order", order));
    }

    /** Orders channels by depth. */
    public static Recording depthOrder(Recording recording) {
        return apply(recording, DepthOrdering.class, Map.of());
    }

    /** Adds channels of zeros up to a number of channels. */
    public static Recording zeroChannelPad(Recording recording, int numChannels) {
        return apply(recording, ZeroChannelPad.class, Map.of("num_channels", numChannels));
    }

    /** Sets periods (pairs of frames, one list per segment) to zero. */
    public static Recording silencePeriods(Recording recording, List<List<List<Long>>> listPeriods) {
        return apply(recording, SilencePeriods.class, Map.of("list_periods", listPeriods));
    }

    /** Turns unsigned samples into signed ones around 0. */
    public static Recording unsignedToSigned(Recording recording) {
        return apply(recording, UnsignedToSigned.class, Map.of());
    }

    /** Changes the sample type. */
    public static Recording astype(Recording recording, DType dtype) {
        return apply(recording, AsType.class, Map.of("dtype", dtype));
    }

    /** Divides samples by their common step, where they use only every n-th value. */
    public static Recording correctLsb(Recording recording) {
        return apply(recording, CorrectLsb.class, Map.of());
    }

    /** Adds frames of zeros before and after each segment. */
    public static Recording padTraces(Recording recording, int paddingStart, int paddingEnd) {
        return apply(recording, PadTraces.class, Map.of("padding_start", paddingStart, "padding_end", paddingEnd));
    }

    /** Moves signals along the probe against an estimated motion. */
    public static Recording interpolateMotion(Recording recording, Motion motion) {
        return apply(recording, InterpolateMotion.class, Map.of("motion", motion));
    }
}
