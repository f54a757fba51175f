package org.hillock.postprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtractorSparsity;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionLawTest {
    static final List<String> TRACED = List.of(
            "random_spikes", "waveforms", "templates", "noise_levels", "spike_amplitudes", "amplitude_scalings");

    static List<Extension> extensions(List<String> names) {
        return names.stream()
                .map(name -> Waveforms.extension(name, PythonJson.NODES.objectNode()))
                .toList();
    }

    static WaveformExtractor computed(Simulated simulated, boolean sparse, int jobs, long chunk) {
        Extraction how = Extraction.standard()
                .withJobs(Simulated.jobs(jobs, chunk))
                .withWindow(0.5, 1)
                .withMaxSpikesPerUnit(40)
                .withExtensions(extensions(List.of("noise_levels", "spike_amplitudes", "amplitude_scalings")));
        return Waveforms.extractWaveforms(
                simulated.recording(),
                simulated.sorting(),
                sparse ? how.withSparsity(sparsity(simulated)) : how.dense());
    }

    static ChannelSparsity sparsity(Simulated simulated) {
        WaveformExtractor dense = Waveforms.extractWaveforms(
                simulated.recording(),
                simulated.sorting(),
                Extraction.standard().dense());
        return ExtractorSparsity.of(dense, SparsityRule.radius(30), Optional.empty());
    }

    /** All variables of all extensions, as arrays. */
    static void assertSame(WaveformExtractor one, WaveformExtractor other) {
        assertThat(other.extensionNames()).containsExactlyInAnyOrderElementsOf(one.extensionNames());
        for (String name : one.extensionNames()) {
            var data = one.extension(name).data();
            assertThat(other.extension(name).data().names()).as(name).isEqualTo(data.names());
            for (String variable : data.names()) {
                if (!(data.find(variable).orElseThrow() instanceof Variable.Rows)) {
                    assertThat(other.extension(name).data().array(variable))
                            .as(name + "." + variable)
                            .isEqualTo(data.array(variable));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 500", "1, 3, 777", "2, 2, 100000", "3, 4, 61"})
    void chunks_and_jobs_change_no_bit(long seed, int jobs, long chunk) {
        Simulated simulated = Simulated.of(seed);
        for (boolean sparse : new boolean[] {true, false}) {
            assertSame(computed(simulated, sparse, 1, 3000), computed(simulated, sparse, jobs, chunk));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void waveforms_are_the_scaled_samples_around_the_spikes(long seed) {
        Simulated simulated = Simulated.of(seed);
        WaveformExtractor waveforms = computed(simulated, false, 2, 1234);
        SpikeVector spikes = waveforms.spikes();
        WaveformStack stack = waveforms.extension("waveforms").data().stack("waveforms");
        int[] chosen = waveforms.randomSpikes();
        float[] one = new float[stack.waveformSize()];
        for (int row = 0; row < chosen.length; row++) {
            stack.read(row, one);
            if (!waveforms.hasWholeWaveform(chosen[row])) {
                assertThat(one).containsOnly(0);
                continue;
            }
            long frame = spikes.sampleIndex(chosen[row]);
            Traces cut =
                    simulated.recording().getScaledTraces(spikes.segmentIndex(chosen[row]), frame - 10, frame + 20);
            assertThat(one).isEqualTo(cut.toFloats());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void sparse_waveforms_are_columns_of_the_dense_ones(long seed) {
        Simulated simulated = Simulated.of(seed);
        WaveformExtractor dense = computed(simulated, false, 1, 3000);
        WaveformExtractor sparse = computed(simulated, true, 1, 3000);
        WaveformExtractor made = dense.sparsified(sparse.sparsityOrDense());
        for (String extension : List.of("waveforms", "templates")) {
            for (String variable : sparse.extension(extension).data().names()) {
                assertThat(made.extension(extension).data().array(variable))
                        .as(variable)
                        .isEqualTo(sparse.extension(extension).data().array(variable));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void templates_from_traces_are_those_from_waveforms(long seed) {
        Simulated simulated = Simulated.of(seed);
        WaveformExtractor cut = WaveformExtractor.inMemory(
                        simulated.recording(), simulated.sorting(), Optional.empty(), true)
                .compute(extensions(List.of("random_spikes", "waveforms", "templates")), Simulated.jobs());
        WaveformExtractor summed = WaveformExtractor.inMemory(
                        simulated.recording(), simulated.sorting(), Optional.empty(), true)
                .compute(extensions(List.of("random_spikes")), Simulated.jobs())
                .compute(extensions(List.of("templates")), Simulated.jobs());
        assertThat(summed.has("waveforms")).isFalse();
        for (String operator : List.of("average", "std")) {
            float[] one = cut.templates(operator).values();
            float[] other = summed.templates(operator).values();
            for (int i = 0; i < one.length; i++) {
                assertThat(other[i]).isCloseTo(one[i], org.assertj.core.api.Assertions.within(1e-3f));
            }
        }
    }

    @Test
    void selected_units_keep_what_was_computed_for_them() {
        Simulated simulated = Simulated.of(10);
        WaveformExtractor all = computed(simulated, true, 1, 3000);
        Ids some = Ids.of(11, 7);
        WaveformExtractor kept = all.selectUnits(some);
        assertThat(kept.unitIds()).isEqualTo(some);
        for (Id unit : some) {
            assertThat(kept.getWaveforms(unit)).isEqualTo(all.getWaveforms(unit));
            int was = all.sorting().idToIndex(unit);
            int is = kept.sorting().idToIndex(unit);
            assertThat(kept.templates().toArray().take(new int[] {is}))
                    .isEqualTo(all.templates().toArray().take(new int[] {was}));
            assertThat(amplitudes(kept, is)).isEqualTo(amplitudes(all, was));
        }
    }

    private static List<Double> amplitudes(WaveformExtractor waveforms, int unit) {
        double[] amplitudes = waveforms
                .extension("spike_amplitudes")
                .data()
                .array("amplitudes")
                .toDoubles();
        return java.util.stream.IntStream.range(0, amplitudes.length)
                .filter(spike -> waveforms.spikes().unitIndex(spike) == unit)
                .mapToObj(spike -> amplitudes[spike])
                .toList();
    }

    @Test
    void units_without_spikes_have_templates_of_zeros_and_no_waveforms() {
        WaveformExtractor waveforms = computed(Simulated.of(11), false, 1, 3000);
        Templates templates = waveforms.templates();
        assertThat(templates.getTemplate(Id.of(9))).containsOnly(0);
        assertThat(waveforms.getWaveforms(Id.of(9)).shape()).containsExactly(0, 30, Simulated.CHANNELS);
        assertThat(waveforms.getWaveforms(Id.of(5)).shape()).containsExactly(1, 30, Simulated.CHANNELS);
        assertThat(waveforms.getTemplateSegment(Id.of(5), 1).toFloats()).containsOnly(0);
    }

    @Test
    void raw_extractors_keep_the_type_of_the_recording() {
        Simulated simulated = Simulated.of(12);
        Extraction raw = Extraction.standard().dense().withReturnScaled(false).withJobs(Simulated.jobs());
        WaveformExtractor waveforms = Waveforms.extractWaveforms(
                simulated.recording(),
                simulated.sorting(),
                raw.withExtensions(extensions(List.of("spike_amplitudes"))));
        NdArray amplitudes = waveforms.extension("spike_amplitudes").data().array("amplitudes");
        assertThat(amplitudes.type().numeric()).isEqualTo(org.hillock.core.values.DType.INT16);
        assertThat(waveforms.extension("waveforms").params().path("dtype").asString())
                .isEqualTo("<i2");
    }

    @Test
    void scalings_of_copies_of_the_template_are_the_factors() {
        WaveformExtractor waveforms = computed(Simulated.of(13), false, 1, 3000);
        double[] scalings = waveforms
                .extension("amplitude_scalings")
                .data()
                .array("amplitude_scalings")
                .toDoubles();
        boolean[] collided = waveforms
                .extension("amplitude_scalings")
                .data()
                .array("collision_mask")
                .toBooleans();
        int alone = 0;
        for (int spike = 0; spike < scalings.length; spike++) {
            if (!collided[spike]
                    && waveforms.hasWholeWaveform(spike)
                    && waveforms.spikes().unitIndex(spike) < 2) {
                assertThat(scalings[spike]).isBetween(0.5, 1.6);
                alone++;
            }
        }
        assertThat(alone).isPositive();
    }
}
