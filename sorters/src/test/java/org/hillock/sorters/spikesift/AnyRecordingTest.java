package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of the library, a flat file, and a flat file in blocks are sorted alike. */
class AnyRecordingTest {
    private static final int CHANNELS = 6;
    private static final int SAMPLES = 120_000;
    private static final double RATE = 20_000;
    private static final SpikeSiftOptions OPTIONS =
            SpikeSiftOptions.withDefaults().withMinSegmentLength(1);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(17);
        byte[] bytes = new byte[2 * SAMPLES * CHANNELS];
        for (int t = 0; t < SAMPLES; t++) {
            for (int c = 0; c < CHANNELS; c++) {
                double spike = -300 * Math.exp(-Math.pow((t % 1500 - 750) / 6.0, 2)) / (1 + Math.abs(c - 2))
                        - 250 * Math.exp(-Math.pow((t % 2100 - 900) / 4.0, 2)) / (1 + Math.abs(c - 4));
                int value = (int) Math.round(10 * random.nextGaussian() + spike);
                int at = 2 * (t * CHANNELS + c);
                bytes[at] = (byte) value;
                bytes[at + 1] = (byte) (value >> 8);
            }
        }
        file = Files.write(folder.resolve("recording.bin"), bytes);
    }

    private static double[][] positions() {
        double[][] rows = new double[CHANNELS][];
        Arrays.setAll(rows, c -> new double[] {0, 20 * c});
        return rows;
    }

    private SpikeSiftRecording flat() {
        return SpikeSiftRecording.of(file, "int16", NdArray.ofRows(positions()), RATE);
    }

    private Recording recording() {
        return RecordingProbes.setDummyProbeFromLocations(
                BinaryRecordingExtractor.of(List.of(file), RATE, CHANNELS, DType.INT16)
                        .open(),
                positions(),
                5);
    }

    private static void assertSame(SortedRecording got, SortedRecording want) {
        assertThat(got.segmentBoundaries()).isEqualTo(want.segmentBoundaries());
        for (int s = 0; s < want.segments().size(); s++) {
            assertThat(got.segments().get(s).spikeTrains().toArray(long[][]::new))
                    .isDeepEqualTo(want.segments().get(s).spikeTrains().toArray(long[][]::new));
            assertThat(got.segments().get(s).amplitudeVectors())
                    .isDeepEqualTo(want.segments().get(s).amplitudeVectors());
        }
    }

    @Test
    void aRecordingGivesWhatItsFileGives() {
        SortedRecording want = SpikeSift.performSpikeSorting(flat(), OPTIONS);
        assertThat(want.numClusters()).isGreaterThan(1);
        for (int threads : new int[] {1, 3}) {
            assertSame(
                    SpikeSift.performSpikeSorting(
                            recording(), 0, OPTIONS, 0, SortJob.withDefaults().withThreads(threads)),
                    want);
        }
        assertThatExceptionOfType(WrongArgumentException.class)
                .isThrownBy(() -> SpikeSift.performSpikeSorting(recording(), 1, OPTIONS, 0, SortJob.withDefaults()))
                .withMessageContaining("segment = 1");
    }

    @Test
    void blocksSortedTogetherAreThoseSortedOneByOne() {
        List<SpikeSiftRecording> blocks = flat().withRecordingOffset(-500).blocks(3);
        assertThat(blocks).extracting(SpikeSiftRecording::recordingOffset).containsExactly(-500L, 39_500L, 79_500L);
        List<SortedRecording> sorted = SpikeSift.performSpikeSorting(blocks, OPTIONS, 2);
        for (int i = 0; i < blocks.size(); i++) {
            assertSame(sorted.get(i), SpikeSift.performSpikeSorting(blocks.get(i), OPTIONS));
        }
        SortedRecording merged = SpikeSift.mergeRecordings(sorted);
        assertThat(merged.startTime()).isEqualTo(-500);
        assertThat(merged.endTime()).isEqualTo(119_500);
        assertThat(merged.numClusters()).isGreaterThan(1);
        assertThat(merged.summary()).contains("over samples -500 to 119,500");
        assertThatExceptionOfType(WrongArgumentException.class).isThrownBy(() -> flat().blocks(0));
    }

    @Test
    void positionsOfAnotherShapeAreRefused() {
        for (NdArray wrong : List.of(
                NdArray.ofDoubles(new double[12]),
                NdArray.ofDoubles(new double[18], 6, 3),
                NdArray.ofStrings(new String[] {"a", "b", "c", "d"}, 2, 2))) {
            assertThatExceptionOfType(WrongArgumentException.class)
                    .isThrownBy(() -> SpikeSiftRecording.of(file, "int16", wrong, RATE))
                    .withMessageContaining("geometry");
        }
    }
}
