package org.hillock.postprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.junit.jupiter.api.Test;

class ExtractionErrorTest {
    private final Simulated simulated = Simulated.of(31);

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessageContainingAll(parts);
    }

    private static Sorting sorting(long[] frames, double rate, int segments) {
        SpikeVector spikes =
                SpikeVector.fromColumns(frames, new int[frames.length], new int[frames.length], segments, 1);
        return NumpySorting.of(spikes, rate, Ids.of(0));
    }

    @Test
    void a_sorting_that_does_not_belong_to_the_recording_is_refused() {
        Recording recording = simulated.recording();
        refused(
                () -> Waveforms.extractWaveforms(recording, sorting(new long[] {9500}, 20_000, 2)),
                "9500",
                "9000",
                "remove_excess_spikes");
        refused(() -> Waveforms.extractWaveforms(recording, sorting(new long[] {10}, 30_000, 2)), "30000", "20000");
        refused(() -> Waveforms.extractWaveforms(recording, sorting(new long[] {10}, 20_000, 1)), "segments");
    }

    @Test
    void missing_gains_are_named() {
        Recording bare = Recordings.deleteProperty(simulated.recording(), "gain_to_uV");
        Extraction how = Extraction.standard().dense().withJobs(Simulated.jobs());
        refused(() -> Waveforms.extractWaveforms(bare, simulated.sorting(), how), "gain_to_uV", "return_scaled");
        assertThat(Waveforms.extractWaveforms(bare, simulated.sorting(), how.withReturnScaled(false))
                        .isScaled())
                .isFalse();
    }

    @Test
    void unknown_extensions_and_parameters_get_the_known_ones() {
        refused(() -> Waveforms.extension("magic", PythonJson.NODES.objectNode()), "magic", "spike_amplitudes");
        refused(
                () -> Waveforms.extension(
                        "waveforms", PythonJson.NODES.objectNode().put("magic", 1)),
                "magic",
                "ms_before");
        WaveformExtractor empty =
                WaveformExtractor.inMemory(simulated.recording(), simulated.sorting(), Optional.empty(), true);
        refused(() -> empty.extension("templates"), "templates", "computed");
        refused(() -> empty.templates("mode"), "mode");
    }

    @Test
    void what_is_depended_on_is_computed_too_and_recomputing_removes_what_follows() {
        WaveformExtractor waveforms =
                WaveformExtractor.inMemory(simulated.recording(), simulated.sorting(), Optional.empty(), true);
        waveforms.compute(ExtensionLawTest.extensions(List.of("spike_amplitudes")), Simulated.jobs());
        assertThat(waveforms.extensionNames())
                .containsExactlyInAnyOrder("random_spikes", "waveforms", "templates", "spike_amplitudes");
        waveforms.compute("random_spikes", PythonJson.NODES.objectNode().put("seed", 5), Simulated.jobs());
        assertThat(waveforms.extensionNames()).containsExactly("random_spikes");
    }
}
