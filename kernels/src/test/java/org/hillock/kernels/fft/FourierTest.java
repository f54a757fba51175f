package org.hillock.kernels.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.kernels.Golden;
import org.hillock.kernels.filter.Windows;
import org.hillock.kernels.random.NumpyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FourierTest {
    private static final String AREA = "scipy_signal";

    @ParameterizedTest(name = "length {0}")
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 16, 20, 25, 27, 30, 49, 60, 61, 64, 67, 97, 120, 121, 134, 201, 360
            })
    void equalsTheDefinitionAndComesBack(int length) {
        int lanes = 3;
        double[] re = noise(length, length * lanes);
        double[] im = noise(length + 1000L, length * lanes);
        double[] expectedRe = new double[re.length];
        double[] expectedIm = new double[re.length];
        for (int k = 0; k < length; k++) {
            for (int t = 0; t < length; t++) {
                double angle = -2 * Math.PI * ((long) k * t % length) / length;
                for (int lane = 0; lane < lanes; lane++) {
                    double xr = re[t * lanes + lane];
                    double xi = im[t * lanes + lane];
                    expectedRe[k * lanes + lane] += xr * Math.cos(angle) - xi * Math.sin(angle);
                    expectedIm[k * lanes + lane] += xr * Math.sin(angle) + xi * Math.cos(angle);
                }
            }
        }
        double[] beforeRe = re.clone();
        double[] beforeIm = im.clone();
        FourierTransform transform = FourierTransform.of(length);
        FourierTransform.Workspace workspace = transform.workspace(lanes);
        transform.forward(re, im, lanes, workspace);
        close("re", re, expectedRe, 1e-11);
        close("im", im, expectedIm, 1e-11);
        transform.inverse(re, im, lanes, workspace);
        close("back re", re, beforeRe, 1e-13);
        close("back im", im, beforeIm, 1e-13);
    }

    @ParameterizedTest(name = "length {0}")
    @ValueSource(ints = {1, 2, 5, 8, 33, 67, 100})
    void realTransformComesBackForAnyNumberOfLanes(int length) {
        for (int lanes : new int[] {1, 2, 3, 6}) {
            double[] x = noise(length + lanes, length * lanes);
            RealFourier.Spectrum spectrum = RealFourier.forward(x, length, lanes);
            close("back", RealFourier.inverse(spectrum, length), x, 1e-13);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void wholeShiftsRotateAndShiftsAddUp(long seed) {
        for (int samples : new int[] {60, 61, 134}) {
            int channels = 19;
            double[] block = noise(seed, samples * channels);
            PhaseShift.Scratch scratch = new PhaseShift.Scratch(samples);
            double[] whole = new double[channels];
            double[] fraction = new double[channels];
            double[] rest = new double[channels];
            for (int c = 0; c < channels; c++) {
                whole[c] = c % 5 - 2;
                fraction[c] = 0.37 * c - 2;
                rest[c] = whole[c] - fraction[c];
            }
            double[] rotated = block.clone();
            PhaseShift.apply(rotated, channels, whole, scratch);
            double[] expected = new double[block.length];
            for (int t = 0; t < samples; t++) {
                for (int c = 0; c < channels; c++) {
                    int to = Math.floorMod(t + (int) whole[c], samples);
                    expected[to * channels + c] = block[t * channels + c];
                }
            }
            close("rotated", rotated, expected, 1e-12);
            float[] narrow = new float[block.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) block[i];
            }
            PhaseShift.apply(narrow, channels, whole, scratch);
            assertThat(narrow[0]).isCloseTo((float) expected[0], within(1e-6f));
            if (samples % 2 == 1) {
                PhaseShift.apply(block, channels, fraction, scratch);
                PhaseShift.apply(block, channels, rest, scratch);
                close("added", block, expected, 1e-12);
            }
        }
    }

    @ParameterizedTest(name = "{0} samples")
    @ValueSource(ints = {1, 2, 8, 16, 32, 256, 1024, 8192})
    void allChannelsAtOnceAreShiftedAsEachInDouble(int samples) {
        for (int channels : new int[] {2, 6, 34}) {
            double[] exact = noise(samples + channels, samples * channels);
            float[] narrow = new float[exact.length + 5];
            for (int i = 0; i < exact.length; i++) {
                narrow[i] = (float) exact[i];
                exact[i] = narrow[i];
            }
            double[] shifts = new double[channels];
            Arrays.setAll(shifts, c -> 0.37 * c - 2);
            PhaseShift.apply(exact, channels, shifts, new PhaseShift.Scratch(samples));
            new RowPhaseShift(samples, shifts).apply(narrow);
            for (int i = 0; i < exact.length; i++) {
                assertThat((double) narrow[i])
                        .as("value %d of %d channels", i, channels)
                        .isCloseTo(exact[i], within(6e-6));
            }
        }
    }

    @Test
    void taperRisesFromZero() {
        double[] ones = new double[20];
        Arrays.fill(ones, 1);
        PhaseShift.taper(ones, 10, 2, 4, 2);
        assertThat(ones[0]).isZero();
        assertThat(ones[4]).isEqualTo((1 - Math.cos(Math.PI * 2 / 4)) / 2);
        assertThat(ones[10]).isOne();
        assertThat(ones[19]).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void longKernelsConvolveAsShortOnes(long seed) {
        double[] x = noise(seed, 300);
        double[] longer = noise(seed + 1, 150);
        double[] expected = new double[449];
        for (int i = 0; i < 300; i++) {
            for (int k = 0; k < 150; k++) {
                expected[i + k] += x[i] * longer[k];
            }
        }
        close("full", Convolution.full(x, longer), expected, 1e-12);
        close("valid", Convolution.valid(x, longer), Arrays.copyOfRange(expected, 149, 300), 1e-12);
    }

    @Test
    void resamplingOfTheReference() {
        int checked = 0;
        for (JsonNode golden : Golden.cases(AREA)) {
            if (golden.get("function").asString().equals("scipy.signal.resample")) {
                double[] y = FourierResampling.resample(
                        signal(), 400, 1, golden.get("params").get("num").asInt());
                close(golden.get("name").asString(), y, Golden.output(golden, "y"), 1e-9);
                checked++;
            }
        }
        assertThat(checked).isEqualTo(4);
    }

    @Test
    void densitiesOfTheReference() {
        JsonNode golden = Golden.namedCase(AREA, "welch_300");
        int piece = golden.get("params").get("nperseg").asInt();
        double fs = golden.get("params").get("fs").asDouble();
        close("f", Welch.frequencies(piece, fs), Golden.output(golden, "f"), 1e-9);
        close("psd", Welch.density(signal(), 400, 1, piece, fs), Golden.output(golden, "psd"), 1e-9);
    }

    @Test
    void convolutionsOfTheReference() {
        JsonNode golden = Golden.namedCase(AREA, "misc");
        double[] rectified = Arrays.stream(signal()).map(Math::abs).toArray();
        double[] window = Windows.hanning(51);
        double sum = Arrays.stream(window).sum();
        double[] weights = Arrays.stream(window).map(w -> w / sum).toArray();
        close("same", Convolution.same(rectified, weights), Golden.output(golden, "fftconvolve_same_hanning51"), 1e-9);
        double[] valid = Convolution.valid(signal(), Arrays.copyOf(signal(), 21));
        close("valid", valid, Golden.output(golden, "oaconvolve_valid_21"), 1e-9);
    }

    @Test
    void wrongArgumentsSayWhatToDo() {
        assertThatThrownBy(() -> FourierTransform.of(0)).hasMessageContaining("length = 0 samples");
        assertThatThrownBy(() -> PhaseShift.apply(new double[7], 2, new double[2], new PhaseShift.Scratch(4)))
                .hasMessageContaining("4 samples × 2 channels");
        assertThatThrownBy(() -> Welch.density(new double[10], 10, 1, 20, 1)).hasMessageContaining("[2, 10]");
        assertThat(FourierTransform.goodLength(32401)).isEqualTo(32768);
    }

    private static double[] signal() {
        return Golden.output(Golden.namedCase(AREA, "test_signal"), "x");
    }

    private static double[] noise(long seed, int count) {
        double[] noise = new double[count];
        NumpyGenerator.defaultRng(seed).standardNormal(noise);
        return noise;
    }

    private static void close(String name, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance + tolerance * Math.abs(expected[i]))) {
                fail("%s[%d]: %s, expected %s", name, i, actual[i], expected[i]);
            }
        }
    }
}
