package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/**
 * Projection of centred rows on a direction of large variance: {@code Z (Z'Z)^10 v}, where v is the row of largest norm.
 *
 * <p>Every multiplication is followed by scaling to unit length, so that neither loud nor faint data leave the range of
 * float. Only the order of the projections and the ratios of their gaps have a meaning. The rows are kept in both orders,
 * because sums over the inner index are not vectorised. Cost: 21 passes over the rows. An instance owns its scratch arrays:
 * one instance for one thread.
 */
public final class PrincipalProjection {
    private static final int MULTIPLICATIONS = 10;

    private final int features;
    private final float[] direction;
    private final float[] next;
    private final float[][] columns;
    private float[][] rows = new float[0][];
    private float[] projections = new float[0];
    private int count;

    /** For rows of {@code features} values. */
    public PrincipalProjection(int features) {
        this.features = features;
        this.direction = new float[features];
        this.next = new float[features];
        this.columns = new float[features][0];
    }

    /** Takes the rows with the numbers {@code members}, less {@code mean}. */
    public void take(float[][] all, int[] members, float[] mean) {
        count = members.length;
        reserve();
        for (int i = 0; i < count; i++) {
            subtract(all[members[i]], mean, rows[i]);
        }
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            turn(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], i);
        }
        for (; i < count; i++) {
            for (int f = 0; f < features; f++) {
                columns[f][i] = rows[i][f];
            }
        }
    }

    /** Projections of the rows taken; the array is used again, and only as many values hold as there are rows. */
    public float[] project() {
        System.arraycopy(rows[longest()], 0, direction, 0, features);
        normalise(direction);
        for (int k = 0; k < MULTIPLICATIONS; k++) {
            multiply();
            multiplyTransposed();
            System.arraycopy(next, 0, direction, 0, features);
            normalise(direction);
        }
        multiply();
        return projections;
    }

    private void reserve() {
        if (rows.length >= count) {
            return;
        }
        int before = rows.length;
        rows = Arrays.copyOf(rows, Math.max(count, 2 * before));
        for (int i = before; i < rows.length; i++) {
            rows[i] = new float[features];
        }
        for (int f = 0; f < features; f++) {
            columns[f] = new float[rows.length];
        }
        projections = new float[rows.length];
    }

    private void turn(float[] r0, float[] r1, float[] r2, float[] r3, int at) {
        for (int f = 0; f < features; f++) {
            float[] column = columns[f];
            column[at] = r0[f];
            column[at + 1] = r1[f];
            column[at + 2] = r2[f];
            column[at + 3] = r3[f];
        }
    }

    private int longest() {
        Arrays.fill(projections, 0, count, 0);
        for (int f = 0; f < features; f++) {
            addSquares(columns[f], count, projections);
        }
        int place = 0;
        for (int i = 1; i < count; i++) {
            if (projections[i] > projections[place]) {
                place = i;
            }
        }
        return place;
    }

    /** {@code projections = Z direction}. */
    private void multiply() {
        Arrays.fill(projections, 0, count, 0);
        int f = 0;
        for (; f + 4 <= features; f += 4) {
            addFour(columns[f], columns[f + 1], columns[f + 2], columns[f + 3], direction, f, count, projections);
        }
        for (; f < features; f++) {
            addOne(columns[f], direction[f], count, projections);
        }
    }

    /** {@code next = Z' projections}. */
    private void multiplyTransposed() {
        Arrays.fill(next, 0);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFour(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], projections, i, features, next);
        }
        for (; i < count; i++) {
            addOne(rows[i], projections[i], features, next);
        }
    }

    private static void subtract(float[] row, float[] mean, float[] out) {
        for (int f = 0; f < out.length; f++) {
            out[f] = row[f] - mean[f];
        }
    }

    private static void addSquares(float[] values, int count, float[] sum) {
        for (int i = 0; i < count; i++) {
            sum[i] += values[i] * values[i];
        }
    }

    private static void addFour(
            float[] a, float[] b, float[] c, float[] d, float[] factors, int at, int count, float[] sum) {
        float fa = factors[at];
        float fb = factors[at + 1];
        float fc = factors[at + 2];
        float fd = factors[at + 3];
        for (int i = 0; i < count; i++) {
            sum[i] += (a[i] * fa + b[i] * fb) + (c[i] * fc + d[i] * fd);
        }
    }

    private static void addOne(float[] values, float factor, int count, float[] sum) {
        for (int i = 0; i < count; i++) {
            sum[i] += values[i] * factor;
        }
    }

    private static void normalise(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (squares > 0) {
            float scale = (float) (1 / Math.sqrt(squares));
            for (int f = 0; f < values.length; f++) {
                values[f] *= scale;
            }
        }
    }
}
