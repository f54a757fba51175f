package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/**
 * The one-to-one assignment of rows to columns with the lowest sum of costs, by shortest augmenting paths
 * (Jonker and Volgenant 1987; Crouse 2016). Every row of the smaller side gets a partner. Cost: O(rows^2 columns).
 */
public final class MinimumCostAssignment {
    private final int[] partner;
    private final double cost;

    private MinimumCostAssignment(int[] partner, double cost) {
        this.partner = partner;
        this.cost = cost;
    }

    /**
     * Solves a rectangular problem.
     *
     * @param costs {@code [rows][columns]} finite costs
     * @param columns number of columns (needed where there is no row)
     */
    public static MinimumCostAssignment solve(double[][] costs, int columns) {
        int rows = costs.length;
        int[] partner = new int[rows];
        Arrays.fill(partner, -1);
        if (rows == 0 || columns == 0) {
            return new MinimumCostAssignment(partner, 0);
        }
        if (rows <= columns) {
            int[] rowOf = augmentAll(costs, columns);
            for (int j = 0; j < columns; j++) {
                if (rowOf[j] >= 0) {
                    partner[rowOf[j]] = j;
                }
            }
        } else {
            int[] columnOf = augmentAll(transposed(costs, columns), rows);
            System.arraycopy(columnOf, 0, partner, 0, rows);
        }
        double cost = 0;
        for (int i = 0; i < rows; i++) {
            cost += partner[i] < 0 ? 0 : costs[i][partner[i]];
        }
        return new MinimumCostAssignment(partner, cost);
    }

    /** The column of row {@code row}, or -1 when it has none. */
    public int partner(int row) {
        return partner[row];
    }

    /** The column of every row, or -1. */
    public int[] partners() {
        return partner.clone();
    }

    /** The lowest sum of costs. */
    public double cost() {
        return cost;
    }

    private static double[][] transposed(double[][] costs, int columns) {
        double[][] turned = new double[columns][costs.length];
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = costs[i][j];
            }
        }
        return turned;
    }

    private static int[] augmentAll(double[][] costs, int columns) {
        double[] rowPrice = new double[costs.length];
        double[] columnPrice = new double[columns];
        int[] rowOf = new int[columns];
        int[] columnOf = new int[costs.length];
        Arrays.fill(rowOf, -1);
        Arrays.fill(columnOf, -1);
        for (int row = 0; row < costs.length; row++) {
            augment(costs, row, rowPrice, columnPrice, rowOf, columnOf);
        }
        return rowOf;
    }

    private static void augment(
            double[][] costs, int row, double[] rowPrice, double[] columnPrice, int[] rowOf, int[] columnOf) {
        int columns = columnPrice.length;
        double[] distance = new double[columns];
        int[] from = new int[columns];
        boolean[] done = new boolean[columns];
        boolean[] reached = new boolean[rowPrice.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        double nearest = 0;
        int current = row;
        int sink = -1;
        while (sink < 0) {
            reached[current] = true;
            int next = -1;
            double lowest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < columns; j++) {
                if (done[j]) {
                    continue;
                }
                double through = nearest + costs[current][j] - rowPrice[current] - columnPrice[j];
                if (through < distance[j]) {
                    distance[j] = through;
                    from[j] = current;
                }
                if (next < 0 || distance[j] < lowest || (distance[j] == lowest && rowOf[j] < 0 && rowOf[next] >= 0)) {
                    lowest = distance[j];
                    next = j;
                }
            }
            nearest = lowest;
            done[next] = true;
            if (rowOf[next] < 0) {
                sink = next;
            } else {
                current = rowOf[next];
            }
        }
        rowPrice[row] += nearest;
        for (int i = 0; i < reached.length; i++) {
            if (reached[i] && i != row) {
                rowPrice[i] += nearest - distance[columnOf[i]];
            }
        }
        for (int j = 0; j < columns; j++) {
            if (done[j]) {
                columnPrice[j] -= nearest - distance[j];
            }
        }
        flip(sink, row, from, rowOf, columnOf);
    }

    private static void flip(int sink, int row, int[] from, int[] rowOf, int[] columnOf) {
        int column = sink;
        while (true) {
            int owner = from[column];
            rowOf[column] = owner;
            int before = columnOf[owner];
            columnOf[owner] = column;
            if (owner == row) {
                return;
            }
            column = before;
        }
    }
}
