package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.fft.Convolution;
import org.hillock.kernels.fft.FourierResampling;
import org.hillock.kernels.fft.Welch;
import org.hillock.kernels.filter.BandType;
import org.hillock.kernels.filter.Complex;
import org.hillock.kernels.filter.Decimation;
import org.hillock.kernels.filter.FilterFamily;
import org.hillock.kernels.filter.GaussianFilter;
import org.hillock.kernels.filter.IirDesign;
import org.hillock.kernels.filter.LinearFilter;
import org.hillock.kernels.filter.MedianFilter;
import org.hillock.kernels.filter.PolyphaseResampling;
import org.hillock.kernels.filter.SecondOrderSections;
import org.hillock.kernels.filter.SosCascade;
import org.hillock.kernels.filter.SosScratch;
import org.hillock.kernels.filter.TransferFunction;
import org.hillock.kernels.filter.Windows;
import org.hillock.kernels.filter.ZerosPolesGain;
import org.hillock.kernels.linalg.Assignment;
import org.hillock.kernels.statistics.Quantile;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** Kernels of signal processing, under the names that scipy gives them. */
final class ScipySignalArea implements GoldenArea {
    private static final int RESPONSE_POINTS = 64;
    private static final int POLYPHASE_INPUT = 90;

    @Override
    public String name() {
        return "scipy_signal";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "input", (golden, answers) -> answers.given(golden.outputKeys().toArray(String[]::new)),
                "iirfilter", ScipySignalArea::iirFilter,
                "padLengths", ScipySignalArea::padLengths,
                "iirnotch", ScipySignalArea::notch,
                "decimate",
                        (golden, answers) -> answers.doubles(
                                "y",
                                () -> Decimation.decimate(
                                        signal(golden),
                                        signal(golden).length,
                                        1,
                                        golden.params().requireWhole("q"))),
                "resample",
                        (golden, answers) -> answers.doubles(
                                "y",
                                () -> FourierResampling.resample(
                                        signal(golden),
                                        signal(golden).length,
                                        1,
                                        golden.params().requireWhole("num"))),
                "resamplePoly", ScipySignalArea::resamplePoly,
                "welch", ScipySignalArea::welch,
                "various", ScipySignalArea::various,
                "assignment", ScipySignalArea::assignment);
    }

    /** The signal that the case names, or the one of the area. */
    private static double[] signal(GoldenCase golden) {
        if (!golden.inputs().isEmpty()) {
            return golden.inputArray(0).toDoubles();
        }
        return golden.tree().cases().stream()
                .filter(other ->
                        other.area().equals("scipy_signal") && other.function().equals("input"))
                .findFirst()
                .orElseThrow(() -> new GoldenFault("the tree must hold the input signal of the area"))
                .outputArray("x")
                .toDoubles();
    }

    private static ZerosPolesGain design(Params params) {
        JsonNode cutoffs = params.require("Wn");
        double[] frequencies =
                cutoffs.isArray() ? NdJson.fromJson(cutoffs).toDoubles() : new double[] {cutoffs.doubleValue()};
        FilterFamily family = FilterFamily.named(
                params.text("ftype").orElse("butter"),
                params.number("rp").orElse(Double.NaN),
                params.number("rs").orElse(Double.NaN));
        return IirDesign.design(
                family,
                BandType.named(params.text("btype").orElse("bandpass")),
                params.requireWhole("N"),
                frequencies,
                params.number("fs").orElse(2));
    }

    private static void iirFilter(GoldenCase golden, Answers answers) {
        ZerosPolesGain design = design(golden.params());
        SecondOrderSections sos = SecondOrderSections.of(design);
        answers.value("zpk_z_real", () -> parts(design.zeros(), Complex::re))
                .value("zpk_z_imag", () -> parts(design.zeros(), Complex::im))
                .value("zpk_p_real", () -> parts(design.poles(), Complex::re))
                .value("zpk_p_imag", () -> parts(design.poles(), Complex::im))
                .value("zpk_k", design::gain)
                .rows("sos", sos::rows)
                .rows("sosfilt_zi", sos::stepState)
                .doubles("freq_response_abs", () -> IntStream.range(0, RESPONSE_POINTS)
                        .mapToDouble(k -> sos.magnitude(Math.PI * k / RESPONSE_POINTS))
                        .toArray())
                .doubles("sosfilt_x", () -> forward(sos, signal(golden)))
                .doubles("sosfiltfilt_x", () -> zeroPhase(sos, signal(golden)));
        polynomials(golden, TransferFunction.of(design), answers);
    }

    private static double[] parts(List<Complex> roots, ToDoubleFunction<Complex> part) {
        return roots.stream().mapToDouble(part).toArray();
    }

    private static double[] forward(SecondOrderSections sos, double[] x) {
        SosCascade.forward(sos, x, x.length, 1, new SosScratch.Wide(sos, 1, 0));
        return x;
    }

    private static double[] zeroPhase(SecondOrderSections sos, double[] x) {
        SosCascade.zeroPhase(sos, x, x.length, 1, new SosScratch.Wide(sos, 1, sos.defaultPadLength()));
        return x;
    }

    private static void polynomials(GoldenCase golden, TransferFunction filter, Answers answers) {
        answers.value("b", filter::b)
                .value("a", filter::a)
                .value("lfilter_zi", filter::stepState)
                .doubles("filtfilt_x", () -> {
                    double[] x = signal(golden);
                    return LinearFilter.zeroPhase(filter, x, x.length, 1, filter.defaultPadLength());
                });
    }

    /** The designs are those of the other cases of the tree, by what follows {@code iirfilter_} in their names. */
    private static void padLengths(GoldenCase golden, Answers answers) {
        for (GoldenCase other : golden.tree().cases()) {
            if (other.area().equals(golden.area()) && other.name().startsWith("iirfilter_")) {
                answers.value(
                        other.name().substring("iirfilter_".length()),
                        () -> SecondOrderSections.of(design(other.params())).defaultPadLength());
            }
        }
    }

    private static void notch(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        TransferFunction notch = IirDesign.notch(
                params.requireNumber("w0"),
                params.requireNumber("Q"),
                params.number("fs").orElse(2));
        polynomials(golden, notch, answers);
    }

    /** The input is the head of the signal, as long as a template. */
    private static void resamplePoly(GoldenCase golden, Answers answers) {
        int up = golden.params().requireWhole("up");
        int down = golden.params().requireWhole("down");
        double[] head = Arrays.copyOf(signal(golden), POLYPHASE_INPUT);
        answers.doubles("y", () -> PolyphaseResampling.resample(head, up, down))
                .doubles("fir", () -> PolyphaseResampling.lowpass(up, down));
    }

    private static void welch(GoldenCase golden, Answers answers) {
        double[] x = signal(golden);
        double rate = golden.params().requireNumber("fs");
        int piece = golden.params().requireWhole("nperseg");
        answers.doubles("f", () -> Welch.frequencies(piece, rate))
                .doubles("psd", () -> Welch.density(x, x.length, 1, piece, rate));
    }

    private static final Pattern MEDIAN = Pattern.compile("medfilt_(\\d+)");
    private static final Pattern SMOOTHED = Pattern.compile("fftconvolve_same_hanning(\\d+)");
    private static final Pattern VALID = Pattern.compile("oaconvolve_valid_(\\d+)");
    private static final Pattern GAUSSIAN = Pattern.compile("gaussian_filter1d_s(\\d+)");
    private static final Pattern HANNING = Pattern.compile("hanning_(\\d+)_head");
    private static final double[] FRACTIONS = {0, 0.01, 0.05, 0.5, 0.95, 0.99, 1};

    /** The names of the outputs hold the widths. */
    private static void various(GoldenCase golden, Answers answers) {
        double[] x = signal(golden);
        answers.doubles(
                "quantiles",
                () -> Arrays.stream(FRACTIONS).map(q -> Quantile.of(x, q)).toArray());
        for (String key : golden.outputKeys()) {
            number(MEDIAN, key).ifPresent(n -> answers.doubles(key, () -> MedianFilter.apply(x, n)));
            number(SMOOTHED, key).ifPresent(n -> answers.doubles(key, () -> smoothedSize(x, n)));
            number(VALID, key).ifPresent(n -> answers.doubles(key, () -> Convolution.valid(x, Arrays.copyOf(x, n))));
            number(GAUSSIAN, key)
                    .ifPresent(
                            n -> answers.doubles(key, () -> GaussianFilter.apply(x, n, GaussianFilter.Border.REFLECT)));
            number(HANNING, key)
                    .ifPresent(n -> answers.doubles(
                            key,
                            () -> Arrays.copyOf(
                                    Windows.hanning(n), golden.outputArray(key).size())));
        }
    }

    /** The running size of a signal: its absolute value smoothed by a window of sum 1. */
    private static double[] smoothedSize(double[] x, int width) {
        double[] window = Windows.hanning(width);
        double sum = Arrays.stream(window).sum();
        return Convolution.same(
                Arrays.stream(x).map(Math::abs).toArray(),
                Arrays.stream(window).map(w -> w / sum).toArray());
    }

    private static Optional<Integer> number(Pattern form, String key) {
        Matcher matcher = form.matcher(key);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /** Every matrix is exported as {@code costN}; where several assignments cost the same, the cost counts. */
    private static void assignment(GoldenCase golden, Answers answers) {
        for (String key : golden.values().propertyNames()) {
            if (!key.matches("cost\\d+")) {
                continue;
            }
            String number = key.substring("cost".length());
            NdArray costs = NdJson.fromJson(golden.values().path(key));
            int rows = costs.shape()[0];
            int columns = costs.shape()[1];
            double[] flat = costs.toDoubles();
            int[] partners = Assignment.minimise(flat, rows, columns);
            int[] assigned =
                    IntStream.range(0, rows).filter(i -> partners[i] >= 0).toArray();
            int[] found = IntStream.of(assigned).map(i -> partners[i]).toArray();
            double total = total(flat, columns, assigned, found);
            int[] recorded = wholes(golden.values().path("cols" + number));
            int[] recordedRows = wholes(golden.values().path("rows" + number));
            boolean tied = recorded.length == found.length
                    && !Arrays.equals(recorded, found)
                    && recordedRows.length == recorded.length
                    && Math.abs(total(flat, columns, recordedRows, recorded) - total) < 1e-12;
            answers.value(key, () -> golden.values().path(key))
                    .value("rows" + number, () -> tied ? recordedRows : assigned)
                    .value("cols" + number, () -> tied ? recorded : found)
                    .value("total" + number, () -> total);
        }
    }

    private static int[] wholes(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::intValue).toArray();
    }

    private static double total(double[] costs, int columns, int[] rows, int[] partners) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += costs[rows[i] * columns + partners[i]];
        }
        return sum;
    }
}
