package org.hillock.kernels.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The thin singular value decomposition A = U diag(s) V, by one-sided rotations (Hestenes 1958), accurate also for small values.
 *
 * <p>Made for small matrices: the cost is about 10 r² max(rows, columns), r the smaller side. Of each pair of singular vectors the row
 * of V has its entry of largest magnitude positive. Vectors of zero singular values on the longer side are 0.
 *
 * @param left r rows, row i the left singular vector i (length rows of A)
 * @param values r singular values, descending
 * @param right r rows, row i the right singular vector i (length columns of A)
 */
public record SingularValues(double[][] left, double[] values, double[][] right) {
    private static final int MAX_SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-15;

    /** Returns the decomposition of a row-major {@code [rows × columns]} matrix of finite values. */
    public static SingularValues of(double[] matrix, int rows, int columns) {
        if (matrix.length != (long) rows * columns) {
            throw new IllegalArgumentException("singularValues: matrix of " + matrix.length + " values must hold "
                    + rows + " × " + columns + " (row-major). Pass the right size.");
        }
        boolean wide = columns > rows;
        int small = Math.min(rows, columns);
        int large = Math.max(rows, columns);
        double[][] work = new double[small][large];
        double[][] turned = new double[small][small];
        for (int i = 0; i < small; i++) {
            turned[i][i] = 1;
            for (int j = 0; j < large; j++) {
                work[i][j] = wide ? matrix[i * columns + j] : matrix[j * columns + i];
            }
        }
        orthogonalise(work, turned);
        return sorted(work, turned, wide);
    }

    private static void orthogonalise(double[][] work, double[][] turned) {
        boolean rotated = true;
        for (int sweep = 0; sweep < MAX_SWEEPS && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < work.length; p++) {
                for (int q = p + 1; q < work.length; q++) {
                    rotated |= rotatePair(work, turned, p, q);
                }
            }
        }
    }

    /** Makes rows p and q orthogonal; false if they are already. */
    private static boolean rotatePair(double[][] work, double[][] turned, int p, int q) {
        double pp = DotProduct.of(work[p], work[p], 0, work[p].length);
        double qq = DotProduct.of(work[q], work[q], 0, work[q].length);
        double pq = DotProduct.of(work[p], work[q], 0, work[p].length);
        if (Math.abs(pq) <= ORTHOGONAL * Math.sqrt(pp * qq) || pq == 0) {
            return false;
        }
        double zeta = (qq - pp) / (2 * pq);
        double tangent = Math.copySign(1 / (Math.abs(zeta) + Math.hypot(1, zeta)), zeta);
        double c = 1 / Math.hypot(1, tangent);
        double s = c * tangent;
        rotate(work[p], work[q], c, s);
        rotate(turned[p], turned[q], c, s);
        return true;
    }

    private static void rotate(double[] p, double[] q, double c, double s) {
        for (int j = 0; j < p.length; j++) {
            double x = p[j];
            double y = q[j];
            p[j] = c * x - s * y;
            q[j] = s * x + c * y;
        }
    }

    private static SingularValues sorted(double[][] work, double[][] turned, boolean wide) {
        double[] lengths = new double[work.length];
        for (int i = 0; i < work.length; i++) {
            lengths[i] = Math.sqrt(DotProduct.of(work[i], work[i], 0, work[i].length));
        }
        int[] order = IntStream.range(0, work.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[work.length];
        double[][] left = new double[work.length][];
        double[][] right = new double[work.length][];
        for (int i = 0; i < order.length; i++) {
            values[i] = lengths[order[i]];
            double[] unit = work[order[i]];
            for (int j = 0; j < unit.length && values[i] > 0; j++) {
                unit[j] /= values[i];
            }
            left[i] = wide ? turned[order[i]] : unit;
            right[i] = wide ? unit : turned[order[i]];
            if (Signs.largestIsNegative(right[i])) {
                Signs.negate(left[i]);
                Signs.negate(right[i]);
            }
        }
        return new SingularValues(left, values, right);
    }
}
