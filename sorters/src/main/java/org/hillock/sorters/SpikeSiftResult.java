package org.hillock.sorters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.Ids;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SortedSegment;
import org.hillock.sorters.spikesift.SpikeSift;

/**
 * What SpikeSift found in one recording, with the name that messages call it by: clusters with spikes and amplitude vectors, segment by
 * segment, so that it can be merged with the results of other recordings and its clusters found again in them. Immutable.
 */
public final class SpikeSiftResult {
    private static final String FILE = fileName("");

    private final String name;
    private final SortedRecording sorted;
    private final OptionalDouble samplingFrequency;

    private SpikeSiftResult(String name, SortedRecording sorted, OptionalDouble samplingFrequency) {
        this.name = name;
        this.sorted = sorted;
        this.samplingFrequency = samplingFrequency;
    }

    /** The file that a sort leaves beside its sorting. */
    static String fileName(String suffix) {
        return "spikesift" + suffix + ".npz";
    }

    /**
     * Loads a result.
     *
     * @param name what messages call it by
     * @param path the folder of a sort by SpikeSift, or an NPZ file of it, which does not tell its rate
     */
    public static SpikeSiftResult load(String name, Path path) {
        if (!Files.isDirectory(path)) {
            return new SpikeSiftResult(name, SortedRecording.load(path), OptionalDouble.empty());
        }
        Path file = path.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(
                    path,
                    "no result of SpikeSift: " + FILE
                            + " is missing. Name a folder that a sort with spikesift wrote, or one of its files"
                            + " spikesift*.npz where groups of channels were sorted apart.");
        }
        double rate = Extractors.loadSorting(path.resolve("sorting")).getSamplingFrequency();
        return new SpikeSiftResult(name, SortedRecording.load(file), OptionalDouble.of(rate));
    }

    /** What messages call it by. */
    public String name() {
        return name;
    }

    /** Frames per second, where it is known. */
    public OptionalDouble samplingFrequency() {
        return samplingFrequency;
    }

    /** The clusters that run through all segments. */
    public SortedSet<Integer> clusterIds() {
        return sorted.clusterIds();
    }

    /** The first frame of the first segment. */
    public long startTime() {
        return sorted.startTime();
    }

    /** The first frame behind the last segment. */
    public long endTime() {
        return sorted.endTime();
    }

    /** Number of segments that were sorted apart. */
    public int numSegments() {
        return sorted.segments().size();
    }

    /** Each segment as a result of its own, in which all of its clusters count. */
    public List<SpikeSiftResult> splitIntoSegments() {
        List<SpikeSiftResult> out = new ArrayList<>();
        for (SortedRecording segment : sorted.splitIntoSegments()) {
            out.add(new SpikeSiftResult(name + ", segment " + out.size(), segment, samplingFrequency));
        }
        return out;
    }

    /** With all frames later by some number, which may be negative. */
    public SpikeSiftResult shifted(long frames) {
        List<SortedSegment> segments = sorted.segments().stream()
                .map(segment -> new SortedSegment(
                        Math.addExact(segment.startTime(), frames),
                        segment.duration(),
                        segment.spikeTrains().stream()
                                .map(train -> Arrays.stream(train)
                                        .map(frame -> Math.addExact(frame, frames))
                                        .toArray())
                                .toList(),
                        segment.amplitudeVectors()))
                .toList();
        return new SpikeSiftResult(
                name, new SortedRecording(segments, sorted.links(), sorted.geometry()), samplingFrequency);
    }

    /**
     * The cluster of another result for each cluster of this one that it has, by rising number.
     *
     * @param maxDrift largest drift between both in µm, rounded to a multiple of 5
     */
    public Map<Integer, Integer> mapClusters(SpikeSiftResult target, double maxDrift) {
        requireAlike(this, target);
        return new LinkedHashMap<>(SpikeSift.mapClusters(sorted, target.sorted, maxDrift));
    }

    /**
     * Chains results in order of time; clusters carry the numbers of the first.
     *
     * @param parts at least one; none may start before the end of the one before
     * @param maxDrift largest drift between two parts in µm, rounded to a multiple of 5
     */
    public static SpikeSiftResult merge(List<SpikeSiftResult> parts, double maxDrift) {
        for (int i = 1; i < parts.size(); i++) {
            requireAlike(parts.getFirst(), parts.get(i));
            long end = parts.get(i - 1).endTime();
            if (parts.get(i).startTime() < end) {
                throw new WrongArgumentException(
                        parts.get(i).name + ": start = frame " + parts.get(i).startTime()
                                + " must not lie before frame " + end + " (the end of " + parts.get(i - 1).name
                                + "). Put the parts in order of time, and shift those that begin later than they say.");
            }
        }
        SortedRecording merged = SpikeSift.mergeRecordings(
                parts.stream().map(part -> part.sorted).toList(), maxDrift);
        OptionalDouble rate = parts.stream()
                .map(SpikeSiftResult::samplingFrequency)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        return new SpikeSiftResult("merged", merged, rate);
    }

    private static void requireAlike(SpikeSiftResult first, SpikeSiftResult second) {
        boolean bothKnown = first.samplingFrequency.isPresent() && second.samplingFrequency.isPresent();
        if (bothKnown && first.samplingFrequency.getAsDouble() != second.samplingFrequency.getAsDouble()) {
            throw new WrongArgumentException(
                    second.name + ": sampling_frequency = " + second.samplingFrequency.getAsDouble()
                            + " Hz must equal the " + first.samplingFrequency.getAsDouble() + " Hz of " + first.name
                            + " (spikes are counted in frames). Sort recordings of one rate.");
        }
        if (!Arrays.deepEquals(first.sorted.geometry(), second.sorted.geometry())) {
            throw new WrongArgumentException(second.name + ": geometry = " + second.sorted.geometry().length
                    + " channels must equal that of " + first.name + " (" + first.sorted.geometry().length
                    + " channels, same positions). Clusters can only be compared on one probe.");
        }
    }

    /** The clusters as units of a sorting of one segment. */
    public Sorting toSorting(double hertz) {
        Map<Integer, long[]> trains = sorted.allSpikes();
        return NumpySorting.of(
                SpikeVector.fromTrains(List.of(List.copyOf(trains.values())), trains.size()),
                hertz,
                Ids.of(trains.keySet().stream().mapToLong(Integer::longValue).toArray()));
    }

    /** Writes the file into a folder, under the name that {@link #load} looks for. */
    public void save(Path folder) {
        sorted.save(folder.resolve(FILE), false);
    }
}
