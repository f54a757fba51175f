package org.hillock.kernels.linalg;

/** A fixed choice between a vector and its negative. */
final class Signs {
    private Signs() {}

    static boolean largestIsNegative(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        return largest < 0;
    }

    static void negate(double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = -vector[i];
        }
    }

    /** Turns the vector in place so that its entry of largest magnitude (the first on ties) is positive. */
    static double[] largestPositive(double[] vector) {
        if (largestIsNegative(vector)) {
            negate(vector);
        }
        return vector;
    }
}
