package org.hillock.preprocessing.filter;

import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/**
 * A {@link Filter} that lets high frequencies through.
 *
 * @param freqMin cut-off in Hz
 * @param marginMs least margin in ms
 * @param dtype type of the result; absent: that of the recording, signed
 * @param filterOrder order of the prototype
 * @param ftype family
 * @param filterMode sos or ba
 * @param coeff ready coefficients
 * @param addReflectPadding whether the signal is mirrored at the borders of segments
 * @param direction of time
 * @param rp ripple of the pass band in dB
 * @param rs attenuation of the stop band in dB
 */
@Wire(
        name = "highpass_filter",
        pythonClass = "spikeinterface.preprocessing.filter.HighpassFilterRecording",
        parent = "recording",
        doc = "Lets high frequencies through, with zero phase.")
public record HighpassFilter(
        @Param(doc = "Cut-off, below half the sampling frequency.", unit = "Hz", standard = "300.0", min = 0)
        double freqMin,

        @Param(
                doc = "Least margin around what is read; more is taken where the response lasts longer.",
                unit = "ms",
                standard = "5.0",
                min = 0)
        double marginMs,

        @Param(doc = "Sample type of the result; null keeps that of the recording, signed.", standard = "null")
        Optional<DType> dtype,

        @Param(
                doc = "Order of the filter.",
                standard = "5",
                min = 1,
                aliases = {"order"},
                own = true)
        int filterOrder,

        @Param(
                doc = "Family of the filter.",
                standard = "\"butter\"",
                choices = {"butter", "cheby1", "cheby2", "ellip", "bessel"},
                own = true)
        String ftype,

        @Param(
                doc = "Form of the coefficients.",
                standard = "\"sos\"",
                choices = {"sos", "ba"},
                own = true)
        String filterMode,

        @Param(doc = "Ready coefficients; null: design them.", standard = "null", own = true)
        Optional<List<List<Double>>> coeff,

        @Param(doc = "Mirror the signal over the margin at the borders of segments.", standard = "false", own = true)
        boolean addReflectPadding,

        @Param(
                doc = "Direction of time.",
                standard = "\"forward-backward\"",
                choices = {"forward", "backward", "forward-backward"},
                own = true)
        String direction,

        @Param(doc = "Ripple of the pass band (cheby1, ellip).", unit = "dB", standard = "null", own = true)
        Optional<Double> rp,

        @Param(doc = "Attenuation of the stop band (cheby2, ellip).", unit = "dB", standard = "null", own = true)
        Optional<Double> rs)
        implements Preprocessor {
    /** Order 5, zero phase. */
    public static HighpassFilter standard(double freqMin, DType dtype) {
        return new HighpassFilter(
                freqMin,
                5,
                Optional.of(dtype),
                5,
                "butter",
                "sos",
                Optional.empty(),
                false,
                "forward-backward",
                Optional.empty(),
                Optional.empty());
    }

    /** The same as a filter of any band. */
    public Filter toFilter() {
        return new Filter(
                NdArray.ofDoubles(new double[] {freqMin}).reshape(),
                "highpass",
                filterOrder,
                ftype,
                filterMode,
                coeff,
                marginMs,
                addReflectPadding,
                dtype,
                direction,
                rp,
                rs);
    }

    @Override
    public HighpassFilter fit(Recording parent) {
        return new HighpassFilter(
                freqMin,
                marginMs,
                Optional.of(FilterDesign.outputType(dtype, parent.getDtype())),
                filterOrder,
                ftype,
                filterMode,
                coeff,
                addReflectPadding,
                direction,
                rp,
                rs);
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return toFilter().outputInfo(input);
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return toFilter().margin(input);
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return toFilter().kernel(input);
    }
}
