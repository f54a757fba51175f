package org.hillock.testkit.areas;

import java.util.Optional;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.GoldenCase;

/**
 * The templates that functions of templates were recorded with: means in µV of all spikes from 1 ms before to 2 ms after, where spikes
 * near a border are not added but counted.
 */
final class PeerTemplates {
    private static final double SPARSITY_RADIUS_UM = 60;

    private PeerTemplates() {}

    /** The templates of a case whose inputs are a recording and a sorting. */
    static Templates dense(GoldenCase golden) {
        return dense(golden.recording(), golden.sorting(1));
    }

    /** The sums are in single precision, spike after spike. */
    static Templates dense(Recording recording, Sorting sorting) {
        ChannelSparsity all = ChannelSparsity.dense(sorting.getUnitIds(), recording.getChannelIds());
        PeerWaveforms waveforms = PeerWaveforms.of(recording, sorting, all);
        SpikeVector spikes = sorting.toSpikeVector();
        int size = waveforms.waveformSize();
        float[] values = new float[spikes.numUnits() * size];
        for (int i = 0; i < spikes.size(); i++) {
            for (int k = 0; k < size; k++) {
                values[spikes.unitIndex(i) * size + k] += waveforms.values()[i * size + k];
            }
        }
        long[] counted = spikes.countPerUnit();
        for (int k = 0; k < values.length; k++) {
            values[k] = counted[k / size] == 0 ? 0 : values[k] / counted[k / size];
        }
        WaveformWindow window = WaveformWindow.ofMs(1, 2, recording.getSamplingFrequency());
        return Templates.on(recording, sorting.getUnitIds(), window, true, values);
    }

    /** Whether the reference reads a spike: the last place where its window fits is left out. */
    static boolean isAdded(SpikeVector spikes, int i, Recording recording, WaveformWindow window) {
        long length = recording.getNumSamples(spikes.segmentIndex(i));
        return spikes.sampleIndex(i) >= window.nbefore() && spikes.sampleIndex(i) < length - window.nafter();
    }

    /** The sparsity of sparse cases: the one that the tree exports with its sparse waveforms, else that of the usual radius. */
    static ChannelSparsity sparsity(GoldenCase golden) {
        Sorting sorting = golden.sorting(1);
        Recording recording = golden.recording();
        Optional<NdArray> exported = golden.tree().cases().stream()
                .filter(other -> other.area().equals("waveforms")
                        && other.hasOutput("sparsity_mask")
                        && other.inputs().equals(golden.inputs()))
                .findFirst()
                .map(other -> other.outputArray("sparsity_mask"));
        return exported.map(mask -> ChannelSparsity.of(rows(mask), sorting.getUnitIds(), recording.getChannelIds()))
                .orElseGet(() -> SparsityTools.computeSparsity(
                        dense(golden), SparsityRule.radius(SPARSITY_RADIUS_UM), Optional.empty()));
    }

    private static boolean[][] rows(NdArray mask) {
        boolean[] flat = mask.toBooleans();
        int width = mask.shape()[1];
        boolean[][] rows = new boolean[mask.length()][width];
        for (int i = 0; i < flat.length; i++) {
            rows[i / width][i % width] = flat[i];
        }
        return rows;
    }
}
