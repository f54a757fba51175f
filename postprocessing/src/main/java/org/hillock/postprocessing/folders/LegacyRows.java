package org.hillock.postprocessing.folders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformStack;

/**
 * Which spike each row of the arrays of every unit belongs to.
 *
 * @param unitNames the names of the units as parts of file names
 * @param positions position in the spike vector of every sampled spike, rising
 * @param unitOf the unit of each
 * @param rowOf the row in the arrays of that unit
 */
@SuppressWarnings("ArrayRecordComponent")
record LegacyRows(List<String> unitNames, int[] positions, int[] unitOf, int[] rowOf) {
    static LegacyRows read(LegacySource source, Sorting sorting) {
        SpikeVector spikes = sorting.toSpikeVector();
        int[][][] trains = trains(spikes);
        List<int[]> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int unit = 0; unit < sorting.getNumUnits(); unit++) {
            String name = sorting.getUnitIds().get(unit).toString();
            names.add(name);
            NdArray sampled = source.array("waveforms/sampled_index_" + name)
                    .orElseThrow(() -> new BrokenFileException(
                            source.root(),
                            "must hold waveforms/sampled_index_" + name + ". It is no whole WaveformExtractor."));
            int[] index = sampled.field("spike_index").toInts();
            int[] segment = sampled.field("segment_index").toInts();
            for (int row = 0; row < index.length; row++) {
                found.add(new int[] {trains[segment[row]][unit][index[row]], unit, row});
            }
        }
        found.sort((a, b) -> Integer.compare(a[0], b[0]));
        return new LegacyRows(names, column(found, 0), column(found, 1), column(found, 2));
    }

    private static int[] column(List<int[]> rows, int at) {
        return rows.stream().mapToInt(row -> row[at]).toArray();
    }

    /** Positions in the spike vector of each unit's spikes in each segment. */
    static int[][][] trains(SpikeVector spikes) {
        int[][][] trains = new int[spikes.numSegments()][spikes.numUnits()][];
        for (int segment = 0; segment < trains.length; segment++) {
            long[] counts = spikes.countPerUnit(segment);
            int[][] ofUnits = trains[segment];
            Arrays.setAll(ofUnits, unit -> new int[(int) counts[unit]]);
            int[] filled = new int[spikes.numUnits()];
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                int unit = spikes.unitIndex(i);
                ofUnits[unit][filled[unit]++] = i;
            }
        }
        return trains;
    }

    /** The arrays of the units as one, in the order of the spikes; narrower ones are filled with zeros. */
    WaveformStack gathered(Function<String, Optional<WaveformStack>> ofUnit) {
        List<Optional<WaveformStack>> stacks = unitNames.stream().map(ofUnit).toList();
        int width = stacks.stream()
                .flatMap(Optional::stream)
                .mapToInt(WaveformStack::numChannels)
                .max()
                .orElse(0);
        int samples = stacks.stream()
                .flatMap(Optional::stream)
                .mapToInt(WaveformStack::numSamples)
                .max()
                .orElse(0);
        DType dtype = stacks.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(WaveformStack::dtype)
                .orElse(DType.FLOAT32);
        return new Gathered(this, stacks, dtype, samples, width);
    }

    private record Gathered(
            LegacyRows rows, List<Optional<WaveformStack>> stacks, DType dtype, int numSamples, int numChannels)
            implements WaveformStack {
        @Override
        public int numRows() {
            return rows.positions().length;
        }

        @Override
        public void read(int row, float[] out) {
            int size = waveformSize();
            Arrays.fill(out, 0, size, 0);
            Optional<WaveformStack> own = stacks.get(rows.unitOf()[row]);
            if (own.isPresent()) {
                WaveformStack stack = own.get();
                float[] narrow = new float[stack.waveformSize()];
                stack.read(rows.rowOf()[row], narrow);
                int width = stack.numChannels();
                IntStream.range(0, stack.numSamples())
                        .forEach(sample -> System.arraycopy(narrow, sample * width, out, sample * numChannels, width));
            }
        }
    }
}
