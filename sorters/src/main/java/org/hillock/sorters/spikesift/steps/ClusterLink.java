package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/** Finds the partners of the clusters of one segment in the next, for the drift between them that fits best. */
public final class ClusterLink {
    /** Step between the drifts that are tried, in micrometres. */
    public static final int STEP_UM = 5;

    private ClusterLink() {}

    /**
     * Assigns the clusters of the earlier segment to those of the later one.
     *
     * <p>For every drift s from {@code -maxDrift} to {@code maxDrift} in steps of 5 micrometres the earlier profiles are
     * shifted by {@code s / 2} and the later ones by {@code -s / 2}; the cost of a pair is the Euclidean distance of its
     * profiles; the drift with the strictly lowest cost of the best assignment is taken. There is no distance limit.
     *
     * @param earlier {@code [clusters][channels]} amplitude vectors
     * @param later {@code [clusters][channels]} amplitude vectors
     * @param geometry {@code [channels][2]} positions in micrometres
     * @param maxDrift largest drift in micrometres, a multiple of 5, at least 0
     * @return for each earlier cluster its partner, or -1
     */
    public static int[] partners(float[][] earlier, float[][] later, float[][] geometry, int maxDrift) {
        if (earlier.length == 0 || later.length == 0) {
            int[] nobody = new int[earlier.length];
            Arrays.fill(nobody, -1);
            return nobody;
        }
        int[] best = new int[0];
        double lowest = Double.POSITIVE_INFINITY;
        for (int s = -maxDrift; s <= maxDrift; s += STEP_UM) {
            double[][] costs = distances(
                    DriftShift.of(geometry, s / 2.0).apply(earlier),
                    DriftShift.of(geometry, -s / 2.0).apply(later));
            MinimumCostAssignment assignment = MinimumCostAssignment.solve(costs, later.length);
            if (assignment.cost() < lowest) {
                lowest = assignment.cost();
                best = assignment.partners();
            }
        }
        return best;
    }

    private static double[][] distances(float[][] a, float[][] b) {
        int channels = a[0].length;
        double[][] columns = new double[channels][b.length];
        for (int j = 0; j < b.length; j++) {
            for (int c = 0; c < channels; c++) {
                columns[c][j] = b[j][c];
            }
        }
        double[][] distances = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int c = 0; c < channels; c++) {
                addSquaredDifferences(a[i][c], columns[c], distances[i]);
            }
            for (int j = 0; j < b.length; j++) {
                distances[i][j] = Math.sqrt(distances[i][j]);
            }
        }
        return distances;
    }

    private static void addSquaredDifferences(double value, double[] others, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            double difference = value - others[j];
            sums[j] += difference * difference;
        }
    }
}
