package org.hillock.sorters.spikesift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ClusterLink;

/**
 * SpikeSift: sorts a recording in segments between which the tissue may drift, merges results, and maps clusters between
 * them. Results are the same for any number of threads.
 */
public final class SpikeSift {
    private static final double LEAST_RATE_HZ = 5000;
    private static final int LEAST_CHANNELS = 4;
    private static final int LEAST_BLOCKS = 10;

    private SpikeSift() {}

    /** Sorts with one thread and the usual job settings. */
    public static SortedRecording performSpikeSorting(
            SampleSource source,
            float[][] geometry,
            double samplingFrequency,
            SpikeSiftOptions options,
            long recordingOffset) {
        return performSpikeSorting(
                source, geometry, samplingFrequency, options, recordingOffset, SortJob.withDefaults());
    }

    /**
     * Sorts a recording.
     *
     * @param source the samples, of at least 4 channels and 10 "milliseconds"
     * @param geometry {@code [channels][2]} positions in micrometres, x then y along the shank
     * @param samplingFrequency rate in Hz, at least 5000
     * @param options what to find
     * @param recordingOffset added to every reported sample number; may be negative
     * @param job threads, memory, progress and cancellation
     * @throws WrongArgumentException when an argument cannot be used; the message names it
     * @throws java.util.concurrent.CancellationException when the job was cancelled
     */
    public static SortedRecording performSpikeSorting(
            SampleSource source,
            float[][] geometry,
            double samplingFrequency,
            SpikeSiftOptions options,
            long recordingOffset,
            SortJob job) {
        float[][] positions = checkedGeometry(geometry);
        int samplesPerBlock = samplesPerBlock(samplingFrequency);
        checkSource(source, positions.length, samplesPerBlock);
        job.neighbours().ifPresent(table -> checkNeighbours(table, positions.length));
        try (Workers workers = new Workers(job.threads(), job.cancelled())) {
            return new RecordingSorter(source, positions, samplesPerBlock, options, recordingOffset, job, workers)
                    .sort();
        }
    }

    /** Sorts a recording of one segment that has channel positions, with the usual options, on all threads of the machine. */
    public static SortedRecording performSpikeSorting(Recording recording) {
        return performSpikeSorting(
                recording,
                0,
                SpikeSiftOptions.withDefaults(),
                0,
                SortJob.withDefaults().withAllThreads());
    }

    /**
     * Sorts one segment of any recording that has channel positions.
     *
     * @param segment number of the segment, from 0 on
     * @param recordingOffset added to every reported sample number; may be negative
     */
    public static SortedRecording performSpikeSorting(
            Recording recording, int segment, SpikeSiftOptions options, long recordingOffset, SortJob job) {
        if (segment < 0 || segment >= recording.getNumSegments()) {
            throw new WrongArgumentException("spikesift: segment = " + segment + " must be one of 0 to "
                    + (recording.getNumSegments() - 1) + " (the recording has no other). Sort each segment apart.");
        }
        return performSpikeSorting(
                new RecordingSamples(recording, segment, job.threads()),
                positions(recording),
                recording.getSamplingFrequency(),
                options,
                recordingOffset,
                job);
    }

    private static float[][] positions(Recording recording) {
        double[][] locations = recording.getChannelLocations();
        float[][] geometry = new float[locations.length][2];
        for (int c = 0; c < geometry.length; c++) {
            geometry[c][0] = (float) locations[c][0];
            geometry[c][1] = (float) locations[c][1];
        }
        return geometry;
    }

    /** Sorts the part of a flat binary file that a recording describes, with the usual options and one thread. */
    public static SortedRecording performSpikeSorting(SpikeSiftRecording recording) {
        return performSpikeSorting(recording, SpikeSiftOptions.withDefaults());
    }

    /**
     * Sorts several recordings, some of them at the same time, each with one thread.
     *
     * @param threads how many at the same time, at least 1
     * @return their results in the same order, ready for {@link #mergeRecordings(List)}
     */
    public static List<SortedRecording> performSpikeSorting(
            List<SpikeSiftRecording> recordings, SpikeSiftOptions options, int threads) {
        SortedRecording[] sorted = new SortedRecording[recordings.size()];
        SortJob job = SortJob.withDefaults();
        try (Workers workers = new Workers(job.withThreads(threads).threads(), job.cancelled())) {
            workers.forEach(sorted.length, () -> i -> sorted[i] = performSpikeSorting(recordings.get(i), options, job));
        }
        return List.of(sorted);
    }

