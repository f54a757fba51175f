package org.hillock.postprocessing.unitlocations;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.kernels.statistics.Median;

/**
 * Where units sit over time: the median place of a unit's spikes in every stretch of time, along one axis.
 *
 * @param unitIds the units of the rows
 * @param seconds the middle of every stretch, segments one after the other
 * @param micrometres {@code [units][stretches]} in µm; NaN where a unit has too few spikes
 * @param reference the median place of all spikes of each unit in µm; NaN without spikes
 */
public record DriftingUnits(Ids unitIds, double[] seconds, double[][] micrometres, double[] reference) {
    private static final String OPERATION = "drifting_units";

    /**
     * Follows units by the places of their spikes.
     *
     * @param places of every spike along the axis in µm, for example y of the spike locations
     * @param numSamples frames of every segment
     * @param samplingFrequency frames per second in Hz
     * @param intervalS length of a stretch in s; the last one of a segment may be shorter
     * @param minSpikes fewer spikes give no place
     */
    public static DriftingUnits of(
            SpikeVector spikes,
            Ids unitIds,
            double[] places,
            long[] numSamples,
            double samplingFrequency,
            double intervalS,
            int minSpikes) {
        check(spikes, places, numSamples, intervalS, minSpikes);
        double frames = intervalS * samplingFrequency;
        int[] starts = new int[numSamples.length + 1];
        for (int segment = 0; segment < numSamples.length; segment++) {
            starts[segment + 1] = starts[segment] + (int) Math.ceil(numSamples[segment] / frames);
        }
        double[] seconds = seconds(starts, numSamples, samplingFrequency, intervalS);
        int[] stretches = new int[spikes.size()];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                int stretch = starts[segment] + (int) (spikes.sampleIndex(i) / frames);
                stretches[i] = Math.min(stretch, starts[segment + 1] - 1);
            }
        }
        double[][] found = new double[unitIds.size()][seconds.length];
        double[] reference = new double[unitIds.size()];
        int[][] byUnit = byUnit(spikes);
        for (int unit = 0; unit < found.length; unit++) {
            reference[unit] = Median.of(at(places, byUnit[unit]));
            for (int stretch = 0; stretch < seconds.length; stretch++) {
                int wanted = stretch;
                int[] within = Arrays.stream(byUnit[unit])
                        .filter(spike -> stretches[spike] == wanted)
                        .toArray();
                found[unit][stretch] =
                        within.length < Math.max(1, minSpikes) ? Double.NaN : Median.of(at(places, within));
            }
        }
        return new DriftingUnits(unitIds, seconds, found, reference);
    }

    private static void check(SpikeVector spikes, double[] places, long[] numSamples, double intervalS, int minSpikes) {
        if (places.length != spikes.size() || numSamples.length != spikes.numSegments()) {
            throw new WrongArgumentException(OPERATION + ": " + places.length + " places and " + numSamples.length
                    + " segment lengths must be as many as there are spikes and segments (" + spikes + ").");
        }
        if (!(intervalS > 0) || minSpikes < 0) {
            throw new WrongArgumentException(OPERATION + ": interval_s = " + intervalS
                    + " s must be above 0, and min_spikes_per_interval = " + minSpikes + " must be 0 or more.");
        }
    }

    private static double[] seconds(int[] starts, long[] numSamples, double rate, double intervalS) {
        double[] seconds = new double[starts[numSamples.length]];
        double before = 0;
        for (int segment = 0; segment < numSamples.length; segment++) {
            double length = numSamples[segment] / rate;
            for (int k = starts[segment]; k < starts[segment + 1]; k++) {
                double from = (k - starts[segment]) * intervalS;
                seconds[k] = before + (from + Math.min(length, from + intervalS)) / 2;
            }
            before += length;
        }
        return seconds;
    }

    private static int[][] byUnit(SpikeVector spikes) {
        int[] counts = new int[spikes.numUnits()];
        for (int unit : spikes.unitIndices()) {
            counts[unit]++;
        }
        int[][] byUnit = new int[counts.length][];
        Arrays.setAll(byUnit, unit -> new int[counts[unit]]);
        int[] filled = new int[counts.length];
        for (int i = 0; i < spikes.size(); i++) {
            int unit = spikes.unitIndex(i);
            byUnit[unit][filled[unit]++] = i;
        }
        return byUnit;
    }

    private static double[] at(double[] places, int[] spikes) {
        return Arrays.stream(spikes).mapToDouble(spike -> places[spike]).toArray();
    }

    /** How far each unit is from its reference in µm, {@code [units][stretches]}. */
    public double[][] displacements() {
        double[][] out = new double[micrometres.length][];
        for (int unit = 0; unit < out.length; unit++) {
            double own = reference[unit];
            out[unit] =
                    Arrays.stream(micrometres[unit]).map(place -> place - own).toArray();
        }
        return out;
    }
}
