package org.hillock.postprocessing.traces;

import java.util.Arrays;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SpikeChunk;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.TraceScaling;

/** Fits templates to spikes, one by one or, where they collide, together. */
final class ScalingsPart implements TracePart {
    private final Templates templates;
    private final int[][] channels;
    private final boolean[][] overlaps;
    private final WaveformWindow window;
    private final boolean handleCollisions;
    private final int delta;
    private final TraceScaling scaling;
    private final double[] scalings;
    private final boolean[] collided;

    ScalingsPart(
            ExtensionContext context,
            Templates templates,
            ChannelSparsity sparsity,
            WaveformWindow window,
            boolean handleCollisions,
            int delta) {
        this.templates = templates;
        this.channels = new int[sparsity.numUnits()][];
        Arrays.setAll(channels, sparsity::channelIndices);
        this.overlaps = overlaps(sparsity);
        this.window = window;
        this.handleCollisions = handleCollisions;
        this.delta = delta;
        this.scaling = context.scaling();
        this.scalings = new double[context.spikes().size()];
        this.collided = new boolean[scalings.length];
    }

    private static boolean[][] overlaps(ChannelSparsity sparsity) {
        boolean[][] mask = sparsity.mask();
        boolean[][] overlaps = new boolean[mask.length][mask.length];
        for (int a = 0; a < mask.length; a++) {
            for (int b = 0; b < mask.length; b++) {
                for (int channel = 0; channel < mask[a].length && !overlaps[a][b]; channel++) {
                    overlaps[a][b] = mask[a][channel] && mask[b][channel];
                }
            }
        }
        return overlaps;
    }

    @Override
    public WaveformWindow window() {
        int wide = handleCollisions ? delta : 0;
        return new WaveformWindow(window.nbefore() + wide, window.nafter() + wide);
    }

    @Override
    public void process(SpikeChunk chunk) {
        CollisionFit fit = new CollisionFit(templates, channels, window, scaling);
        int[] group = new int[8];
        for (int spike = chunk.first(); spike < chunk.last(); spike++) {
            group[0] = spike;
            int size = 1;
            if (handleCollisions) {
                int needed = collisions(chunk, spike, group);
                if (needed > group.length) {
                    group = Arrays.copyOf(group, 2 * needed);
                    needed = collisions(chunk, spike, group);
                }
                size = needed;
            }
            scalings[spike] = size == 1 ? fit.alone(chunk, spike) : fit.together(chunk, group, size);
            collided[spike] = size > 1;
        }
    }

    /** Puts the spike and those that it collides with into {@code group}, as far as there is room; gives how many they are. */
    private int collisions(SpikeChunk chunk, int spike, int[] group) {
        SpikeVector spikes = chunk.spikes();
        long frame = spikes.sampleIndex(spike);
        int from = spikes.firstNotBefore(chunk.segment(), frame - delta);
        int to = spikes.firstNotBefore(chunk.segment(), frame + delta);
        int unit = spikes.unitIndex(spike);
        group[0] = spike;
        int size = 1;
        for (int other = from; other < to; other++) {
            if (other != spike && overlaps[unit][spikes.unitIndex(other)]) {
                if (size < group.length) {
                    group[size] = other;
                }
                size++;
            }
        }
        return size;
    }

    @Override
    public ExtensionData finish() {
        ExtensionData data = ExtensionData.of("amplitude_scalings", NdArray.ofDoubles(scalings));
        return handleCollisions ? data.with("collision_mask", NdArray.ofBooleans(collided)) : data;
    }
}
