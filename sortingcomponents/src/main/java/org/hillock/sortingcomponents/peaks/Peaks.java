package org.hillock.sortingcomponents.peaks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/**
 * Peaks in columns of one length, after the peer's {@code base_peak_dtype}. The arrays are shared, not copied.
 *
 * @param sampleIndex frame of each peak from the start of its segment
 * @param channelIndex channel on which it is largest, as a position among the recording's channels
 * @param amplitude sample of that channel at that frame, with its sign, in the recording's units
 * @param segmentIndex segment of each peak
 * @param depth which of the depths of templates fitted best, counted from 0 (the peer's field z); with matched filtering only
 */
public record Peaks(
        long[] sampleIndex, int[] channelIndex, double[] amplitude, int[] segmentIndex, Optional<float[]> depth) {
    /** Checks that all columns have one length. */
    public Peaks {
        int n = sampleIndex.length;
        if (channelIndex.length != n
                || amplitude.length != n
                || segmentIndex.length != n
                || depth.map(z -> z.length).orElse(n) != n) {
            throw new WrongArgumentException("peaks: all columns must have one length (sample_index has " + n
                    + ", channel_index " + channelIndex.length + ", amplitude " + amplitude.length
                    + ", segment_index " + segmentIndex.length + ").");
        }
    }

    /** Peaks without depths. */
    public Peaks(long[] sampleIndex, int[] channelIndex, double[] amplitude, int[] segmentIndex) {
        this(sampleIndex, channelIndex, amplitude, segmentIndex, Optional.empty());
    }

    /** How many. */
    public int size() {
        return sampleIndex.length;
    }

    /** The peaks at some positions, in their order. */
    public Peaks take(int[] positions) {
        return new Peaks(
                Arrays.stream(positions).mapToLong(i -> sampleIndex[i]).toArray(),
                Arrays.stream(positions).map(i -> channelIndex[i]).toArray(),
                Arrays.stream(positions).mapToDouble(i -> amplitude[i]).toArray(),
                Arrays.stream(positions).map(i -> segmentIndex[i]).toArray(),
                depth.map(z -> {
                    float[] taken = new float[positions.length];
                    for (int k = 0; k < taken.length; k++) {
                        taken[k] = z[positions[k]];
                    }
                    return taken;
                }));
    }

    /** Whether peaks come in the order of segments and frames. */
    public boolean isOrdered() {
        return IntStream.range(1, size()).allMatch(i -> compare(i - 1, i) <= 0);
    }

    private int compare(int a, int b) {
        int segments = Integer.compare(segmentIndex[a], segmentIndex[b]);
        return segments != 0 ? segments : Long.compare(sampleIndex[a], sampleIndex[b]);
    }

    /** The positions in the order of segments and frames; equals keep their order. */
    public int[] order() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The peaks of each of some ranges of frames, range after range: the split form of a result. */
    public List<Peaks> split(List<FrameRange> ranges) {
        List<Peaks> parts = new ArrayList<>();
        for (FrameRange range : ranges) {
            parts.add(take(IntStream.range(0, size())
                    .filter(i -> segmentIndex[i] == range.segment()
                            && sampleIndex[i] >= range.start()
                            && sampleIndex[i] < range.end())
                    .toArray()));
        }
        return parts;
    }

    /** Refuses peaks on channels, in segments or at frames that a recording does not have. */
    public void requireWithin(Recording recording, String operation) {
        for (int i = 0; i < size(); i++) {
            if (segmentIndex[i] < 0 || segmentIndex[i] >= recording.getNumSegments()) {
                throw outside(operation, i, "segment_index = " + segmentIndex[i], recording.getNumSegments());
            }
            if (channelIndex[i] < 0 || channelIndex[i] >= recording.getNumChannels()) {
                throw outside(operation, i, "channel_index = " + channelIndex[i], recording.getNumChannels());
            }
            if (sampleIndex[i] < 0 || sampleIndex[i] >= recording.getNumSamples(segmentIndex[i])) {
                throw outside(
                        operation, i, "sample_index = " + sampleIndex[i], recording.getNumSamples(segmentIndex[i]));
            }
        }
    }

    private static WrongArgumentException outside(String operation, int peak, String value, long limit) {
        return new WrongArgumentException(operation + ": " + value + " of peak " + peak + " must lie in [0, " + limit
                + ") (what the recording has). Give the recording on which the peaks were found.");
    }

    /** A sorting whose units are the channels of a recording, each with the peaks found on it. */
    public Sorting toSorting(Recording recording) {
        requireWithin(recording, "peaks");
        SpikeVector spikes = SpikeVector.fromColumns(
                sampleIndex.clone(),
                channelIndex.clone(),
                segmentIndex.clone(),
                recording.getNumSegments(),
                recording.getNumChannels());
        return NumpySorting.of(spikes, recording.getSamplingFrequency(), recording.getChannelIds());
    }

    /** As a structured array: sample_index, channel_index, amplitude, segment_index (and z, where depths are known). */
    public NdArray toArray() {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("sample_index", NdArray.ofLongs(sampleIndex));
        fields.put("channel_index", NdArray.ofLongs(widened(channelIndex)));
        fields.put("amplitude", NdArray.ofDoubles(amplitude));
        fields.put("segment_index", NdArray.ofLongs(widened(segmentIndex)));
        depth.ifPresent(z -> fields.put("z", NdArray.ofFloats(z)));
        return NdArray.ofFields(fields, size());
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** From a structured array; the names of older versions (sample_ind, channel_ind, segment_ind) are understood. */
    public static Peaks fromArray(NdArray array) {
        List<String> names = array.fieldNames();
        return new Peaks(
                column(array, names, "sample_index", "sample_ind").toLongs(),
                column(array, names, "channel_index", "channel_ind").toInts(),
                column(array, names, "amplitude", "amplitude").toDoubles(),
                column(array, names, "segment_index", "segment_ind").toInts(),
                names.contains("z") ? Optional.of(array.field("z").toFloats()) : Optional.empty());
    }

    private static NdArray column(NdArray array, List<String> names, String name, String olderName) {
        if (!names.contains(name) && !names.contains(olderName)) {
            throw new WrongArgumentException("peaks: the field " + name + " must be there (there are " + names + ").");
        }
        return array.field(names.contains(name) ? name : olderName);
    }

    /** Writes an npy file that the peer reads as its peaks. */
    public void write(Path file) {
        Npy.write(file, toArray());
    }

    /** Reads an npy file of peaks, written here or by the peer. */
    public static Peaks read(Path file) {
        NdArray array = Npy.read(file);
        if (!(array.type() instanceof ElementType.Struct)) {
            throw new BrokenFileException(
                    file,
                    "a file of peaks must hold records with the fields sample_index, channel_index, amplitude and"
                            + " segment_index (it holds plain numbers).");
        }
        return fromArray(array);
    }

    @Override
    public String toString() {
        return "Peaks: " + size() + " peaks";
    }
}
