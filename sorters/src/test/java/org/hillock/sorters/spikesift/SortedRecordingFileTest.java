package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.Npz;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that is saved and loaded is the same; files that hold something else are refused. */
class SortedRecordingFileTest {
    @TempDir
    private Path folder;

    /** Segments with 0 to 4 clusters, some without spikes, and random links. */
    private static SortedRecording random(long seed) {
        Random random = new Random(seed);
        int channels = 4 + random.nextInt(5);
        int count = 1 + random.nextInt(4);
        List<SortedSegment> segments = new ArrayList<>();
        List<int[]> links = new ArrayList<>();
        long start = -1000 + random.nextInt(3000);
        int[] sizes = random.ints(count, 0, 5).toArray();
        for (int s = 0; s < count; s++) {
            List<long[]> trains = new ArrayList<>();
            float[][] vectors = new float[sizes[s]][channels];
            for (float[] vector : vectors) {
                long from = start;
                trains.add(random.longs(random.nextInt(6), from, from + 500)
                        .sorted()
                        .toArray());
                for (int c = 0; c < channels; c++) {
                    vector[c] = (float) random.nextGaussian();
                }
            }
            segments.add(new SortedSegment(start, 500, trains, vectors));
            start += 500 + random.nextInt(3);
            if (s < count - 1) {
                links.add(random.ints(sizes[s], -1, Math.max(0, sizes[s + 1])).toArray());
            }
        }
        float[][] geometry = new float[channels][];
        Arrays.setAll(geometry, c -> new float[] {random.nextFloat(), 20 * c});
        return new SortedRecording(segments, links, geometry);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everythingComesBack(long seed) {
        SortedRecording saved = random(seed);
        Path file = folder.resolve("result.npz");
        saved.save(file, false);
        SortedRecording loaded = SortedRecording.load(file);
        assertThat(loaded.segmentBoundaries()).isEqualTo(saved.segmentBoundaries());
        assertThat(loaded.geometry()).isDeepEqualTo(saved.geometry());
        assertThat(loaded.links()).hasSameSizeAs(saved.links());
        for (int s = 0; s < saved.links().size(); s++) {
            assertThat(loaded.links().get(s)).containsExactly(saved.links().get(s));
        }
        for (int s = 0; s < saved.segments().size(); s++) {
            SortedSegment want = saved.segments().get(s);
            SortedSegment got = loaded.segments().get(s);
            assertThat(got.amplitudeVectors()).isDeepEqualTo(want.amplitudeVectors());
            assertThat(got.spikeTrains().toArray(long[][]::new))
                    .isDeepEqualTo(want.spikeTrains().toArray(long[][]::new));
        }
        assertThat(loaded.clusterIds()).isEqualTo(saved.clusterIds());
        assertThat(loaded.summary()).isEqualTo(saved.summary());
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() {
        Path file = folder.resolve("result.npz");
        random(1).save(file, false);
        assertThatExceptionOfType(WrongArgumentException.class)
                .isThrownBy(() -> random(2).save(file, false));
        assertThat(SortedRecording.load(file).summary()).isEqualTo(random(1).summary());
        random(2).save(file, true);
        assertThat(SortedRecording.load(file).summary()).isEqualTo(random(2).summary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geometry",
                "segment_start",
                "segment_duration",
                "segment_num_clusters",
                "num_spikes",
                "amplitude_vectors",
                "spike_samples",
                "next_cluster",
                "format_version"
            })
    void aMissingOrShortArrayIsNamed(String name) {
        Path file = folder.resolve("result.npz");
        random(4).save(file, false);
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.readAll(file));
        NdArray whole = arrays.getOrDefault(name, NdArray.ofLongs(new long[0]));
        arrays.put(name, NdArray.concatenate(List.of(whole, whole.slice(0, Math.min(1, whole.length())))));
        if (whole.length() > 0) {
            Npz.write(file, arrays);
            assertThatExceptionOfType(BrokenFileException.class)
                    .isThrownBy(() -> SortedRecording.load(file))
                    .withMessageContaining("result.npz");
        }
        arrays.remove(name);
        Npz.write(file, arrays);
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> SortedRecording.load(file))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Path file = folder.resolve("result.npz");
        random(5).save(file, false);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatExceptionOfType(BrokenFileException.class).isThrownBy(() -> SortedRecording.load(file));
    }
}