    /** Sorts the part of a flat binary file that a recording describes, with one thread. */
    public static SortedRecording performSpikeSorting(SpikeSiftRecording recording, SpikeSiftOptions options) {
        return performSpikeSorting(recording, options, SortJob.withDefaults());
    }

    /** Sorts the part of a flat binary file that a recording describes. */
    public static SortedRecording performSpikeSorting(
            SpikeSiftRecording recording, SpikeSiftOptions options, SortJob job) {
        try (FlatSamples samples = recording.open()) {
            return performSpikeSorting(
                    samples,
                    recording.geometry(),
                    recording.samplingFrequency(),
                    options,
                    recording.recordingOffset(),
                    job);
        }
    }

    /**
     * Finds the units of one segment that is filtered already; its samples are changed by what is subtracted.
     *
     * @param signal filtered samples of the segment
     * @param minima {@code [channels][blocks]} smallest values of the blocks; changed likewise
     * @param thresholds one (negative) threshold a channel
     * @param neighbours {@code [channels][up to 5]} nearest channels of every channel
     * @param options what to find; the length of segments and the polarity are not looked at
     * @return units in order of acceptance, with spike samples counted from the start of the segment
     */
    public static SortedSegment sortSegment(
            BlockSignal signal, float[][] minima, float[] thresholds, int[][] neighbours, SpikeSiftOptions options) {
        try (Workers workers = new Workers(1, () -> false)) {
            SegmentSorter sorter =
                    new SegmentSorter(signal, minima, thresholds, neighbours, options, false, workers, 1);
            sorter.run();
            List<long[]> trains = sorter.trains().stream()
                    .map(train -> Arrays.stream(train).asLongStream().toArray())
                    .toList();
            long samples = (long) signal.blocks() * signal.samplesPerBlock();
            return new SortedSegment(0, samples, trains, sorter.vectors());
        }
    }

    /** Chains results in order of time, with a drift of at most 30 micrometres between two of them. */
    public static SortedRecording mergeRecordings(List<SortedRecording> recordings) {
        return mergeRecordings(recordings, SpikeSiftOptions.withDefaults().maxDrift());
    }

    /**
     * Chains results in order of time; clusters of one part are linked to those of the next by their amplitude vectors.
     *
     * @param recordings at least one, with equal geometry, none starting before the end of the one before
     * @param maxDrift largest drift between two parts in micrometres, rounded to a multiple of 5
     * @return all segments in order; clusters carry the numbers of the first part
     */
    public static SortedRecording mergeRecordings(List<SortedRecording> recordings, double maxDrift) {
        int drift = (int) SpikeSiftOptions.roundedDrift(maxDrift);
        if (recordings.isEmpty()) {
            throw new WrongArgumentException(
                    "merge recordings: recordings = [] must hold at least one (there is nothing to merge). Give a list.");
        }
        List<SortedSegment> segments = new ArrayList<>(recordings.getFirst().segments());
        List<int[]> links = new ArrayList<>(recordings.getFirst().links());
        for (int i = 1; i < recordings.size(); i++) {
            SortedRecording before = recordings.get(i - 1);
            SortedRecording after = recordings.get(i);
            checkSameProbe("merge recordings", before, after);
            if (after.startTime() < before.endTime()) {
                throw new WrongArgumentException("merge recordings: recordings[" + i + "] start = "
                        + after.startTime() + " samples must not lie before " + before.endTime()
                        + " (the end of the recording before). Put them in order of time, or set recording offsets.");
            }
            links.add(ClusterLink.partners(
                    before.segments().getLast().amplitudeVectors(),
                    after.segments().getFirst().amplitudeVectors(),
                    before.geometry(),
                    drift));
            segments.addAll(after.segments());
            links.addAll(after.links());
        }
        return new SortedRecording(segments, links, recordings.getFirst().geometry());
    }

    /** The cluster of the target for each cluster of the source, with a drift of at most 30 micrometres between them. */
    public static Map<Integer, Integer> mapClusters(SortedRecording source, SortedRecording target) {
        return mapClusters(source, target, SpikeSiftOptions.withDefaults().maxDrift());
    }

