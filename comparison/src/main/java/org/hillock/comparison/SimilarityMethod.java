package org.hillock.comparison;

import org.hillock.core.errors.WrongArgumentException;

/** How alike two templates are; 1 for equal ones. */
public enum SimilarityMethod {
    /** The cosine of the angle between them, in [-1, 1]; 0 where one is all zeros. */
    COSINE {
        @Override
        double of(float[] a, int fromA, float[] b, int fromB, int length) {
            double dot = 0;
            double squaredA = 0;
            double squaredB = 0;
            for (int i = 0; i < length; i++) {
                double x = a[fromA + i];
                double y = b[fromB + i];
                dot += x * y;
                squaredA += x * x;
                squaredB += y * y;
            }
            double norms = Math.sqrt(squaredA) * Math.sqrt(squaredB);
            return norms == 0 ? 0 : dot / norms;
        }
    },
    /** 1 less the sum of absolute differences over the sum of absolute values of both, in [0, 1]. */
    L1 {
        @Override
        double of(float[] a, int fromA, float[] b, int fromB, int length) {
            double difference = 0;
            double sum = 0;
            for (int i = 0; i < length; i++) {
                double x = a[fromA + i];
                double y = b[fromB + i];
                difference += Math.abs(x - y);
                sum += Math.abs(x) + Math.abs(y);
            }
            return sum == 0 ? 0 : 1 - difference / sum;
        }
    },
    /** 1 less the Euclidean distance over the sum of both Euclidean norms, in [0, 1]. */
    L2 {
        @Override
        double of(float[] a, int fromA, float[] b, int fromB, int length) {
            double squares = 0;
            double squaredA = 0;
            double squaredB = 0;
            for (int i = 0; i < length; i++) {
                double x = a[fromA + i];
                double y = b[fromB + i];
                squares += (x - y) * (x - y);
                squaredA += x * x;
                squaredB += y * y;
            }
            double norms = Math.sqrt(squaredA) + Math.sqrt(squaredB);
            return norms == 0 ? 0 : 1 - Math.sqrt(squares) / norms;
        }
    };

    /** The similarity of two stretches of {@code length} values. */
    abstract double of(float[] a, int fromA, float[] b, int fromB, int length);

    /** The method of a name; an unknown one is refused with the known ones listed. */
    public static SimilarityMethod parse(String name) {
        return switch (name) {
            case "cosine", "cosine_similarity" -> COSINE;
            case "l1" -> L1;
            case "l2" -> L2;
            default ->
                throw new WrongArgumentException(
                        "compare_templates: similarity_method = '" + name + "' must be 'cosine', 'l1' or 'l2'.");
        };
    }
}
