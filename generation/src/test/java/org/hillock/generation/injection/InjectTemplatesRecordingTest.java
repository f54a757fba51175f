package org.hillock.generation.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.generation.Reading;
import org.hillock.generation.firing.SortingGenerator;
import org.hillock.generation.noise.NoiseGeneratorRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectTemplatesRecordingTest {
    private static final NdArray ONE = NdArray.ofFloats(new float[] {1, 2, -4, 8, 2, 1}, 1, 3, 2);

    private static Sorting spikes(long... frames) {
        return NumpySorting.of(
                SpikeVector.of(frames, new int[frames.length], new int[] {0, frames.length}, 1), 1000, Ids.range(1));
    }

    private static Recording silence() {
        return NoiseGeneratorRecording.of(2, 1000, List.of(0.01))
                .withNoiseLevels(0)
                .open();
    }

    @Test
    void templatesStandAroundTheSpikesAndAddUp() {
        Recording recording = InjectTemplatesRecording.of(ONE).apply(silence(), spikes(0, 4, 5, 9));
        assertThat(Reading.floats(recording, 0))
                .containsExactly(-4, 8, 2, 1, 0, 0, 1, 2, -3, 10, -2, 9, 2, 1, 0, 0, 1, 2, -4, 8);
        Recording later = InjectTemplatesRecording.of(ONE).withNbefore(0).apply(silence(), spikes(0, 9));
        assertThat(Reading.floats(later, 0))
                .containsExactly(1, 2, -4, 8, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void factorsAndPlacesBelongToSpikes() {
        Recording scaled =
                InjectTemplatesRecording.of(ONE).withAmplitudeFactor(2, 0.5f).apply(silence(), spikes(1, 8));
        assertThat(Reading.floats(scaled, 0))
                .containsExactly(2, 4, -8, 16, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0.5f, 1, -2, 4, 1, 0.5f);
        NdArray two = NdArray.ofFloats(new float[] {1, 10, 2, 20, -4, -40, 8, 80, 2, 20, 1, 10}, 1, 3, 2, 2);
        Recording fine =
                InjectTemplatesRecording.of(two).withUpsampleVector(0, 1).apply(silence(), spikes(1, 8));
        assertThat(Reading.floats(fine, 0))
                .containsExactly(1, 2, -4, 8, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, -40, 80, 20, 10);
    }

    @Test
    void wholeNumbersAreRoundedAndCutOnce() {
        NdArray counts = NdArray.ofNumbers(DType.INT16, new short[] {32767, 0, 0, 5, 5, 5}, 3, 2);
        NdArray halves = NdArray.ofFloats(new float[] {0.4f, 0.4f}, 1, 1, 2);
        Recording recording =
                InjectTemplatesRecording.of(halves).apply(NumpyRecording.of(1000, counts), spikes(0, 0, 1, 1));
        assertThat(Reading.floats(recording, 0)).containsExactly(32767, 1, 1, 6, 5, 5);
    }

    @Test
    void dumpsAndLoadsWithBothParents(@TempDir Path folder) {
        Recording noise = NoiseGeneratorRecording.of(2, 30000, List.of(0.4)).open();
        Sorting sorting = SortingGenerator.standard()
                .withNumUnits(1)
                .withFiringRates(50)
                .withDurations(0.4)
                .open();
        Recording recording = InjectTemplatesRecording.of(ONE)
                .withNbefore(1)
                .withAmplitudeFactor(3)
                .apply(noise, sorting);
        Reading.assertChunksEqualWhole(recording, 3);
        Dumps.dump(recording, folder.resolve("a.json"));
        assertThat(Reading.floats(Extractors.loadRecording(folder.resolve("a.json")), 0))
                .isEqualTo(Reading.floats(recording, 0));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> InjectTemplatesRecording.of(ONE)
                        .apply(NoiseGeneratorRecording.of(3, 1000, List.of(1.0)).open(), spikes(1)))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("3 channels");
        assertThatThrownBy(() -> InjectTemplatesRecording.of(ONE)
                        .withAmplitudeFactor(1, 2, 3)
                        .apply(silence(), spikes(1, 2)))
                .hasMessageContaining("amplitude_factor");
        assertThatThrownBy(() -> InjectTemplatesRecording.of(ONE).withNbefore(3).apply(silence(), spikes(1)))
                .hasMessageContaining("nbefore");
        assertThatThrownBy(() -> InjectTemplatesRecording.of(ONE)
                        .withUpsampleVector(0, 1)
                        .apply(silence(), spikes(1, 2)))
                .hasMessageContaining("upsample_vector");
        assertThatThrownBy(() ->
                        InjectTemplatesRecording.of(ONE).withCheckBorders(true).apply(silence(), spikes(1)))
                .hasMessageContaining("near 0");
    }
}
