package org.hillock.core.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.npy.Npz;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.SortingSource;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * A sorting in one NPZ file: unit ids, rate, and frames and labels per segment.
 *
 * @param filePath the file
 */
@Wire(
        name = "npz_sorting",
        aliases = {"read_npz_sorting"},
        pythonClass = "spikeinterface.core.npzsortingextractor.NpzSortingExtractor",
        doc = "A sorting in an NPZ file of frames and labels.")
public record NpzSortingExtractor(@Param(doc = "The file.") Path filePath) implements SortingSource {
    @Override
    public Sorting open() {
        Path file = filePath.toAbsolutePath().normalize();
        Map<String, NdArray> arrays = Npz.readAll(file);
        return Content.of(file, () -> sorting(arrays, file));
    }

    private static Sorting sorting(Map<String, NdArray> arrays, Path file) {
        Ids unitIds = Ids.of(whole(required(arrays, "unit_ids", file)));
        int numSegments = single(arrays, "num_segment", file).toInts()[0];
        double rate = single(arrays, "sampling_frequency", file).toDoubles()[0];
        SpikeVector spikes = spikes(arrays, unitIds, numSegments, file);
        return new Sorting(
                SortingInfo.of(rate, unitIds, numSegments),
                SpikeSource.of(spikes),
                Provenance.of(new NpzSortingExtractor(file)));
    }

    private static NdArray single(Map<String, NdArray> arrays, String key, Path file) {
        NdArray array = required(arrays, key, file);
        if (array.size() != 1) {
            throw new BrokenFileException(
                    file, "array '" + key + "' must hold one number (it holds " + array.size() + ").");
        }
        return array;
    }

    private static SpikeVector spikes(Map<String, NdArray> arrays, Ids unitIds, int numSegments, Path file) {
        List<long[]> frames = new ArrayList<>();
        List<int[]> units = new ArrayList<>();
        List<int[]> segments = new ArrayList<>();
        for (int s = 0; s < numSegments; s++) {
            long[] indexes = required(arrays, "spike_indexes_seg" + s, file).toLongs();
            int[] labels = positions(required(arrays, "spike_labels_seg" + s, file), unitIds, file);
            if (indexes.length != labels.length) {
                throw new BrokenFileException(
                        file,
                        "segment " + s + " holds " + indexes.length + " frames but " + labels.length + " labels.");
            }
            frames.add(indexes);
            units.add(labels);
            int[] segment = new int[labels.length];
            Arrays.fill(segment, s);
            segments.add(segment);
        }
        return SpikeVector.fromColumns(
                frames.stream().flatMapToLong(Arrays::stream).toArray(),
                units.stream().flatMapToInt(Arrays::stream).toArray(),
                segments.stream().flatMapToInt(Arrays::stream).toArray(),
                numSegments,
                unitIds.size());
    }

    /** Labels as unit positions; the peer writes float labels where a unit is empty. */
    private static int[] positions(NdArray labels, Ids unitIds, Path file) {
        NdArray values = whole(labels);
        int[] positions = new int[values.size()];
        boolean texts = values.type() instanceof ElementType.Text;
        String[] names = texts ? values.toStrings() : new String[0];
        for (int i = 0; i < positions.length; i++) {
            Id id = texts ? Id.of(names[i]) : Id.of(values.longAt(i));
            if (!unitIds.contains(id)) {
                throw new BrokenFileException(file, "label '" + id + "' of spike " + i + " is none of the unit ids.");
            }
            positions[i] = unitIds.indexOf(id);
        }
        return positions;
    }

    private static NdArray whole(NdArray values) {
        return values.type() instanceof ElementType.Text ? values : NdArray.ofLongs(values.toLongs());
    }

    private static NdArray required(Map<String, NdArray> arrays, String key, Path file) {
        NdArray array = arrays.get(key);
        if (array == null) {
            throw new BrokenFileException(
                    file, "holds no array '" + key + "' (it holds " + arrays.keySet() + "). It is no saved sorting.");
        }
        return array;
    }

    /** Writes a sorting into an NPZ file; the file appears when it is whole. */
    public static void writeSorting(Sorting sorting, Path file, boolean overwrite) {
        try (StagedOutput output = StagedOutput.file(file, overwrite)) {
            Npz.write(output.path(), arrays(sorting));
            output.commit();
        }
    }

    static Map<String, NdArray> arrays(Sorting sorting) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("unit_ids", sorting.getUnitIds().toArray());
        arrays.put("num_segment", NdArray.ofLongs(new long[] {sorting.getNumSegments()}));
        arrays.put("sampling_frequency", NdArray.ofDoubles(new double[] {sorting.getSamplingFrequency()}));
        SpikeVector spikes = sorting.toSpikeVector();
        NdArray ids = sorting.getUnitIds().toArray();
        for (int s = 0; s < sorting.getNumSegments(); s++) {
            int from = spikes.segmentStart(s);
            int to = spikes.segmentEnd(s);
            arrays.put("spike_indexes_seg" + s, NdArray.ofLongs(Arrays.copyOfRange(spikes.sampleIndices(), from, to)));
            arrays.put("spike_labels_seg" + s, ids.take(Arrays.copyOfRange(spikes.unitIndices(), from, to)));
        }
        return arrays;
    }
}
