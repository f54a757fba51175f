package org.hillock.kernels.linalg;

/**
 * The largest eigenvalues, descending, and their orthonormal eigenvectors of a real symmetric matrix.
 *
 * <p>Reduction to a tridiagonal matrix by reflections, each of them applied in the pass that prepares the next; the wanted
 * eigenvalues by counting how many lie above a number; their vectors by inverse iteration (Parlett, The Symmetric Eigenvalue Problem,
 * chapters 7, 3 and 4), made orthogonal to those before. Several times faster than {@link SymmetricEigen} where few vectors are
 * wanted. The sign of a vector is such that its entry of largest magnitude is positive.
 *
 * @param values the largest eigenvalues, descending
 * @param vectors row i the unit eigenvector of {@code values[i]}
 */
public record LeadingEigen(double[] values, double[][] vectors) {
    private static final double ENOUGH = 0x1p-40;
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
        double[] values = largest(diagonal, beside, count);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = tridiagonalVector(diagonal, beside, values[i], vectors, i);
            values[i] = quotient(diagonal, beside, vectors[i]);
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
            two(a, i, v, w, next, product, first);
        }
        if (i < n) {
            update(a[i], v[i], w[i], v, w, first, n);
            for (int j = first; j < n; j++) {
                product[j] += a[i][j] * next[i];
            }
        }
    }

    private static void two(double[][] a, int i, double[] v, double[] w, double[] next, double[] product, int first) {
        double[] row0 = a[i];
        double[] row1 = a[i + 1];
        double v0 = v[i];
        double v1 = v[i + 1];
        double w0 = w[i];
        double w1 = w[i + 1];
        double x0 = next[i];
        double x1 = next[i + 1];
        for (int j = first; j < product.length; j++) {
            double vj = v[j];
            double wj = w[j];
            double p = row0[j] - v0 * wj - w0 * vj;
            double q = row1[j] - v1 * wj - w1 * vj;
            row0[j] = p;
            row1[j] = q;
            product[j] += p * x0 + q * x1;
        }
    }

    /**
     * The largest eigenvalues of the tridiagonal matrix, descending, to 2^-40 of its size: each lies between two numbers above which
     * there are known counts of eigenvalues, and four numbers between them are tried at a time.
     */
    private static double[] largest(double[] diagonal, double[] beside, int count) {
        double size = size(diagonal, beside);
        double[] values = new double[count];
        double top = 2 * size;
        for (int i = 0; i < count; i++) {
            double low = -2 * size;
            double high = top;
            while (high - low > ENOUGH * size) {
                double step = (high - low) / 5;
                int above = firstAtMost(diagonal, beside, low, step, i, size);
                high = above < 5 ? low + above * step : high;
                low = low + (above - 1) * step;
            }
            top = high;
            values[i] = low + (high - low) / 2;
        }
        return values;
    }

    /** The first of four steps above {@code low} with at most so many eigenvalues above it; 5 where there is none. */
    private static int firstAtMost(
            double[] diagonal, double[] beside, double low, double step, int count, double size) {
        double x1 = low + step;
        double x2 = low + 2 * step;
        double x3 = low + 3 * step;
        double x4 = low + 4 * step;
        double tiny = 0x1p-52 * size;
        double q1 = diagonal[0] - x1;
        double q2 = diagonal[0] - x2;
        double q3 = diagonal[0] - x3;
        double q4 = diagonal[0] - x4;
        int n1 = q1 > 0 ? 1 : 0;
        int n2 = q2 > 0 ? 1 : 0;
        int n3 = q3 > 0 ? 1 : 0;
        int n4 = q4 > 0 ? 1 : 0;
        for (int i = 1; i < diagonal.length; i++) {
            double square = beside[i - 1] * beside[i - 1];
            double d = diagonal[i];
            q1 = d - x1 - square / (q1 == 0 ? tiny : q1);
            q2 = d - x2 - square / (q2 == 0 ? tiny : q2);
            q3 = d - x3 - square / (q3 == 0 ? tiny : q3);
            q4 = d - x4 - square / (q4 == 0 ? tiny : q4);
            n1 += q1 > 0 ? 1 : 0;
            n2 += q2 > 0 ? 1 : 0;
            n3 += q3 > 0 ? 1 : 0;
            n4 += q4 > 0 ? 1 : 0;
        }
        return 1 + (n1 > count ? 1 : 0) + (n2 > count ? 1 : 0) + (n3 > count ? 1 : 0) + (n4 > count ? 1 : 0);
    }

    private static double size(double[] diagonal, double[] beside) {
        double size = 0;
        for (int i = 0; i < diagonal.length; i++) {
            size = Math.max(size, Math.abs(diagonal[i]) + Math.abs(beside[i]));
        }
        return size < 1e-280 ? 1 : size;
    }

    /** xᵀ T x of a unit vector. */
    private static double quotient(double[] diagonal, double[] beside, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double right = i + 1 < x.length ? 2 * beside[i] * x[i + 1] : 0;
            sum += x[i] * (diagonal[i] * x[i] + right);
        }
        return sum;
    }

    /** Inverse iteration, orthogonal to the vectors before. */
    private static double[] tridiagonalVector(
            double[] diagonal, double[] beside, double value, double[][] before, int count) {
        int n = diagonal.length;
        double size = size(diagonal, beside);
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
            if (solve > 0 && growth > 1e-3 / (ENOUGH * size * n)) {
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
