package org.hillock.sorters.spikesift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;

/**
 * A sorted recording: segments in order of time, links between the clusters of neighbouring ones, and the probe.
 *
 * <p>Clusters carry the numbers of the first segment. A number is valid when its links reach through every segment; clusters
 * that are missing from any segment can be reached by {@link #splitIntoSegments()}. Arrays are shared between results and
 * must not be changed; the arrays handed out by methods are copies.
 *
 * @param segments at least one
 * @param links for each segment but the last, the partner of each of its clusters in the next segment, or -1
 * @param geometry {@code [channels][2]} positions in micrometres
 */
public record SortedRecording(List<SortedSegment> segments, List<int[]> links, float[][] geometry) {

    /**
     * A stretch of samples.
     *
     * @param start first sample
     * @param end first sample after it
     */
    public record Boundary(long start, long end) {}

    /** Copies the lists and checks that they fit together. */
    public SortedRecording {
        segments = List.copyOf(segments);
        links = List.copyOf(links);
        if (segments.isEmpty() || links.size() != segments.size() - 1) {
            throw new WrongArgumentException(
                    "sorted recording: links = " + links.size() + " must be one less than segments (" + segments.size()
                            + ", at least 1). Link each pair of neighbours.");
        }
        for (int s = 0; s < links.size(); s++) {
            checkLink(links.get(s), segments.get(s), segments.get(s + 1), s);
        }
        for (SortedSegment segment : segments) {
            checkVectors(segment, geometry.length);
        }
    }

    private static void checkLink(int[] link, SortedSegment segment, SortedSegment next, int number) {
        boolean fits = link.length == segment.numClusters();
        for (int partner : link) {
            fits &= partner >= -1 && partner < next.numClusters();
        }
        if (!fits) {
            throw new WrongArgumentException("sorted recording: links[" + number + "] = " + Arrays.toString(link)
                    + " must give each of " + segment.numClusters() + " clusters -1 or one of " + next.numClusters()
                    + " clusters of the next segment. Link these two segments again.");
        }
    }

    private static void checkVectors(SortedSegment segment, int channels) {
        for (float[] vector : segment.amplitudeVectors()) {
            if (vector.length != channels) {
                throw new WrongArgumentException("sorted recording: amplitude vector = " + vector.length
                        + " values must have one for each channel (" + channels
                        + " in the geometry). Use the geometry of the sort.");
            }
        }
    }

    /** The valid cluster numbers, rising. */
    public SortedSet<Integer> clusterIds() {
        SortedSet<Integer> ids = new TreeSet<>();
        for (int id = 0; id < segments.getFirst().numClusters(); id++) {
            if (isValidClusterId(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** How many cluster numbers are valid. */
    public int numClusters() {
        return clusterIds().size();
    }

    /** Whether a cluster of this number runs through all segments; any number may be asked. */
    public boolean isValidClusterId(int id) {
        int current = id;
        if (current < 0 || current >= segments.getFirst().numClusters()) {
            return false;
        }
        for (int[] link : links) {
            current = link[current];
            if (current < 0) {
                return false;
            }
        }
        return true;
    }

    /** Spike samples of a valid cluster over all segments, rising, including the offset of the recording. */
    public long[] spikes(int id) {
        int[] chain = chain(id, "spikes");
        return IntStream.range(0, chain.length)
                .mapToObj(s -> segments.get(s).spikeTrains().get(chain[s]))
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    /** {@code [segments][channels]} amplitude vectors of a valid cluster. */
    public float[][] amplitudeVectors(int id) {
        int[] chain = chain(id, "amplitude vectors");
        return IntStream.range(0, chain.length)
                .mapToObj(s -> segments.get(s).amplitudeVectors()[chain[s]].clone())
                .toArray(float[][]::new);
    }

    /** Spike samples of every valid cluster, by rising number. */
    public Map<Integer, long[]> allSpikes() {
        Map<Integer, long[]> all = new LinkedHashMap<>();
        clusterIds().forEach(id -> all.put(id, spikes(id)));
        return all;
    }

    /** Start and end of every segment. */
    public List<Boundary> segmentBoundaries() {
        return segments.stream()
                .map(segment -> new Boundary(segment.startTime(), segment.endTime()))
                .toList();
    }

    /** First sample of the first segment. */
    public long startTime() {
        return segments.getFirst().startTime();
    }

    /** First sample after the last segment. */
    public long endTime() {
        return segments.getLast().endTime();
    }

    /** One result for every segment, with that segment's own cluster numbers, all of them valid. */
    public List<SortedRecording> splitIntoSegments() {
        List<SortedRecording> parts = new ArrayList<>();
        for (SortedSegment segment : segments) {
            parts.add(new SortedRecording(List.of(segment), List.of(), geometry));
        }
        return parts;
    }

    /**
     * Writes this result to one NPZ file with everything in it; the file is whole or it is not there.
     *
     * @param overwrite whether a file that is there already is replaced; else it is refused
     */
    public void save(Path file, boolean overwrite) {
        SortedRecordingFile.write(this, file, overwrite);
    }

    /**
     * Reads a result that {@link #save} has written.
     *
     * @throws org.hillock.core.errors.BrokenFileException where the file is damaged or holds something else
     */
    public static SortedRecording load(Path file) {
        return SortedRecordingFile.read(file);
    }

    /** One line: segments, clusters that run through all of them, and their spikes. */
    public String summary() {
        SortedSet<Integer> ids = clusterIds();
        long spikes = ids.stream().mapToLong(id -> spikes(id).length).sum();
        return String.format(
                Locale.ROOT,
                "%d segment%s over samples %,d to %,d; %d clusters run through all of them, with %,d spikes",
                segments.size(),
                segments.size() == 1 ? "" : "s",
                startTime(),
                endTime(),
                ids.size(),
                spikes);
    }

    private int[] chain(int id, String asked) {
        if (!isValidClusterId(id)) {
            throw new WrongArgumentException(asked + ": cluster = " + id + " must be one of " + clusterIds()
                    + " (the clusters that run through all " + segments.size()
                    + " segments). Split into segments to reach the others.");
        }
        int[] chain = new int[segments.size()];
        chain[0] = id;
        for (int s = 0; s < links.size(); s++) {
            chain[s + 1] = links.get(s)[chain[s]];
        }
        return chain;
    }
}
