package org.hillock.kernels.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.kernels.templates.ShiftedCurves.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurvesTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aShiftedCurveIsFoundAgain(Measure measure) {
        int samples = 20;
        int channels = 3;
        float[] values = new float[2 * samples * channels];
        Random random = new Random(1);
        for (int t = 0; t < samples; t++) {
            for (int c = 0; c < channels; c++) {
                float value = (float) random.nextGaussian();
                values[t * channels + c] = value;
                if (t >= 2) {
                    values[(samples + t - 2) * channels + c] = value;
                }
            }
        }
        ShiftedCurves curves = ShiftedCurves.of(values, 2, samples, channels, 4, measure);
        int[] all = {0, 1, 2};
        assertThat(curves.smallest(0, curves, 1, all, -4, 4)).isCloseTo(0, within(1e-7));
        assertThat(curves.smallest(0, curves, 1, all, -2, -2)).isCloseTo(0, within(1e-7));
        assertThat(curves.smallest(0, curves, 1, all, 0, 4)).isGreaterThan(0.3);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void curvesOfZerosAreLikeNothing(Measure measure) {
        ShiftedCurves curves = ShiftedCurves.of(new float[] {0, 0, 0, 1, 2, 3}, 2, 3, 1, 0, measure);
        assertThat(curves.smallest(0, curves, 0, new int[] {0}, 0, 0)).isEqualTo(1);
        assertThat(curves.smallest(0, curves, 1, new int[] {0}, 0, 0)).isEqualTo(1);
        assertThat(curves.smallest(1, curves, 1, new int[] {0}, 0, 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void peaksAreHighProminentAndWideEnough() {
        double[] curve = {0, 1, 0, 3, 3, 3, 0, 2, 1, 2.5, 0};
        assertThat(Peaks.of(curve, NONE, 0, 0).indices()).containsExactly(1, 4, 7, 9);
        assertThat(Peaks.of(curve, 2, 0, 0).indices()).containsExactly(4, 7, 9);
        assertThat(Peaks.of(curve, NONE, 1.5, 0).indices()).containsExactly(4, 9);
        assertThat(Peaks.of(curve, NONE, 0, 2.5).indices()).containsExactly(4);
        Peaks all = Peaks.of(curve, NONE, 0, 0);
        assertThat(all.prominences()).containsExactly(1, 3, 1, 2.5);
        assertThat(all.widths()).containsExactly(new double[] {1, 3, 0.75, 4 / 3.0}, within(1e-12));
        assertThat(all.mostProminent()).isEqualTo(1);
    }

    @Test
    void aTriangleHasTheShapeItWasMadeWith() {
        double[] curve = new double[100];
        for (int i = 0; i < 100; i++) {
            curve[i] = i < 20
                    ? 0
                    : i < 30 ? -(i - 20) : i < 40 ? i - 40 : i < 45 ? (i - 40) * 0.8 : Math.max(0, 4 - (i - 45) * 0.2);
        }
        SpikeShape shape = SpikeShape.of(curve, 1000);
        assertThat(shape.trough()).isEqualTo(30);
        assertThat(shape.peak()).isEqualTo(45);
        assertThat(shape.peakToValley()).isCloseTo(0.015, within(1e-12));
        assertThat(shape.peakTroughRatio()).isCloseTo(-0.4, within(1e-12));
        assertThat(shape.halfWidth()).isCloseTo(0.010, within(1e-12));
        assertThat(shape.repolarizationSlope()).isCloseTo(1000, within(1e-6));
        assertThat(shape.recoverySlope(0.01)).isCloseTo(-200, within(1e-6));
        assertThat(shape.numPositivePeaks(0.2, 0.001)).isEqualTo(1);
        assertThat(shape.numNegativePeaks(0.2, 0.001)).isEqualTo(1);
        ExtremaShape extrema = ExtremaShape.of(curve, 1000, 0.2);
        assertThat(extrema.trough().index()).isEqualTo(30);
        assertThat(extrema.before().isThere()).isFalse();
        assertThat(extrema.peakToTroughDuration()).isCloseTo(0.015, within(1e-12));
        assertThat(extrema.troughHalfWidth()).isCloseTo(0.010, within(1e-12));
        assertThat(extrema.peakAfterToTroughRatio()).isCloseTo(0.4, within(1e-12));
        assertThat(extrema.mainToNextExtremumDuration()).isCloseTo(0.015, within(1e-12));
        assertThat(extrema.peakBeforeWidth()).isNaN();
        assertThat(extrema.baselineFlatness(0.02)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLineIsNotTurnedByOutliers(long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(15, 0, 2).toArray();
        double[] y = Arrays.stream(x).map(value -> 4 + 30 * value).toArray();
        assertThat(MedianLine.of(x, y).slope()).isCloseTo(30, within(1e-6));
        assertThat(MedianLine.of(x, y).r2()).isCloseTo(1, within(1e-9));
        y[3] += 200;
        assertThat(MedianLine.of(x, y).slope()).isCloseTo(30, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"0.02, 100, 5", "0.1, 60, 0.5", "0.005, 80, 20"})
    void aDecayIsFoundAgain(double decay, double amplitude, double offset) {
        double[] x = IntStream.range(0, 25).mapToDouble(i -> 12.5 * i).toArray();
        double[] y = Arrays.stream(x)
                .map(place -> amplitude * Math.exp(-decay * place) + offset)
                .toArray();
        ExponentialDecay fit = ExponentialDecay.of(x, y, y[0]);
        assertThat(fit.decay()).isCloseTo(decay, within(1e-5 * decay));
        assertThat(fit.r2()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aTravellingCurveHasItsVelocity() {
        int channels = 12;
        double rate = 30_000;
        double[][] curves = new double[channels][60];
        double[][] places = new double[channels][];
        for (int c = 0; c < channels; c++) {
            places[c] = new double[] {0, 20.0 * c};
            int trough = 20 + 3 * c;
            curves[c][trough] = -100 + 4 * c;
            curves[c][trough + 1] = 10;
        }
        PlacedCurves placed = new PlacedCurves(curves, places);
        assertThat(placed.velocity(PlacedCurves.Side.ABOVE, 1, rate, 5, 0.5)).isCloseTo(20 / 0.1, within(1e-6));
        assertThat(placed.velocity(PlacedCurves.Side.BELOW, 1, rate, 5, 0.5)).isNaN();
        assertThat(placed.spread(1, 0.2, 0)).isEqualTo(220);
        assertThat(placed.inColumn(1, 0).places()).hasDimensions(channels, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void setsThatLieApartDoNotOverlap(long seed) {
        Random random = new Random(seed);
        int size = 10;
        float[] first = new float[50 * size];
        float[] near = new float[40 * size];
        float[] far = new float[40 * size];
        double[] centre = new double[size];
        Arrays.setAll(centre, t -> t == 4 ? 20 : 0);
        for (int i = 0; i < first.length; i++) {
            first[i] = (float) (centre[i % size] + random.nextGaussian());
        }
        double[] nearCentre = centre.clone();
        nearCentre[2] += 0.1;
        for (int i = 0; i < near.length; i++) {
            near[i] = (float) (nearCentre[i % size] + random.nextGaussian());
            far[i] = (float) (-centre[i % size] + random.nextGaussian());
        }
        double[] farCentre = Arrays.stream(centre).map(value -> -value).toArray();
        assertThat(DistributionOverlap.firstShift(first, near, centre, nearCentre, size, 1, 0, 0.8))
                .isZero();
        assertThat(DistributionOverlap.firstShift(first, far, centre, farCentre, size, 1, 0, 0.8))
                .isEqualTo(DistributionOverlap.NONE);
    }
}
