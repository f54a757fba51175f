package org.hillock.kernels.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.kernels.random.NumpyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SosCascadeTest {
    private static final SecondOrderSections BAND = SecondOrderSections.of(
            IirDesign.design(new FilterFamily.Butterworth(), BandType.BANDPASS, 5, new double[] {300, 6000}, 30000));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void everyChannelIsFilteredAsIfAlone(long seed) {
        for (int channels : new int[] {1, 2, 7, 33}) {
            int samples = 400;
            double[] block = noise(seed, samples * channels);
            double[] whole = block.clone();
            int pad = BAND.defaultPadLength();
            SosCascade.zeroPhase(BAND, whole, samples, channels, new SosScratch.Wide(BAND, channels, pad));
            for (int c = 0; c < channels; c++) {
                double[] alone = column(block, samples, channels, c);
                SosCascade.zeroPhase(BAND, alone, samples, 1, new SosScratch.Wide(BAND, 1, pad));
                assertThat(column(whole, samples, channels, c)).isEqualTo(alone);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4})
    void blocksWithCarriedStateEqualTheWhole(long seed) {
        int samples = 700;
        int channels = 5;
        double[] whole = noise(seed, samples * channels);
        double[] first = Arrays.copyOfRange(whole, 0, 256 * channels);
        double[] second = Arrays.copyOfRange(whole, 256 * channels, whole.length);
        SosCascade.forward(BAND, whole, samples, channels, new SosScratch.Wide(BAND, channels, 0));
        SosScratch.Wide carried = new SosScratch.Wide(BAND, channels, 0);
        SosCascade.forward(BAND, first, 256, channels, carried);
        SosCascade.forward(BAND, second, samples - 256, channels, carried);
        assertThat(first).isEqualTo(Arrays.copyOfRange(whole, 0, 256 * channels));
        assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 256 * channels, whole.length));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void precisionsAgree(long seed) {
        int samples = 3000;
        int channels = 9;
        double[] exact = noise(seed, samples * channels);
        float[] narrow = narrowed(exact);
        float[] mixed = narrow.clone();
        for (int i = 0; i < exact.length; i++) {
            exact[i] = narrow[i];
        }
        int pad = BAND.defaultPadLength();
        SosCascade.zeroPhase(BAND, exact, samples, channels, new SosScratch.Wide(BAND, channels, pad));
        SosCascade.zeroPhase(BAND, mixed, samples, channels, new SosScratch.Wide(BAND, channels, pad));
        SosCascade.zeroPhase(BAND, narrow, samples, channels, new SosScratch.Narrow(BAND, channels, pad));
        for (int i = 0; i < exact.length; i++) {
            assertThat((double) mixed[i]).isCloseTo(exact[i], within(5e-7));
            assertThat((double) narrow[i]).isCloseTo(exact[i], within(4e-5));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void polynomialAndSectionsGiveTheSameZeroPhase(long seed) {
        TransferFunction notch = IirDesign.notch(3000, 30, 30000);
        double[] b = notch.b();
        double[] a = notch.a();
        SecondOrderSections section = new SecondOrderSections(new double[][] {{b[0], b[1], b[2], a[0], a[1], a[2]}});
        double[] block = noise(seed, 300 * 3);
        double[] polynomial = LinearFilter.zeroPhase(notch, block, 300, 3, notch.defaultPadLength());
        SosCascade.zeroPhase(section, block, 300, 3, new SosScratch.Wide(section, 3, notch.defaultPadLength()));
        for (int i = 0; i < block.length; i++) {
            assertThat(block[i]).isCloseTo(polynomial[i], within(1e-12));
        }
    }

    @ParameterizedTest(name = "level {0}")
    @ValueSource(doubles = {1e-3, 1e-6})
    void nothingBeyondTheResponseLengthMatters(double level) {
        int length = ImpulseResponse.length(BAND, level);
        double[] impulse = new double[20000];
        impulse[0] = 1;
        SosCascade.forward(BAND, impulse, impulse.length, 1, new SosScratch.Wide(BAND, 1, 0));
        assertThat(absoluteSum(impulse, length)).isLessThanOrEqualTo(level * absoluteSum(impulse, 0));
        assertThat(absoluteSum(impulse, length - 1)).isGreaterThan(level * absoluteSum(impulse, 0));

        int half = ImpulseResponse.zeroPhaseLength(BAND, level);
        double[] centred = new double[40001];
        centred[20000] = 1;
        SosCascade.zeroPhase(BAND, centred, centred.length, 1, new SosScratch.Wide(BAND, 1, 0));
        double[] right = Arrays.copyOfRange(centred, 20000, 40001);
        assertThat(absoluteSum(right, half)).isLessThanOrEqualTo(level * 1.001 * absoluteSum(right, 0));
        assertThat(absoluteSum(right, half - 1)).isGreaterThan(level * 0.999 * absoluteSum(right, 0));
    }

    @Test
    void silenceAfterASignalStaysFinite() {
        float[] block = new float[20000];
        block[0] = 1;
        SosScratch.Narrow scratch = new SosScratch.Narrow(BAND, 1, 0);
        SosCascade.forward(BAND, block, block.length, 1, scratch);
        assertThat(block[block.length - 1]).isZero();
        scratch.clear();
        assertThat(scratch.state[0][0]).isZero();
    }

    @Test
    void wrongArgumentsSayWhatToDo() {
        double[] high = {16000};
        assertThatThrownBy(() -> IirDesign.design(new FilterFamily.Butterworth(), BandType.HIGHPASS, 5, high, 30000))
                .hasMessageContaining("cutoff = 16000.0 Hz must be between 0 and 15000.0 Hz");
        assertThatThrownBy(() -> FilterFamily.named("buter", 1, 1)).hasMessageContaining("[butter, cheby1");
        assertThatThrownBy(() -> BandType.named("all")).hasMessageContaining("[lowpass, highpass");
        assertThatThrownBy(() -> SosCascade.zeroPhase(BAND, new float[33], 33, 1, new SosScratch.Narrow(BAND, 1, 33)))
                .hasMessageContaining("samples = 33 must be more than 33");
        assertThatThrownBy(() -> SosCascade.forward(BAND, new float[30], 10, 4, new SosScratch.Narrow(BAND, 4, 0)))
                .hasMessageContaining("10 samples × 4 channels");
    }

    @Test
    void gaussianBordersKeepAConstant() {
        double[] constant = new double[60];
        Arrays.fill(constant, 2.5);
        for (var border : new GaussianFilter.Border[] {GaussianFilter.Border.REFLECT, GaussianFilter.Border.NEAREST}) {
            for (double value : GaussianFilter.alongColumns(constant, 12, 5, 1.7, border)) {
                assertThat(value).isCloseTo(2.5, within(1e-12));
            }
            for (double value : GaussianFilter.alongRows(constant, 12, 5, 1.7, border)) {
                assertThat(value).isCloseTo(2.5, within(1e-12));
            }
        }
        assertThat(GaussianFilter.apply(constant, 3, GaussianFilter.Border.ZERO)[0])
                .isLessThan(1.5);
    }

    private static double absoluteSum(double[] values, int from) {
        return Arrays.stream(values, from, values.length).map(Math::abs).sum();
    }

    private static double[] noise(long seed, int count) {
        double[] noise = new double[count];
        NumpyGenerator.defaultRng(seed).standardNormal(noise);
        return noise;
    }

    private static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }

    private static double[] column(double[] block, int samples, int channels, int c) {
        double[] column = new double[samples];
        Arrays.setAll(column, t -> block[t * channels + c]);
        return column;
    }
}
