package org.hillock.testkit.areas;

import java.util.Arrays;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.RadialParents;
import org.hillock.kernels.localization.SpikeFeature;

/** How badly places of spikes explain what the channels see, by the penalised misfit that monopolar triangulation minimises. */
final class MonopoleMisfit {
    private static final double RADIUS_UM = 75;

    private final Recording recording;
    private final SpikeVector spikes;
    private final int[] channels;
    private final double[][] locations;
    private final int[][] around;
    private final RadialParents parents;
    private final int before;
    private final int after;

    MonopoleMisfit(Recording recording, SpikeVector spikes, int[] channels, int before, int after) {
        this.recording = recording;
        this.spikes = spikes;
        this.channels = channels;
        this.locations = recording.getChannelLocations();
        this.around = Neighbourhoods.nearerThan(locations, RADIUS_UM);
        this.parents = RadialParents.of(locations, around);
        this.before = before;
        this.after = after;
    }

    /** The misfit of each place of the first spikes. */
    double[] of(NdArray places) {
        double[] out = new double[places.length()];
        double[] xs = places.field("x").toDoubles();
        double[] ys = places.field("y").toDoubles();
        double[] zs = places.field("z").toDoubles();
        for (int spike = 0; spike < out.length; spike++) {
            out[spike] = misfit(spike, xs[spike], ys[spike], zs[spike]);
        }
        return out;
    }

    private double misfit(int spike, double x, double y, double z) {
        int channel = channels[spikes.unitIndex(spike)];
        int[] near = around[channel];
        double[] sizes = sizes(spike, channel);
        double largest = Arrays.stream(sizes).max().orElse(0);
        double[] q = new double[near.length];
        double product = 0;
        double squares = 0;
        for (int k = 0; k < near.length; k++) {
            double dx = x - locations[near[k]][0];
            double dy = y - locations[near[k]][1];
            q[k] = 1 / Math.sqrt(dx * dx + dy * dy + z * z);
            product += sizes[k] / largest * q[k];
            squares += q[k] * q[k];
        }
        double sum = 0;
        for (int k = 0; k < near.length; k++) {
            double residual = sizes[k] / largest - product / squares * q[k];
            sum += residual * residual;
        }
        return sum / near.length - 1e-4 * Math.log1p(10 * z);
    }

    private double[] sizes(int spike, int channel) {
        long frame = spikes.sampleIndex(spike);
        int segment = spikes.segmentIndex(spike);
        long start = Math.max(0, frame - before);
        Traces read = recording.getTraces(segment, start, Math.min(recording.getNumSamples(segment), frame + after));
        float[] padded = new float[(before + after) * locations.length];
        int lead = (int) (start - (frame - before));
        System.arraycopy(read.toFloats(), 0, padded, lead * locations.length, read.numSamples() * locations.length);
        double[] sizes = new double[around[channel].length];
        SpikeFeature.PTP.measure(padded, 0, locations.length, before + after, before, around[channel], sizes);
        parents.enforceDecrease(sizes, channel);
        return sizes;
    }
}
