package org.hillock.kernels.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import org.hillock.kernels.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScipySignalGoldenTest {
    private static final String AREA = "scipy_signal";
    private static final double COEFFICIENTS = 1e-9;

    @Test
    void designsAndTheirResponses() {
        List<JsonNode> designs = Golden.cases(AREA).stream()
                .filter(golden -> golden.get("function").asString().equals("scipy.signal.iirfilter"))
                .toList();
        assertThat(designs).hasSize(18);
        designs.forEach(ScipySignalGoldenTest::checkDesign);
    }

    private static void checkDesign(JsonNode golden) {
        String name = golden.get("name").asString();
        ZerosPolesGain design = design(golden.get("params"));
        JsonNode values = golden.get("values");
        close(name + " zeros", parts(design.zeros(), true), Golden.doubles(values.get("zpk_z_real")), COEFFICIENTS);
        close(name + " zeros", parts(design.zeros(), false), Golden.doubles(values.get("zpk_z_imag")), COEFFICIENTS);
        close(name + " poles", parts(design.poles(), true), Golden.doubles(values.get("zpk_p_real")), COEFFICIENTS);
        close(name + " poles", parts(design.poles(), false), Golden.doubles(values.get("zpk_p_imag")), COEFFICIENTS);
        close(
                name + " gain",
                new double[] {design.gain()},
                new double[] {values.get("zpk_k").asDouble()},
                1e-12);

        SecondOrderSections sos = SecondOrderSections.of(design);
        double[] flat =
                Arrays.stream(sos.rows()).flatMapToDouble(Arrays::stream).toArray();
        close(name + " sos", flat, Golden.output(golden, "sos"), COEFFICIENTS);
        double[] state =
                Arrays.stream(sos.stepState()).flatMapToDouble(Arrays::stream).toArray();
        close(name + " state", state, Golden.output(golden, "sosfilt_zi"), tolerance(golden));
        double[] magnitude = new double[64];
        Arrays.setAll(magnitude, k -> sos.magnitude(Math.PI * k / 64));
        close(name + " response", magnitude, Golden.output(golden, "freq_response_abs"), tolerance(golden));

        double[] x = signal();
        SosCascade.forward(sos, x, x.length, 1, new SosScratch.Wide(sos, 1, 0));
        close(name + " sosfilt", x, Golden.output(golden, "sosfilt_x"), tolerance(golden));
        double[] y = signal();
        SosCascade.zeroPhase(sos, y, y.length, 1, new SosScratch.Wide(sos, 1, sos.defaultPadLength()));
        close(name + " sosfiltfilt", y, Golden.output(golden, "sosfiltfilt_x"), tolerance(golden));
        if (golden.get("outputs").has("filtfilt_x")) {
            checkPolynomials(golden, TransferFunction.of(design));
        }
    }

    private static void checkPolynomials(JsonNode golden, TransferFunction filter) {
        String name = golden.get("name").asString();
        JsonNode values = golden.get("values");
        close(name + " b", filter.b(), Golden.doubles(values.get("b")), COEFFICIENTS);
        close(name + " a", filter.a(), Golden.doubles(values.get("a")), COEFFICIENTS);
        close(name + " lfilter_zi", filter.stepState(), Golden.doubles(values.get("lfilter_zi")), tolerance(golden));
        checkZeroPhase(golden, filter, tolerance(golden));
    }

    private static void checkZeroPhase(JsonNode golden, TransferFunction filter, double tolerance) {
        double[] filtered = LinearFilter.zeroPhase(filter, signal(), 400, 1, filter.defaultPadLength());
        close(golden.get("name").asString(), filtered, Golden.output(golden, "filtfilt_x"), tolerance);
    }

    @Test
    void padLengths() {
        JsonNode lengths = Golden.namedCase(AREA, "sosfiltfilt_padlen").get("values");
        for (JsonNode golden : Golden.cases(AREA)) {
            String name = golden.get("name").asString();
            if (name.startsWith("iirfilter_")) {
                assertThat(SecondOrderSections.of(design(golden.get("params"))).defaultPadLength())
                        .as(name)
                        .isEqualTo(lengths.get(name.substring("iirfilter_".length()))
                                .asInt());
            }
        }
    }

    @Test
    void notches() {
        int checked = 0;
        for (JsonNode golden : Golden.cases(AREA)) {
            if (golden.get("function").asString().equals("scipy.signal.iirnotch")) {
                JsonNode params = golden.get("params");
                TransferFunction notch = IirDesign.notch(
                        params.get("w0").asDouble(), params.get("Q").asDouble(), 2);
                close("b", notch.b(), Golden.doubles(golden.get("values").get("b")), 1e-9);
                close("a", notch.a(), Golden.doubles(golden.get("values").get("a")), 1e-9);
                checkZeroPhase(golden, notch, 1e-6);
                checked++;
            }
        }
        assertThat(checked).isEqualTo(3);
    }

    @Test
    void decimation() {
        int checked = 0;
        for (JsonNode golden : Golden.cases(AREA)) {
            if (golden.get("function").asString().equals("scipy.signal.decimate")) {
                double[] y = Decimation.decimate(
                        signal(), 400, 1, golden.get("params").get("q").asInt());
                close(golden.get("name").asString(), y, Golden.output(golden, "y"), tolerance(golden));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(4);
    }

    @Test
    void polyphaseResampling() {
        int checked = 0;
        for (JsonNode golden : Golden.cases(AREA)) {
            if (golden.get("function").asString().equals("scipy.signal.resample_poly")) {
                int up = golden.get("params").get("up").asInt();
                int down = golden.get("params").get("down").asInt();
                double[] x = Arrays.copyOf(signal(), 90);
                double[] y = PolyphaseResampling.resample(x, up, down);
                close(golden.get("name").asString(), y, Golden.output(golden, "y"), tolerance(golden));
                double[] taps = PolyphaseResampling.lowpass(up, down);
                close("fir", taps, Golden.output(golden, "fir"), tolerance(golden));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(3);
    }

    @Test
    void smoothersAndWindows() {
        JsonNode golden = Golden.namedCase(AREA, "misc");
        close("medfilt", MedianFilter.apply(signal(), 11), Golden.output(golden, "medfilt_11"), tolerance(golden));
        double[] smoothed = GaussianFilter.apply(signal(), 2, GaussianFilter.Border.REFLECT);
        close("gaussian", smoothed, Golden.output(golden, "gaussian_filter1d_s2"), tolerance(golden));
        double[] head = Arrays.copyOf(Windows.hanning(3001), 20);
        close("hanning", head, Golden.output(golden, "hanning_3001_head"), tolerance(golden));
    }

    static double[] signal() {
        return Golden.output(Golden.namedCase(AREA, "test_signal"), "x");
    }

    private static ZerosPolesGain design(JsonNode params) {
        double rp = params.has("rp") ? params.get("rp").asDouble() : Double.NaN;
        double rs = params.has("rs") ? params.get("rs").asDouble() : Double.NaN;
        JsonNode cutoffs = params.get("Wn");
        double[] frequencies = cutoffs.isArray() ? Golden.doubles(cutoffs) : new double[] {cutoffs.asDouble()};
        return IirDesign.design(
                FilterFamily.named(params.get("ftype").asString(), rp, rs),
                BandType.named(params.get("btype").asString()),
                params.get("N").asInt(),
                frequencies,
                params.get("fs").asDouble());
    }

    private static double[] parts(List<Complex> roots, boolean real) {
        return roots.stream().mapToDouble(root -> real ? root.re() : root.im()).toArray();
    }

    private static double tolerance(JsonNode golden) {
        return golden.get("tolerance").get("rtol").asDouble();
    }

    static void close(String name, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance + tolerance * Math.abs(expected[i]))) {
                fail("%s[%d]: %s, expected %s", name, i, actual[i], expected[i]);
            }
        }
    }
}
