package org.hillock.postprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.SpikeFeature;
import org.hillock.postprocessing.correlograms.AutoCorrelograms;
import org.hillock.postprocessing.correlograms.Correlograms;
import org.hillock.postprocessing.correlograms.RateCorrelograms;
import org.hillock.postprocessing.isi.IsiHistograms;
import org.hillock.postprocessing.pca.PrincipalComponents;
import org.hillock.postprocessing.pca.PrincipalComponentsExtension;
import org.hillock.postprocessing.similarity.SimilarityMethod;
import org.hillock.postprocessing.similarity.SimilarityOptions;
import org.hillock.postprocessing.similarity.TemplateSimilarity;
import org.hillock.postprocessing.templatemetrics.ShapeOptions;
import org.hillock.postprocessing.templatemetrics.TemplateMetric;
import org.hillock.postprocessing.templatemetrics.TemplateMetrics;
import org.hillock.postprocessing.unitlocations.LocationMethod;
import org.hillock.postprocessing.unitlocations.UnitLocations;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is computed of units without another look at the traces. */
class UnitDescriptionTest {
    private static final List<String> NAMES = List.of(
            "correlograms",
            "auto_correlograms",
            "acgs_3d",
            "isi_histograms",
            "template_similarity",
            "template_metrics",
            "unit_locations",
            "principal_components");

