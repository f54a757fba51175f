package org.hillock.postprocessing.similarity;

import org.hillock.kernels.templates.ShiftedCurves;

/** How alike two templates x and y are, 1 where they are equal. */
public enum SimilarityMethod {
    /** The cosine of the angle between them, x·y / (‖x‖ ‖y‖), in [-1, 1]. */
    COSINE(ShiftedCurves.Measure.COSINE),
    /** 1 - Σ|x - y| / (Σ|x| + Σ|y|), in [0, 1]. */
    L1(ShiftedCurves.Measure.L1),
    /** 1 - ‖x - y‖ / (‖x‖ + ‖y‖), in [0, 1]. */
    L2(ShiftedCurves.Measure.L2);

    private final ShiftedCurves.Measure measure;

    SimilarityMethod(ShiftedCurves.Measure measure) {
        this.measure = measure;
    }

    ShiftedCurves.Measure measure() {
        return measure;
    }
}