    /**
     * The cluster of the target for each cluster of the source, by the amplitude vectors of their first segments.
     *
     * @param maxDrift largest drift between both in micrometres, rounded to a multiple of 5
     * @return pairs of valid clusters, by rising number in the source
     */
    public static Map<Integer, Integer> mapClusters(SortedRecording source, SortedRecording target, double maxDrift) {
        int drift = (int) SpikeSiftOptions.roundedDrift(maxDrift);
        checkSameProbe("map clusters", source, target);
        int[] partners = ClusterLink.partners(
                source.segments().getFirst().amplitudeVectors(),
                target.segments().getFirst().amplitudeVectors(),
                source.geometry(),
                drift);
        Map<Integer, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < partners.length; i++) {
            if (source.isValidClusterId(i) && target.isValidClusterId(partners[i])) {
                map.put(i, partners[i]);
            }
        }
        return map;
    }

    /** Samples in a block of a "millisecond": whole samples in 1/1000 s. */
    static int samplesPerBlock(double samplingFrequency) {
        if (!Double.isFinite(samplingFrequency) || samplingFrequency < LEAST_RATE_HZ) {
            throw new WrongArgumentException("spikesift: sampling_frequency = " + samplingFrequency
                    + " Hz must be a finite number from 5000 on (below it the band filter has no pass band)."
                    + " Sort the recording at its original rate.");
        }
        return (int) Math.floor(samplingFrequency / 1000);
    }

    /** A copy of a geometry of finite {@code [channels][2]} positions. */
    static float[][] checkedGeometry(float[][] geometry) {
        if (geometry.length == 0) {
            throw new WrongArgumentException(
                    "spikesift: geometry = 0 rows must have a row for each channel (x, y). Give the probe's positions.");
        }
        float[][] copy = new float[geometry.length][];
        for (int c = 0; c < geometry.length; c++) {
            float[] row = geometry[c];
            if (row.length != 2 || !Float.isFinite(row[0]) || !Float.isFinite(row[1])) {
                throw new WrongArgumentException(
                        "spikesift: geometry[" + c + "] = " + Arrays.toString(row)
                                + " um must be two finite numbers (x and y of a channel). Give an array of shape channels x 2.");
            }
            copy[c] = row.clone();
        }
        return copy;
    }

    /** The rows of a numeric array of shape channels x 2. */
    static float[][] rows(NdArray geometry) {
        if (geometry.rank() != 2 || !(geometry.type() instanceof ElementType.Numeric)) {
            throw new WrongArgumentException("spikesift: geometry = " + Arrays.toString(geometry.shape()) + " of "
                    + geometry.type() + " must be numbers of shape channels x 2 (x and y of each channel)."
                    + " Give the probe's positions in micrometres.");
        }
        float[] values = geometry.toFloats();
        int width = geometry.shape()[1];
        float[][] rows = new float[geometry.shape()[0]][];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = Arrays.copyOfRange(values, c * width, (c + 1) * width);
        }
        return checkedGeometry(rows);
    }

    private static void checkSource(SampleSource source, int positions, int samplesPerBlock) {
        if (source.numChannels() != positions) {
            throw new WrongArgumentException("spikesift: geometry = " + positions
                    + " rows must be as many as the recording has channels (" + source.numChannels()
                    + "). Give one position a channel, in their order.");
        }
        if (positions < LEAST_CHANNELS) {
            throw new WrongArgumentException("spikesift: geometry = " + positions
                    + " channels must be at least 4 (units are told apart by differences between channels)."
                    + " Use another sorter.");
        }
        if (source.numSamples() < (long) LEAST_BLOCKS * samplesPerBlock) {
            throw new WrongArgumentException("spikesift: num_samples = " + source.numSamples() + " must be at least "
                    + LEAST_BLOCKS * samplesPerBlock + " (ten milliseconds at this rate). Give a longer recording.");
        }
    }

    private static void checkNeighbours(int[][] table, int channels) {
        int width = Math.min(5, channels);
        boolean fits = table.length == channels;
        for (int[] row : table) {
            fits &= row.length == width && Arrays.stream(row).allMatch(k -> k >= 0 && k < channels);
        }
        if (!fits) {
            throw new WrongArgumentException(
                    "spikesift: neighbours = " + table.length + " rows must be " + channels + " rows of " + width
                            + " channel numbers (one row a channel). Leave the table out to use distances.");
        }
    }

    private static void checkSameProbe(String operation, SortedRecording a, SortedRecording b) {
        if (!Arrays.deepEquals(a.geometry(), b.geometry())) {
            throw new WrongArgumentException(operation + ": geometry = " + b.geometry().length
                    + " channels must equal that of the other recording (" + a.geometry().length
                    + " channels, same positions). Clusters can only be compared on one probe.");
        }
    }
}
