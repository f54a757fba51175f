package org.hillock.generation.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import org.hillock.generation.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final double[][] LINE = {{0, 0}, {0, 20}, {0, 40}, {0, 80}};

    @ParameterizedTest
    @ValueSource(doubles = {10000, 25000, 30000, 32000})
    void waveformFallsToItsTroughAndReturns(double rate) {
        float[] wave = Generation.generateSingleFakeWaveform(rate, 1, 3, SpikeShape.standard());
        int trough = (int) (rate / 1000);
        assertThat(wave).hasSize(4 * trough);
        assertThat(wave[trough]).isCloseTo(-1, within(1e-6f));
        for (int i = 0; i < wave.length; i++) {
            assertThat(wave[i]).isGreaterThanOrEqualTo(wave[trough]);
        }
        float hump = Float.NEGATIVE_INFINITY;
        for (float value : wave) {
            hump = Math.max(hump, value);
        }
        assertThat(hump).isBetween(0.1f, 0.3f);
        assertThat(wave[0]).isZero();
        assertThat(Math.abs(wave[wave.length - 1])).isLessThan(1e-4f);
    }

    @Test
    void waveformHasTheAskedAmplitude() {
        float[] wave = Generation.generateSingleFakeWaveform(30000, 1, 3, new SpikeShape(-80, 10, 0.12, 0.7, 1.2, 0));
        assertThat(wave[30]).isCloseTo(-80, within(1e-4f));
    }

    @Test
    void sphereDecaysExponentially() {
        UnitModel unit = new UnitModel(0, 0, 10, 100, SpikeShape.standard(), 30, 300, UnitField.SPHERE);
        NdArray templates = Generation.generateTemplates(LINE, List.of(unit), 30000, 1, 3);
        assertThat(templates.shape()).containsExactly(1, 120, 4);
        for (int c = 0; c < 4; c++) {
            double lowest = 0;
            int at = 0;
            for (int t = 0; t < 120; t++) {
                double value = templates.doubleAt(t * 4 + c);
                at = value < lowest ? t : at;
                lowest = Math.min(value, lowest);
            }
            double distance = Math.hypot(LINE[c][1], 10);
            assertThat(lowest).isCloseTo(-100 * Math.exp(-distance / 30), within(1.5));
            assertThat(at - 30).isCloseTo((int) Math.round((distance - 10) / 300 * 30), within(1));
        }
    }

    @Test
    void ellipsoidIsShortAlongItsSecondAxis() {
        UnitField field = new UnitField(0.5, 0.25, 0, 0, 0);
        assertThat(field.distance(10, 0, 0)).isCloseTo(10, within(1e-12));
        assertThat(field.distance(0, 10, 0)).isCloseTo(20, within(1e-12));
        assertThat(field.distance(0, 0, 10)).isCloseTo(40, within(1e-12));
        UnitField turned = new UnitField(0.5, 0.25, 0, 0, Math.PI / 2);
        assertThat(turned.distance(10, 0, 0)).isCloseTo(20, within(1e-12));
        assertThat(turned.distance(0, 10, 0)).isCloseTo(10, within(1e-12));
        UnitField tumbled = new UnitField(1, 1, 0.3, 1.1, 2.2);
        assertThat(tumbled.distance(3, 4, 12)).isCloseTo(13, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void troughOfTheBestChannelLiesAtNbefore(long seed) {
        double[][] channels = ChannelLocations.inColumns(16, 2, 20);
        double[][] places = UnitLocations.standard().draw(12, channels, seed);
        List<UnitModel> units = UnitParameters.standard().draw(places, DistanceMode.ELLIPSOID, seed);
        NdArray templates = Generation.generateTemplates(channels, units, 30000, 1, 3);
        for (int u = 0; u < 12; u++) {
            double peak = Arrays.stream(units.get(u).amplitudes(channels)).max().orElseThrow();
            double lowest = 0;
            int at = 0;
            for (int i = 0; i < 120 * 16; i++) {
                double value = templates.doubleAt(u * 120 * 16 + i);
                at = value < lowest ? i / 16 : at;
                lowest = Math.min(lowest, value);
            }
            assertThat(at).isEqualTo(30);
            assertThat(lowest).isCloseTo(-peak, within(1e-5 * peak));
        }
    }

    @Test
    void upsampledTemplatesComeLater() {
        UnitModel unit = new UnitModel(0, 0, 10, 100, SpikeShape.standard(), 30, 300, UnitField.SPHERE);
        TemplateWindow window = TemplateWindow.ofMs(30000, 1, 3);
        NdArray fine = TemplateModel.upsampledTemplates(List.of(unit), LINE, window, 10);
        assertThat(fine.shape()).containsExactly(1, 120, 4, 10);
        NdArray coarse = TemplateModel.templates(List.of(unit), LINE, window);
        SpikeCurve curve = unit.shape().curve();
        float[] half = TemplateModel.template(unit, curve, LINE, window, 0.5);
        for (int i = 0; i < 480; i++) {
            assertThat(fine.doubleAt(i * 10)).isEqualTo(coarse.doubleAt(i));
            assertThat(fine.doubleAt(i * 10 + 5)).isEqualTo(half[i]);
        }
        assertThat(curve.at(0)).isCloseTo(-1, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void placesKeepTheirDistance(long seed) {
        double[][] channels = ChannelLocations.inColumns(32, 2, 20);
        double[][] places = UnitLocations.standard().withDistanceStrict(true).draw(20, channels, seed);
        for (int i = 0; i < 20; i++) {
            assertThat(places[i][0]).isBetween(-20.0, 40.0);
            assertThat(places[i][1]).isBetween(-20.0, 320.0);
            assertThat(places[i][2]).isBetween(5.0, 40.0);
            for (int j = 0; j < i; j++) {
                double planar = Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
                assertThat(Math.hypot(planar, places[i][2] - places[j][2])).isGreaterThanOrEqualTo(20);
            }
        }
        assertThat(UnitLocations.standard().withDistanceStrict(true).draw(20, channels, seed))
                .isDeepEqualTo(places);
        assertThatThrownBy(() -> UnitLocations.standard()
                        .withDistanceStrict(true)
                        .withMinimumDistance(500)
                        .draw(3, channels, seed))
                .hasMessageContaining("minimum_distance");
        assertThat(UnitLocations.standard().withMinimumDistance(500).draw(3, channels, seed))
                .hasDimensions(3, 3);
    }

    @Test
    void parametersStayInTheirRangesAndUnknownOnesAreRefused() {
        UnitParameters parameters =
                UnitParameters.of(Map.of("alpha", List.of(7.0), "spatial_decay", List.of(1.0, 2.0)));
        for (UnitModel unit : parameters.draw(new double[30][3], DistanceMode.SPHERE, 5)) {
            assertThat(unit.alpha()).isEqualTo(7);
            assertThat(unit.spatialDecayUm()).isBetween(1.0, 2.0);
            assertThat(unit.shape().depolarizationMs()).isBetween(0.09, 0.14);
            assertThat(unit.field()).isEqualTo(UnitField.SPHERE);
        }
        assertThatThrownBy(() -> UnitParameters.of(Map.of("alfa", List.of(1.0))))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("depolarization_ms");
        assertThatThrownBy(() -> UnitParameters.of(Map.of("alpha", List.of(2.0, 1.0))))
                .isInstanceOf(WrongArgumentException.class);
    }

    @Test
    void channelsStandInColumnsAsThePeerPlacesThem() {
        assertThat(Generation.generateChannelLocations(8, 2, 20))
                .isDeepEqualTo(
                        new double[][] {{0, 0}, {0, 20}, {0, 40}, {0, 60}, {20, 0}, {20, 20}, {20, 40}, {20, 60}});
        assertThatThrownBy(() -> Generation.generateChannelLocations(7, 2, 20))
                .isInstanceOf(WrongArgumentException.class);
    }
}
