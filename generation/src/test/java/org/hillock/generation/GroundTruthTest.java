package org.hillock.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.probe.ProbeGenerators;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.generation.firing.SortingGenerator;
import org.hillock.generation.templates.ChannelLocations;
import org.hillock.generation.templates.DistanceMode;
import org.hillock.generation.templates.UnitLocations;
import org.hillock.generation.templates.UnitParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundTruthTest {
    private static GenerateGroundTruthRecording small(long seed) {
        return GenerateGroundTruthRecording.standard()
                .withDurations(1.5, 0.7)
                .withNumChannels(6)
                .withNumUnits(5)
                .withFiringRates(40)
                .withSeed(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 99})
    void anyRangeGivesTheSameBits(long seed) {
        Reading.assertChunksEqualWhole(small(seed).generate().recording(), seed);
        GenerateGroundTruthRecording rich = small(seed)
                .withNoiseSpatialDecay(30)
                .withUpsampleFactor(4)
                .withAmplitudeStd(0.05)
                .withBurstUnitFraction(0.5);
        Reading.assertChunksEqualWhole(
                rich.withCounts(DType.INT16, 0.195, 3).generate().recording(), seed);
        Reading.assertChunksEqualWhole(
                rich.withCounts(DType.FLOAT64, 1, 0).generate().recording(), seed);
        Reading.assertChunksEqualWhole(
                rich.withCounts(DType.INT32, 0.01, 0).generate().recording(), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void silentRecordingIsTheSumOfItsTemplates(long seed) {
        GenerateGroundTruthRecording recipe = small(seed).withNoiseLevels(0).withAmplitudeStd(0.1);
        GroundTruth truth = recipe.generate();
        Scene scene = new ScenePlan(recipe).scene();
        SpikeVector spikes = truth.sorting().toSpikeVector();
        float[] traces = Reading.floats(truth.recording(), 0);
        double[] expected = new double[traces.length];
        for (int i = spikes.segmentStart(0); i < spikes.segmentEnd(0); i++) {
            NdArray template = Generation.generateTemplates(
                    scene.channelLocations(), List.of(scene.units().get(spikes.unitIndex(i))), 25000, 1, 3);
            for (int t = 0; t < 100; t++) {
                long frame = spikes.sampleIndex(i) - 25 + t;
                for (int c = 0; frame >= 0 && frame < traces.length / 6 && c < 6; c++) {
                    expected[(int) frame * 6 + c] += scene.played().amplitudes()[i] * template.doubleAt(t * 6 + c);
                }
            }
        }
        double worst = 0;
        for (int i = 0; i < traces.length; i++) {
            worst = Math.max(worst, Math.abs(traces[i] - expected[i]));
        }
        assertThat(worst).isLessThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void sizesAndNoiseAreAsAsked(long seed) {
        GroundTruth truth = GenerateGroundTruthRecording.standard()
                .withNumChannels(16)
                .withNumUnits(8)
                .withDurations(30)
                .withFiringRateRange(2, 6)
                .withPeakAmplitudeRange(50, 250)
                .withNoiseLevels(8)
                .withNoiseSpatialDecay(25)
                .withSeed(seed)
                .generate();
        Sorting sorting = truth.sorting();
        float[] traces = Reading.floats(truth.recording(), 0);
        for (int u = 0; u < 8; u++) {
            double peak = sorting.getProperty("gt_peak_amplitude").doubleAt(u);
            int channel = (int) sorting.getProperty("gt_peak_channel").longAt(u);
            assertThat(peak).isBetween(50.0, 250.0);
            assertThat(sorting.getProperty("gt_snr").doubleAt(u)).isCloseTo(peak / 8, within(1e-9));
            double rate = sorting.getProperty("gt_firing_rate").doubleAt(u);
            assertThat(rate).isBetween(2.0, 6.0);
            long[] train = sorting.getUnitSpikeTrain(Id.of(u), 0);
            assertThat((double) train.length).isCloseTo(rate * 30, within(5 * Math.sqrt(rate * 30)));
            double[] troughs = Arrays.stream(train)
                    .mapToDouble(frame -> traces[(int) frame * 16 + channel])
                    .sorted()
                    .toArray();
            double median = troughs[troughs.length / 2];
            assertThat(median).isCloseTo(-peak, within(5 * 8 * 1.2533 / Math.sqrt(troughs.length) + 0.02 * peak));
        }
        double[] quiet = Reading.channel(
                Generation.generateGroundTruthRecording(GenerateGroundTruthRecording.standard()
                                .withNumUnits(0)
                                .withNoiseLevels(8)
                                .withSeed(seed))
                        .recording(),
                0,
                1);
        assertThat(Reading.std(quiet)).isCloseTo(8, within(5 * 8 / Math.sqrt(2.0 * quiet.length)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7})
    void seedsReproduceAndDiffer(long seed) {
        GroundTruth truth = small(seed).generate();
        GroundTruth again = small(seed).generate();
        assertThat(Reading.floats(again.recording(), 1)).isEqualTo(Reading.floats(truth.recording(), 1));
        assertThat(again.sorting().toSpikeVector()).isEqualTo(truth.sorting().toSpikeVector());
        GroundTruth other = small(seed + 1).generate();
        assertThat(other.sorting().toSpikeVector()).isNotEqualTo(truth.sorting().toSpikeVector());
        assertThat(other.sorting().getProperty("gt_unit_locations"))
                .isNotEqualTo(truth.sorting().getProperty("gt_unit_locations"));
    }

    @Test
    void countsGiveBackMicrovolts() {
        Recording exact = small(3).generate().recording();
        Recording counts =
                small(3).withCounts(DType.INT16, 0.195, -12).generate().recording();
        assertThat(counts.getDtype()).isEqualTo(DType.INT16);
        assertThat(counts.getChannelGains()).containsOnly(0.195);
        assertThat(counts.getChannelOffsets()).containsOnly(-12);
        float[] scaled = counts.getScaledTraces(0, 0, 30000).samples().floats();
        float[] wanted = exact.getScaledTraces(0, 0, 30000).samples().floats();
        assertThat(scaled).containsExactly(wanted, within(0.0976f));
        assertThat(counts.toString()).startsWith("GroundTruthRecording: 6 channels - 25.0kHz - 2 segments");
    }

    @Test
    void dumpsLoadsAndSaves(@TempDir Path folder) {
        GroundTruth truth =
                small(5).withProbe(ProbeGenerators.generateTetrode()).generate();
        assertThat(truth.recording().getNumChannels()).isEqualTo(4);
        Dumps.dump(truth.recording(), folder.resolve("recording.json"));
        Dumps.dump(truth.sorting(), folder.resolve("sorting.json"));
        Recording loaded = Extractors.loadRecording(folder.resolve("recording.json"));
        assertThat(Reading.floats(loaded, 1)).isEqualTo(Reading.floats(truth.recording(), 1));
        assertThat(loaded.getProbe()).isEqualTo(truth.recording().getProbe());
        Sorting sorting = Extractors.loadSorting(folder.resolve("sorting.json"));
        assertThat(sorting.toSpikeVector()).isEqualTo(truth.sorting().toSpikeVector());
        Recording saved =
                RecordingSaver.saveToFolder(truth.recording(), folder.resolve("recording"), SaveOptions.standard());
        assertThat(Reading.floats(saved, 0)).isEqualTo(Reading.floats(truth.recording(), 0));
        assertThat(saved.getProbe()).isEqualTo(truth.recording().getProbe());
        assertThat(saved.getChannelGains()).containsOnly(1.0);
        Sorting savedSorting = SortingSaver.saveToFolder(truth.sorting(), folder.resolve("sorting"), false);
        assertThat(savedSorting.getProperty("gt_unit_locations"))
                .isEqualTo(truth.sorting().getProperty("gt_unit_locations"));
    }

    @Test
    void givenSpikesAndTemplates(@TempDir Path folder) {
        Sorting sorting = SortingGenerator.standard()
                .withSamplingFrequency(25000)
                .withDurations(1, 0.5)
                .open();
        double[][] channels = ChannelLocations.inColumns(4, 2, 20);
        NdArray templates = Generation.generateTemplates(
                channels,
                UnitParameters.standard()
                        .draw(UnitLocations.standard().draw(5, channels, 1), DistanceMode.ELLIPSOID, 1),
                25000,
                1,
                3);
        Recording recording = Generation.generateGroundTruthRecording(
                GenerateGroundTruthRecording.standard().withDurations(1, 0.5), sorting, templates);
        Reading.assertChunksEqualWhole(recording, 1);
        Dumps.dump(recording, folder.resolve("injected.json"));
        assertThat(Reading.floats(Extractors.loadRecording(folder.resolve("injected.json")), 0))
                .isEqualTo(Reading.floats(recording, 0));
    }

    @Test
    void probesMayBeUnevenAndShifted() {
        Recording uneven =
                small(0).withNumChannels(7).withColumns(3, 30, 25).generate().recording();
        assertThat(uneven.getNumChannels()).isEqualTo(7);
        double[][] places = small(0).withNumChannels(4)
                .withYShiftPerColumn(0, 10)
                .generate()
                .recording()
                .getChannelLocations();
        assertThat(places).isDeepEqualTo(new double[][] {{0, 0}, {0, 20}, {20, 10}, {20, 30}});
        assertThat(small(0).withNumChannels(1).generate().recording().getNumChannels())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void toyExampleHasTheAskedMeanAmplitude(long seed, @TempDir Path folder) {
        ToyExample toy = ToyExample.standard()
                .withDuration(1)
                .withAveragePeakAmplitude(-60)
                .withSeed(seed);
        GroundTruth truth = Generation.toyExample(toy);
        assertThat(truth.recording().getNumSegments()).isEqualTo(2);
        assertThat(truth.recording().getNumChannels()).isEqualTo(4);
        assertThat(Arrays.stream(
                                truth.sorting().getProperty("gt_peak_amplitude").toDoubles())
                        .average()
                        .orElse(0))
                .isCloseTo(60, within(1e-9));
        GroundTruth dumped = Generation.toyExample(toy, true, folder);
        assertThat(folder.resolve("recording")).isDirectory();
        assertThat(Reading.floats(dumped.recording(), 1)).isEqualTo(Reading.floats(truth.recording(), 1));
        assertThat(dumped.sorting().toSpikeVector()).isEqualTo(truth.sorting().toSpikeVector());
    }

    @Test
    void catalogListsTheGenerators() {
        List<String> names = Catalog.standard().ofKind(GroundTruthGenerator.class).stream()
                .map(OperationType::name)
                .toList();
        assertThat(names).contains("generate_ground_truth_recording", "generate_drifting_recording", "toy_example");
        GroundTruthGenerator generator = (GroundTruthGenerator) Catalog.standard()
                .named(GroundTruthGenerator.class, "generate_ground_truth_recording")
                .fromJson((tools.jackson.databind.node.ObjectNode) PythonJson.parse(
                        "{\"num_channels\": 32, \"num_units\": 10, \"durations\": [1, 0.5], \"seed\": 0}"));
        assertThat(generator.generate().recording().getNumChannels()).isEqualTo(32);
        assertThat(generator.generate().sorting().getNumUnits()).isEqualTo(10);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> small(0).withFiringRates(1, 2).generate())
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("firing_rates");
        assertThatThrownBy(() -> small(0).withPeakAmplitudeRange(0, 5).generate())
                .hasMessageContaining("peak_amplitude_range");
        assertThatThrownBy(() -> small(0).withUnitParam("size", 1, 2).generate())
                .hasMessageContaining("size");
        assertThatThrownBy(() -> small(0).withNumUnits(-1)).hasMessageContaining("num_units");
        assertThatThrownBy(() -> small(0).withCounts(DType.INT64, 1, 0).generate())
                .hasMessageContaining("64-bit");
        assertThatThrownBy(() -> small(0).withNoiseSpatialDecay(0).generate()).hasMessageContaining("spatial_decay");
    }

    @Test
    void snippetsAreCutFromTheRecording() {
        Generation.SnippetsAndSorting made = Generation.generateSnippets(4);
        assertThat(made.snippets().snippetLen()).isEqualTo(64);
        assertThat(made.snippets().getNumChannels()).isEqualTo(2);
        assertThat(made.snippets().getTotalSnippets())
                .isBetween(
                        made.sorting().countTotalNumSpikes() - 4, made.sorting().countTotalNumSpikes());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void plainRecordingIsWhiteNoiseOnAProbe(long seed) {
        Recording recording = GenerateRecording.standard().withSeed(seed).open();
        Reading.assertChunksEqualWhole(recording, seed);
        assertThat(recording.getTotalSamples()).isEqualTo(225000);
        assertThat(recording.getChannelLocations()).isDeepEqualTo(new double[][] {{0, 0}, {0, 20}});
        assertThat(recording.toString()).startsWith("SyntheticRecording: 2 channels - 30.0kHz - 2 segments");
        assertThat(GenerateRecording.standard().withNdim(3).open().getProbe().ndim())
                .isEqualTo(3);
        assertThat(GenerateRecording.standard().withSetProbe(false).open().hasProbe())
                .isFalse();
    }
}
