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
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/**
 * A recursive filter of any family and band, or with given coefficients. Zero phase unless asked otherwise; the result is the same
 * for any way of reading, because work runs on fixed blocks with margins after which the response has died away.
 *
 * @param band one (low-pass, high-pass) or two cut-offs
 * @param btype bandpass, highpass, lowpass or bandstop
 * @param filterOrder order of the prototype; doubled by filtering forward and backward
 * @param ftype butter, cheby1, cheby2, ellip or bessel
 * @param filterMode sos (sections) or ba (polynomials)
 * @param coeff ready coefficients: rows of six for sos, two lists for ba; the design parameters are then unused
 * @param marginMs least margin; the response of the filter may need more and then gets more
 * @param addReflectPadding whether the signal is mirrored over the margin at the borders of a segment
 * @param dtype type of the result; absent: that of the recording, signed
 * @param direction forward (causal), backward, or forward-backward (zero phase)
 * @param rp ripple of the pass band (cheby1, ellip)
 * @param rs attenuation of the stop band (cheby2, ellip)
 */
@Wire(
        name = "filter",
        pythonClass = "spikeinterface.preprocessing.filter.FilterRecording",
        parent = "recording",
        doc = "Filters with a recursive filter of any family, or with given coefficients.")
public record Filter(
        @Param(doc = "Cut-off or two cut-offs.", unit = "Hz", standard = "[300.0, 6000.0]")
        NdArray band,

        @Param(doc = "Type of the band: bandpass, highpass, lowpass or bandstop.", standard = "\"bandpass\"")
        String btype,

        @Param(
                doc = "Order of the filter.",
                standard = "5",
                min = 1,
                aliases = {"order"})
        int filterOrder,

        @Param(
                doc = "Family of the filter.",
                standard = "\"butter\"",
                choices = {"butter", "cheby1", "cheby2", "ellip", "bessel"})
        String ftype,

        @Param(
                doc = "Form of the coefficients.",
                standard = "\"sos\"",
                choices = {"sos", "ba"})
        String filterMode,

        @Param(doc = "Ready coefficients; null: design from band, btype, order and family.", standard = "null")
        Optional<List<List<Double>>> coeff,

        @Param(
                doc = "Least margin around what is read; more is taken where the response lasts longer.",
                unit = "ms",
                standard = "5.0",
                min = 0)
        double marginMs,

        @Param(doc = "Mirror the signal over the margin at the borders of segments.", standard = "false")
        boolean addReflectPadding,

        @Param(doc = "Sample type of the result; null keeps that of the recording, signed.", standard = "null")
        Optional<DType> dtype,

        @Param(
                doc = "Direction of time.",
                standard = "\"forward-backward\"",
                choices = {"forward", "backward", "forward-backward"})
        String direction,

        @Param(doc = "Ripple of the pass band (cheby1, ellip).", unit = "dB", standard = "null", own = true)
        Optional<Double> rp,

        @Param(doc = "Attenuation of the stop band (cheby2, ellip).", unit = "dB", standard = "null", own = true)
        Optional<Double> rs)
        implements Preprocessor {
    @Override
    public Filter fit(Recording parent) {
        return withDtype(FilterDesign.outputType(dtype, parent.getDtype()));
    }

    private Filter withDtype(DType type) {
        return new Filter(
                band,
                btype,
                filterOrder,
                ftype,
                filterMode,
                coeff,
                marginMs,
                addReflectPadding,
                Optional.of(type),
                direction,
                rp,
                rs);
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        design(input);
        return FilteredFacts.withoutOffsets(input, FilterDesign.outputType(dtype, input.dtype()));
    }

    private RecursiveFilter design(RecordingInfo input) {
        return FilterDesign.of(this, input.samplingFrequency(), FilterDesign.outputType(dtype, input.dtype()));
    }

    private int marginFrames(RecordingInfo input) {
        return (int) (marginMs * input.samplingFrequency() / 1000);
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return FilterKernel.margin(design(input), Direction.of("filter", direction), marginFrames(input));
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new FilterKernel(
                design(input),
                Direction.of("filter", direction),
                addReflectPadding ? marginFrames(input) : 0,
                input.segments().stream().mapToLong(SegmentInfo::numSamples).toArray(),
                FilterDesign.outputType(dtype, input.dtype()));
    }
}
