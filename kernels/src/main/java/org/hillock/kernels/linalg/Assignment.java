package org.hillock.kernels.linalg;

import java.util.Arrays;

/**
 * One-to-one assignment of rows to columns with the least sum of costs, by shortest augmenting paths (Jonker and Volgenant 1987).
 *
 * <p>All rows are assigned if there are at most as many as columns, else all columns. Equal costs resolve to the lowest index met
 * first, the same on every run.
 */
public final class Assignment {
    /** Stands for "no partner". */
    public static final int NONE = -1;

    private Assignment() {}

    /** Returns for each row of a row-major {@code [rows × columns]} matrix of finite costs its column, or {@link #NONE}. */
    public static int[] minimise(double[] costs, int rows, int columns) {
        check(costs, rows, columns);
        if (rows <= columns) {
            return assignRows(costs, rows, columns);
        }
        int[] rowOfColumn = assignRows(MatrixProduct.transpose(costs, rows, columns), columns, rows);
        int[] columnOfRow = new int[rows];
        Arrays.fill(columnOfRow, NONE);
        for (int column = 0; column < columns; column++) {
            columnOfRow[rowOfColumn[column]] = column;
        }
        return columnOfRow;
    }

    /** Returns for each row its column in the assignment with the greatest sum, or {@link #NONE}. */
    public static int[] maximise(double[] scores, int rows, int columns) {
        double[] costs = new double[scores.length];
        Arrays.setAll(costs, i -> -scores[i]);
        return minimise(costs, rows, columns);
    }

    private static int[] assignRows(double[] costs, int rows, int columns) {
        double[] rowPrice = new double[rows];
        double[] columnPrice = new double[columns];
        int[] rowOfColumn = new int[columns];
        int[] columnOfRow = new int[rows];
        Arrays.fill(rowOfColumn, NONE);
        Arrays.fill(columnOfRow, NONE);
        for (int row = 0; row < rows; row++) {
            augment(costs, columns, row, rowPrice, columnPrice, rowOfColumn, columnOfRow);
        }
        return columnOfRow;
    }

    /** Finds the cheapest alternating path from a free row to a free column, updates the prices and swaps along it. */
    private static void augment(
            double[] costs,
            int columns,
            int freeRow,
            double[] rowPrice,
            double[] columnPrice,
            int[] rowOfColumn,
            int[] columnOfRow) {
        double[] distance = new double[columns];
        int[] previousRow = new int[columns];
        boolean[] done = new boolean[columns];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        double reached = 0;
        int row = freeRow;
        int last = NONE;
        while (last == NONE) {
            int nearest = NONE;
            for (int column = 0; column < columns; column++) {
                if (done[column]) {
                    continue;
                }
                double through = reached + costs[row * columns + column] - rowPrice[row] - columnPrice[column];
                if (through < distance[column]) {
                    distance[column] = through;
                    previousRow[column] = row;
                }
                if (nearest == NONE
                        || distance[column] < distance[nearest]
                        || (distance[column] == distance[nearest]
                                && rowOfColumn[column] == NONE
                                && rowOfColumn[nearest] != NONE)) {
                    nearest = column;
                }
            }
            reached = distance[nearest];
            done[nearest] = true;
            row = rowOfColumn[nearest];
            last = row == NONE ? nearest : NONE;
        }
        rowPrice[freeRow] += reached;
        for (int column = 0; column < columns; column++) {
            if (done[column] && column != last) {
                rowPrice[rowOfColumn[column]] += reached - distance[column];
                columnPrice[column] -= reached - distance[column];
            }
        }
        swap(freeRow, last, previousRow, rowOfColumn, columnOfRow);
    }

    private static void swap(int freeRow, int lastColumn, int[] previousRow, int[] rowOfColumn, int[] columnOfRow) {
        int column = lastColumn;
        int row;
        do {
            row = previousRow[column];
            rowOfColumn[column] = row;
            int next = columnOfRow[row];
            columnOfRow[row] = column;
            column = next;
        } while (row != freeRow);
    }

    private static void check(double[] costs, int rows, int columns) {
        if (costs.length != (long) rows * columns) {
            throw new IllegalArgumentException("assignment: matrix of " + costs.length + " values must hold " + rows
                    + " × " + columns + " (row-major). Pass the right size.");
        }
        for (int i = 0; i < costs.length; i++) {
            if (!Double.isFinite(costs[i])) {
                throw new IllegalArgumentException("assignment: cost[" + i / columns + ", " + i % columns + "] = "
                        + costs[i] + " must be finite (sums are compared). Use a large number to forbid a pair.");
            }
        }
    }
}