    private static WaveformExtractor computed(long seed, boolean sparse, int jobs) {
        Simulated simulated = Simulated.of(seed);
        WaveformExtractor waveforms = ExtensionLawTest.computed(simulated, sparse, jobs, 3000);
        for (String name : NAMES) {
            waveforms.compute(name, PythonJson.NODES.objectNode(), Simulated.jobs(jobs, 3000));
        }
        return waveforms;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everythingIsTheSameForAnyNumberOfJobs(long seed) {
        WaveformExtractor one = computed(seed, true, 1);
        WaveformExtractor other = computed(seed, true, 3);
        for (String name : NAMES) {
            ExtensionData data = one.extension(name).data();
            for (String variable : data.names()) {
                assertSame(variable, data, other.extension(name).data());
            }
        }
    }

    private static void assertSame(String name, ExtensionData one, ExtensionData other) {
        switch (one.find(name).orElseThrow()) {
            case Variable.Pickled(byte[] bytes) ->
                assertThat(other.find(name).orElseThrow())
                        .isInstanceOfSatisfying(Variable.Pickled.class, pickled -> assertThat(pickled.bytes())
                                .isEqualTo(bytes));
            case Variable.Rows(UnitTable table) -> assertThat(other.table(name)).isEqualTo(table);
            default ->
                assertThat(other.array(name).toDoubles())
                        .as(name)
                        .containsExactly(one.array(name).toDoubles());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3})
    void someUnitsOfAllAreAllOfSome(long seed) {
        WaveformExtractor all = computed(seed, false, 1);
        Ids some = Ids.of(11, 7);
        WaveformExtractor selected = all.selectUnits(some);
        for (String name : List.of("correlograms", "isi_histograms", "template_similarity", "unit_locations")) {
            var kept = selected.extension(name).data();
            selected.compute(name, PythonJson.NODES.objectNode(), Simulated.jobs());
            for (String variable : kept.names()) {
                assertThat(selected.extension(name).data().array(variable).toDoubles())
                        .as(variable)
                        .containsExactly(kept.array(variable).toDoubles(), within(1e-5));
            }
        }
    }

    @Test
    void projectionsAreThereForWholeWaveformsOnChannelsOfTheUnit() {
        WaveformExtractor waveforms = computed(5, true, 2);
        PrincipalComponents found = PrincipalComponentsExtension.of(waveforms);
        Ids channels = waveforms.channelIds();
        NdArray some = found.getSomeProjections(channels, Ids.of(7)).projections();
        NdArray own = found.getProjectionsOneUnit(Ids.of(7).get(0));
        assertThat(some.length())
                .isEqualTo(own.length())
                .isEqualTo(waveforms.randomSpikesOf(Ids.of(7).get(0)).length);
        boolean[] active = waveforms.sparsityOrDense().mask()[0];
        double[] values = some.toDoubles();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i] != 0 && !active[i % active.length]).isFalse();
        }
        assertThat(found.models().models().getFirst().isFitted()).isTrue();
    }

    @Test
    void modelsAreKeptForPythonAndAsArrays() {
        WaveformExtractor waveforms = computed(5, true, 1);
        assertThat(waveforms.extension("principal_components").data().names())
                .contains("pca_projection", "pca_model_by_channel_local_a", "pca_model_components");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOtherOrderOfTwoUnitsIsTheMirrorImage(long seed) {
        Sorting sorting = Simulated.of(seed).sorting();
        Correlograms found = Correlograms.of(sorting, 2.05, 0.05, Simulated.jobs());
        int bins = found.bins().numBins();
        assertThat(bins).isEqualTo(40);
        // A bin of one frame holds lag k; its mirror image is the bin of -k.
        for (int a = 0; a < found.numUnits(); a++) {
            for (int b = 0; b < found.numUnits(); b++) {
                for (int k = 1; k < bins; k++) {
                    assertThat(found.count(a, b, k)).isEqualTo(found.count(b, a, bins - k));
                }
            }
        }
        AutoCorrelograms own = AutoCorrelograms.of(sorting, 2.05, 0.05, Simulated.jobs());
        assertThat(own.counts()[bins / 2 + 1]).isEqualTo(found.count(0, 0, bins / 2 + 1));
    }

    @Test
    void whatStandsRightOfTheCentreFiredLater() {
        Sorting sorting = Simulated.of(1).sorting();
        var trains = List.of(List.of(new long[] {100}, new long[] {160}));
        Sorting two = org.hillock.core.sorting.NumpySorting.of(
                org.hillock.core.sorting.SpikeVector.fromTrains(trains, 2),
                sorting.getSamplingFrequency(),
                Ids.range(2));
        Correlograms found = Correlograms.of(two, 10, 1, Simulated.jobs());
        assertThat(found.count(1, 0, 5 + 3)).isOne();
        assertThat(found.count(0, 1, 5 - 3)).isOne();
        assertThat(found.forward().shape()).containsExactly(2, 2, 5);
        assertThat(found.forward().longAt(1 * 5 + 3)).isOne();
        assertThat(IsiHistograms.of(two, 10, 1).counts()).containsOnly(0);
        assertThat(RateCorrelograms.of(two, 10, 1, 4, 250, Simulated.jobs())
                        .toArray()
                        .shape())
                .containsExactly(2, 4, 11);
    }

    @Test
    void windowsAndBinsMustHoldSomething() {
        Sorting sorting = Simulated.of(1).sorting();
        assertThatThrownBy(() -> Correlograms.of(sorting, 1, 2, Simulated.jobs()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("window_ms = 1.0 ms must be");
        assertThatThrownBy(() -> IsiHistograms.of(sorting, 10, 0.001))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("bin_ms = 0.001 ms must be at least a frame");
    }

    @ParameterizedTest
    @EnumSource(SimilarityMethod.class)
    void similarityDoesNotDependOnTheOrderOfUnits(SimilarityMethod method) {
        Templates templates = templates();
        SimilarityOptions options =
                SimilarityOptions.standard().withMethod(method).withMaxLagMs(0.1);
        TemplateSimilarity found = TemplateSimilarity.of(templates, Optional.empty(), options, Simulated.jobs());
        Ids turned = Ids.of(2, 0, 1);
        TemplateSimilarity again =
                TemplateSimilarity.of(templates.selectUnits(turned), Optional.empty(), options, Simulated.jobs());
        assertThat(again.values()).containsExactly(found.selectUnits(turned).values(), within(0f));
        for (int i = 0; i < 2; i++) {
            assertThat(found.get(i, i)).isCloseTo(1, within(1e-6f));
            assertThat(found.get(i, 1 - i)).isEqualTo(found.get(1 - i, i));
            assertThat(found.get(i, 2)).isZero();
        }
    }

    /** Two units as monopoles with a spike of one shape, and one without spikes. */
    private static Templates templates() {
        int channels = 24;
        int samples = 60;
        double[][] places = IntStream.range(0, channels)
                .mapToObj(c -> new double[] {20.0 * (c % 2), 15.0 * (c / 2)})
                .toArray(double[][]::new);
        double[][] sources = {{12, 70, 20}, {5, 110, 15}};
        float[] values = new float[3 * samples * channels];
        for (int unit = 0; unit < 2; unit++) {
            for (int t = 0; t < samples; t++) {
                double shape = -Math.exp(-Math.pow((t - 20) / 4.0, 2)) + 0.4 * Math.exp(-Math.pow((t - 35) / 7.0, 2));
                for (int c = 0; c < channels; c++) {
                    double distance = Math.sqrt(Math.pow(places[c][0] - sources[unit][0], 2)
                            + Math.pow(places[c][1] - sources[unit][1], 2)
                            + Math.pow(sources[unit][2], 2));
                    values[(unit * samples + t) * channels + c] = (float) (3000 / distance * shape);
                }
            }
        }
        return new Templates(
                30_000, 20, samples, Ids.range(3), Ids.range(channels), true, values, places, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(MonopolarTriangulation.Optimizer.class)
    void aMonopoleIsLocatedWhereItIs(MonopolarTriangulation.Optimizer optimizer) {
        double tolerance = optimizer == MonopolarTriangulation.Optimizer.LEAST_SQUARE ? 1e-3 : 0.5;
        UnitLocations found = UnitLocations.of(
                templates(),
                new LocationMethod.Monopolar(75, SpikeFeature.PTP, optimizer, 1000, true, true),
                Simulated.jobs());
        assertThat(found.micrometres()[0]).hasSize(4);
        assertThat(found.micrometres()[0][0]).isCloseTo(12, within(tolerance));
        assertThat(found.micrometres()[0][1]).isCloseTo(70, within(tolerance));
        assertThat(found.micrometres()[0][2]).isCloseTo(20, within(tolerance));
        assertThat(found.micrometres()[2]).containsOnly(Double.NaN);
    }

    @Test
    void theOtherMethodsComeNear() {
        for (LocationMethod method :
                List.of(LocationMethod.CenterOfMass.standard(), LocationMethod.GridConvolution.standard())) {
            double[] place =
                    UnitLocations.of(templates(), method, Simulated.jobs()).micrometres()[0];
            assertThat(Math.hypot(place[0] - 12, place[1] - 70)).isLessThan(15);
            assertThat(place).hasSize(method.dimensions());
        }
        assertThat(UnitLocations.centersOfMass(templates(), 10, PeakSign.NEG).micrometres()[1][1])
                .isCloseTo(110, within(15.0));
    }

    @Test
    void templateMetricsDescribeTheTemplate() {
        List<TemplateMetric> all = List.of(TemplateMetric.values());
        TemplateMetrics found = TemplateMetrics.of(
                templates(), Optional.empty(), all, PeakSign.NEG, 10, ShapeOptions.standard(), Simulated.jobs());
        assertThat(found.column(TemplateMetric.PEAK_TO_VALLEY)[0]).isCloseTo(15 / 30_000.0, within(1e-5));
        assertThat(found.column(TemplateMetric.PEAK_TO_TROUGH_DURATION)[0]).isCloseTo(15 / 30_000.0, within(1e-5));
        assertThat(found.column(TemplateMetric.NUM_NEGATIVE_PEAKS)).containsExactly(1, 1, 0);
        assertThat(found.column(TemplateMetric.EXP_DECAY)[0]).isPositive();
        assertThat(found.column(TemplateMetric.SPREAD)[2]).isNaN();
        TemplateMetrics byChannel = TemplateMetrics.byChannel(
                templates(),
                ChannelSparsity.dense(Ids.range(3), Ids.range(24)),
                TemplateMetrics.usual(false),
                1,
                ShapeOptions.standard(),
                Simulated.jobs());
        assertThat(byChannel.values()).hasDimensions(72, 7);
        assertThatThrownBy(() -> TemplateMetric.named("peak"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("must be one of [peak_to_valley");
    }
}
