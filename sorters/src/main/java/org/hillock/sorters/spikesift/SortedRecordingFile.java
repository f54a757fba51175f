package org.hillock.sorters.spikesift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.Npz;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.values.NdArray;

/**
 * A sorted recording as one NPZ file, which NumPy opens too.
 *
 * <p>Arrays: {@code format_version} [1]; {@code geometry} [channels, 2] float32; {@code segment_start}, {@code segment_duration} and
 * {@code segment_num_clusters} [segments]; and, for the clusters of all segments one after another, {@code num_spikes} [clusters],
 * {@code amplitude_vectors} [clusters, channels] float32, {@code spike_samples} [spikes] and {@code next_cluster} [clusters], the
 * partner in the next segment or -1, which the clusters of the last segment do not have.
 */
final class SortedRecordingFile {
    private static final long VERSION = 1;

    private SortedRecordingFile() {}

    static void write(SortedRecording sorted, Path file, boolean overwrite) {
        try (StagedOutput output = StagedOutput.file(file, overwrite)) {
            Npz.write(output.path(), arrays(sorted));
            output.commit();
        }
    }

    private static Map<String, NdArray> arrays(SortedRecording sorted) {
        List<SortedSegment> segments = sorted.segments();
        List<long[]> trains = segments.stream()
                .flatMap(segment -> segment.spikeTrains().stream())
                .toList();
        float[][] vectors = segments.stream()
                .flatMap(segment -> Arrays.stream(segment.amplitudeVectors()))
                .toArray(float[][]::new);
        int channels = sorted.geometry().length;
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("format_version", NdArray.ofLongs(new long[] {VERSION}));
        arrays.put("geometry", NdArray.ofFloats(flat(sorted.geometry(), 2), channels, 2));
        arrays.put("segment_start", longs(segments.stream().mapToLong(SortedSegment::startTime)));
        arrays.put("segment_duration", longs(segments.stream().mapToLong(SortedSegment::duration)));
        arrays.put("segment_num_clusters", longs(segments.stream().mapToLong(SortedSegment::numClusters)));
        arrays.put("num_spikes", longs(trains.stream().mapToLong(train -> train.length)));
        arrays.put("amplitude_vectors", NdArray.ofFloats(flat(vectors, channels), vectors.length, channels));
        arrays.put("spike_samples", longs(trains.stream().flatMapToLong(Arrays::stream)));
        arrays.put(
                "next_cluster",
                longs(sorted.links().stream().flatMapToInt(Arrays::stream).asLongStream()));
        return arrays;
    }

    private static NdArray longs(LongStream values) {
        return NdArray.ofLongs(values.toArray());
    }

    private static float[] flat(float[][] rows, int width) {
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return flat;
    }

    static SortedRecording read(Path file) {
        try (Npz npz = Npz.open(file)) {
            Reader reader = new Reader(file, npz);
            return reader.sorted();
        }
    }

    private static final class Reader {
        private final Path file;
        private final Npz npz;

        Reader(Path file, Npz npz) {
            this.file = file;
            this.npz = npz;
        }

        SortedRecording sorted() {
            long[] version = longs("format_version");
            if (version.length != 1 || version[0] != VERSION) {
                throw broken("format_version = " + Arrays.toString(version) + " must be [" + VERSION
                        + "] (no other is known). Read it with the program that wrote it.");
            }
            float[][] geometry = rows("geometry");
            long[] starts = longs("segment_start");
            long[] durations = longs("segment_duration");
            long[] numClusters = longs("segment_num_clusters");
            check("segment_duration", durations.length, starts.length, "segments");
            check("segment_num_clusters", numClusters.length, starts.length, "segments");
            long[] counts = longs("num_spikes");
            float[][] vectors = rows("amplitude_vectors");
            long[] samples = longs("spike_samples");
            long[] partners = longs("next_cluster");
            check("num_spikes", counts.length, total(numClusters, numClusters.length), "clusters");
            check("amplitude_vectors", vectors.length, counts.length, "clusters");
            check("spike_samples", samples.length, total(counts, counts.length), "spikes");
            check("next_cluster", partners.length, total(numClusters, numClusters.length - 1), "clusters");
            List<SortedSegment> segments = new ArrayList<>();
            List<int[]> links = new ArrayList<>();
            int cluster = 0;
            int spike = 0;
            for (int s = 0; s < starts.length; s++) {
                List<long[]> trains = new ArrayList<>();
                int first = cluster;
                for (; cluster < first + numClusters[s]; cluster++) {
                    int end = spike + (int) counts[cluster];
                    trains.add(Arrays.copyOfRange(samples, spike, end));
                    spike = end;
                }
                segments.add(new SortedSegment(
                        starts[s], durations[s], trains, Arrays.copyOfRange(vectors, first, cluster)));
                if (s < starts.length - 1) {
                    links.add(Arrays.stream(partners, first, cluster)
                            .mapToInt(Math::toIntExact)
                            .toArray());
                }
            }
            return made(segments, links, geometry);
        }

        private SortedRecording made(List<SortedSegment> segments, List<int[]> links, float[][] geometry) {
            try {
                return new SortedRecording(segments, links, geometry);
            } catch (WrongArgumentException e) {
                throw new BrokenFileException(file, "its arrays don't fit together: " + e.getMessage(), e);
            }
        }

        private long[] longs(String name) {
            return array(name, 1).toLongs();
        }

        private float[][] rows(String name) {
            NdArray array = array(name, 2);
            float[] values = array.toFloats();
            int width = array.shape()[1];
            float[][] rows = new float[array.shape()[0]][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
            }
            return rows;
        }

        private NdArray array(String name, int rank) {
            if (!npz.contains(name)) {
                throw broken("it has no array '" + name + "', so it is no sorted recording of SpikeSift (it holds "
                        + npz.names() + ").");
            }
            NdArray array = npz.read(name);
            if (array.rank() != rank) {
                throw broken("'" + name + "' has " + array.rank() + " dimensions where it must have " + rank + ".");
            }
            return array;
        }

        private long total(long[] counts, int length) {
            long sum = 0;
            for (int i = 0; i < length; i++) {
                if (counts[i] < 0 || counts[i] > Integer.MAX_VALUE) {
                    throw broken("a number of clusters or spikes is " + counts[i] + ".");
                }
                sum += counts[i];
            }
            return sum;
        }

        private void check(String name, long found, long wanted, String what) {
            if (found != wanted) {
                throw broken("'" + name + "' has " + found + " entries where there are " + wanted + " " + what + ".");
            }
        }

        private BrokenFileException broken(String what) {
            return new BrokenFileException(file, what);
        }
    }
}
