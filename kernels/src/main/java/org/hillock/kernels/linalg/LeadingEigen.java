package org.hillock.kernels.linalg;

import java.util.Arrays;

/**
 * The largest eigenvalues, descending, and their orthonormal eigenvectors of a real symmetric matrix.
 *
 * <p>Reduction to a tridiagonal matrix by reflections, each of them applied in the pass that prepares the next; all its eigenvalues by the
 * square-root free QL steps of Pal, Walker and Kahan; the wanted vectors by inverse iteration (Parlett, The Symmetric Eigenvalue
 * Problem, chapters 7, 8 and 4), made orthogonal to those before. Several times faster than {@link SymmetricEigen} where few vectors are
 * wanted. The sign of a vector is such that its entry of largest magnitude is positive.
 *
 * @param values the largest eigenvalues, descending
 * @param vectors row i the unit eigenvector of {@code values[i]}
 */
public record LeadingEigen(double[] values, double[][] vectors) {
    private static final int MAX_STEPS_EACH = 60;
    private static final int MAX_SOLVES = 6;

    /**
     * Returns the {@code count} largest eigenvalues with their vectors.
     *
     * @param matrix n rows of n values, of finite numbers; overwritten
     * @param count at most n
     */
    public static LeadingEigen inPlace(double[][] matrix, int count) {
        int n = matrix.length;
        if (count < 0 || count > n) {
            throw new IllegalArgumentException("leadingEigen: count = " + count + " must be in [0, " + n
                    + "] (the size of the matrix). Ask for fewer.");
        }
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        double[][] mirrors = new double[n][];
        tridiagonalise(matrix, diagonal, beside, mirrors);
        double[] all = eigenvalues(diagonal, beside);
        double[] values = new double[count];
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++) {
            values[i] = all[n - 1 - i];
            vectors[i] = tridiagonalVector(diagonal, beside, values[i], vectors, i);
        }
        for (int i = 0; i < count; i++) {
            reflectBack(mirrors, vectors[i]);
            Signs.largestPositive(vectors[i]);
        }
        return new LeadingEigen(values, vectors);
    }

    /**
     * Householder reduction. Step k mirrors rows and columns k + 1 … by v: A becomes A - v wᵀ - w vᵀ with w = A v - v (vᵀ A v) / 2. Row
     * k + 1 is brought up to date first, which gives the next v; the other rows are brought up to date and multiplied by it in one pass.
     */
    private static void tridiagonalise(double[][] a, double[] diagonal, double[] beside, double[][] mirrors) {
        int n = diagonal.length;
        double[] v = new double[n];
        double[] w = new double[n];
        for (int k = 0; k < n; k++) {
            double[] row = a[k];
            update(row, v[k], w[k], v, w, k, n);
            diagonal[k] = row[k];
            if (k == n - 1) {
                return;
            }
            double[] next = new double[n];
            beside[k] = mirror(row, k + 1, next);
            double[] product = new double[n];
            updateAndMultiply(a, v, w, next, product, k + 1);
            double half = 0;
            for (int i = k + 1; i < n; i++) {
                half += product[i] * next[i];
            }
            half /= 2;
            for (int i = k + 1; i < n; i++) {
                product[i] -= half * next[i];
            }
            v = next;
            w = product;
            mirrors[k] = next;
        }
    }

    private static void update(double[] row, double vi, double wi, double[] v, double[] w, int from, int n) {
        for (int j = from; j < n; j++) {
            row[j] -= vi * w[j] + wi * v[j];
        }
    }

    /** Fills in v with H = I - v vᵀ that mirrors {@code row[first …]} onto its first axis; returns the length with its sign. */
    private static double mirror(double[] row, int first, double[] v) {
        int n = row.length;
        double tail = 0;
        for (int i = first + 1; i < n; i++) {
            tail += row[i] * row[i];
        }
        if (tail == 0) {
            return row[first];
        }
        double length = -Math.copySign(Math.sqrt(tail + row[first] * row[first]), row[first]);
        double head = row[first] - length;
        double scale = Math.sqrt(2 / (tail + head * head));
        v[first] = head * scale;
        for (int i = first + 1; i < n; i++) {
            v[i] = row[i] * scale;
        }
        return length;
    }

    /** Brings rows from {@code first} on up to date and adds their multiples to the product, two rows at a time. */
    private static void updateAndMultiply(
            double[][] a, double[] v, double[] w, double[] next, double[] product, int first) {
        int n = product.length;
        int i = first;
        for (; i + 1 < n; i += 2) {
            pair(
                    a[i],
                    a[i + 1],
                    v,
                    w,
                    new double[] {v[i], w[i], next[i], v[i + 1], w[i + 1], next[i + 1]},
                    product,
                    first);
        }
        if (i < n) {
            update(a[i], v[i], w[i], v, w, first, n);
            for (int j = first; j < n; j++) {
                product[j] += a[i][j] * next[i];
            }
        }
    }

    private static void pair(
            double[] upper, double[] lower, double[] v, double[] w, double[] factors, double[] product, int first) {
        double v0 = factors[0];
        double w0 = factors[1];
        double x0 = factors[2];
        double v1 = factors[3];
        double w1 = factors[4];
        double x1 = factors[5];
        for (int j = first; j < product.length; j++) {
            double vj = v[j];
            double wj = w[j];
            double p = upper[j] - v0 * wj - w0 * vj;
            double q = lower[j] - v1 * wj - w1 * vj;
            upper[j] = p;
            lower[j] = q;
            product[j] += p * x0 + q * x1;
        }
    }

    /** All eigenvalues of the tridiagonal matrix, ascending. */
    private static double[] eigenvalues(double[] diagonal, double[] beside) {
        int n = diagonal.length;
        double[] d = diagonal.clone();
        double[] squares = new double[n];
        for (int i = 0; i + 1 < n; i++) {
            squares[i] = beside[i] * beside[i];
        }
        for (int low = 0; low < n; low++) {
            int steps = 0;
            while (true) {
                int high = low;
                while (high + 1 < n && !negligible(d, squares, high)) {
                    high++;
                }
                if (high + 1 < n) {
                    squares[high] = 0;
                }
                if (high == low) {
                    break;
                }
                if (++steps > MAX_STEPS_EACH) {
                    throw new ArithmeticException("leadingEigen: no convergence after " + MAX_STEPS_EACH + " steps");
                }
                qlStep(d, squares, low, high);
            }
        }
        Arrays.sort(d);
        return d;
    }

    private static boolean negligible(double[] d, double[] squares, int i) {
        double size = Math.abs(d[i]) + Math.abs(d[i + 1]);
        return squares[i] <= 0x1p-106 * size * size || squares[i] < 1e-300;
    }

    private static void qlStep(double[] d, double[] squares, int low, int high) {
        double root = Math.sqrt(squares[low]);
        double half = (d[low + 1] - d[low]) / (2 * root);
        double shift = d[low] - root / (half + Math.copySign(Math.hypot(half, 1), half));
        double c = 1;
        double s = 0;
        double g = d[high] - shift;
        double p = g * g;
        for (int i = high - 1; i >= low; i--) {
            double b = squares[i];
            double r = p + b;
            if (i != high - 1) {
                squares[i + 1] = s * r;
            }
            double oldC = c;
            c = p / r;
            s = b / r;
            double oldG = g;
            double a = d[i];
            g = c * (a - shift) - s * oldG;
            d[i + 1] = oldG + (a - g);
            p = c != 0 ? g * g / c : oldC * b;
        }
        squares[low] = s * p;
        d[low] = shift + g;
    }

    /** Inverse iteration, orthogonal to the vectors before. */
    private static double[] tridiagonalVector(
            double[] diagonal, double[] beside, double value, double[][] before, int count) {
        int n = diagonal.length;
        double size = 0;
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.abs(diagonal[i]) + Math.abs(beside[i]));
        }
        size = size < 1e-280 ? 1 : size;
        ShiftedTridiagonal system = ShiftedTridiagonal.of(diagonal, beside, value, 0x1p-52 * size);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 1 + ((i * 7919 + count * 104729) % 1009) / 1009.0;
        }
        for (int solve = 0; solve < MAX_SOLVES; solve++) {
            makeOrthogonal(x, before, count);
            system.solve(x);
            double growth = normalise(x);
            makeOrthogonal(x, before, count);
            normalise(x);
            if (solve > 0 && growth > 1e-3 / (0x1p-52 * size * n)) {
                break;
            }
        }
        return x;
    }

    private static void makeOrthogonal(double[] x, double[][] before, int count) {
        for (int b = 0; b < count; b++) {
            double dot = DotProduct.of(x, before[b], 0, x.length);
            for (int i = 0; i < x.length; i++) {
                x[i] -= dot * before[b][i];
            }
        }
    }

    private static double normalise(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] /= largest;
            squares += x[i] * x[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < x.length; i++) {
            x[i] /= length;
        }
        return largest * length;
    }

    private static void reflectBack(double[][] mirrors, double[] x) {
        for (int k = mirrors.length - 2; k >= 0; k--) {
            double[] v = mirrors[k];
            double dot = DotProduct.of(v, x, k + 1, x.length);
            if (dot != 0) {
                for (int i = k + 1; i < x.length; i++) {
                    x[i] -= dot * v[i];
                }
            }
        }
    }
}
