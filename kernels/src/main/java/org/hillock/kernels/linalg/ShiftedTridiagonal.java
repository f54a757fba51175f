package org.hillock.kernels.linalg;

/** The factors of T - λ I for a symmetric tridiagonal T, by elimination with row exchanges; pivots of 0 become tiny. */
final class ShiftedTridiagonal {
    private final double[] pivots;
    private final double[] above;
    private final double[] above2;
    private final double[] factors;
    private final boolean[] exchanged;

    private ShiftedTridiagonal(int n) {
        pivots = new double[n];
        above = new double[n];
        above2 = new double[n];
        factors = new double[n];
        exchanged = new boolean[n];
    }

    static ShiftedTridiagonal of(double[] diagonal, double[] beside, double value, double tiny) {
        int n = diagonal.length;
        ShiftedTridiagonal out = new ShiftedTridiagonal(n);
        double pivot = n > 0 ? diagonal[0] - value : 1;
        double right = n > 1 ? beside[0] : 0;
        for (int i = 0; i + 1 < n; i++) {
            double below = beside[i];
            double nextDiagonal = diagonal[i + 1] - value;
            double nextRight = i + 2 < n ? beside[i + 1] : 0;
            if (Math.abs(below) > Math.abs(pivot)) {
                out.exchanged[i] = true;
                out.pivots[i] = below;
                out.above[i] = nextDiagonal;
                out.above2[i] = nextRight;
                out.factors[i] = pivot / below;
                pivot = right - out.factors[i] * nextDiagonal;
                right = -out.factors[i] * nextRight;
            } else {
                out.pivots[i] = pivot == 0 ? tiny : pivot;
                out.above[i] = right;
                out.factors[i] = below / out.pivots[i];
                pivot = nextDiagonal - out.factors[i] * right;
                right = nextRight;
            }
        }
        if (n > 0) {
            out.pivots[n - 1] = Math.abs(pivot) < tiny ? Math.copySign(tiny, pivot) : pivot;
        }
        return out;
    }

    /** Solves in place. */
    void solve(double[] x) {
        int n = x.length;
        for (int i = 0; i + 1 < n; i++) {
            if (exchanged[i]) {
                double upper = x[i];
                x[i] = x[i + 1];
                x[i + 1] = upper - factors[i] * x[i];
            } else {
                x[i + 1] -= factors[i] * x[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            sum -= i + 1 < n ? above[i] * x[i + 1] : 0;
            sum -= i + 2 < n ? above2[i] * x[i + 2] : 0;
            x[i] = sum / pivots[i];
        }
    }
}
