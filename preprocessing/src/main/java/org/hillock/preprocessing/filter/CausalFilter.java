package org.hillock.preprocessing.filter;

import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/**
 * A {@link Filter} in one direction of time only, from rest; in the provenance this is a {@link Filter}.
 *
 * @param direction forward or backward
 * @param band one (low-pass, high-pass) or two cut-offs in Hz
 * @param btype bandpass, highpass, lowpass or bandstop
 * @param filterOrder order of the prototype
 * @param ftype family
 * @param filterMode sos or ba
 * @param coeff ready coefficients
 * @param marginMs least margin in ms
 * @param addReflectPadding whether the signal is mirrored at the borders of segments
 * @param dtype type of the result; absent: that of the recording, signed
 * @param rp ripple of the pass band in dB
 * @param rs attenuation of the stop band in dB
 */
@Wire(name = "causal_filter", doc = "Filters in one direction of time only.")
public record CausalFilter(
        @Param(
                doc = "Direction of time.",
                standard = "\"forward\"",
                choices = {"forward", "backward"})
        String direction,

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

        @Param(doc = "Ready coefficients; null: design them.", standard = "null")
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

        @Param(doc = "Ripple of the pass band (cheby1, ellip).", unit = "dB", standard = "null")
        Optional<Double> rp,

        @Param(doc = "Attenuation of the stop band (cheby2, ellip).", unit = "dB", standard = "null")
        Optional<Double> rs)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        return parent.then(new Filter(
                band,
                btype,
                filterOrder,
                ftype,
                filterMode,
                coeff,
                marginMs,
                addReflectPadding,
                dtype,
                direction,
                rp,
                rs));
    }
}
