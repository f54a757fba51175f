package org.hillock.postprocessing.similarity;

import org.hillock.core.errors.WrongArgumentException;

/**
 * How templates are compared.
 *
 * @param method the measure
 * @param maxLagMs how far one template may be shifted against the other in ms, cut to whole samples; the best shift counts
 * @param support on which channels
 */
public record SimilarityOptions(SimilarityMethod method, double maxLagMs, SimilaritySupport support) {
    private static final SimilarityOptions STANDARD =
            new SimilarityOptions(SimilarityMethod.COSINE, 0, SimilaritySupport.UNION);

    /** Refuses negative lags. */
    public SimilarityOptions {
        if (!(maxLagMs >= 0)) {
            throw new WrongArgumentException(
                    "compute_template_similarity: max_lag_ms = " + maxLagMs + " ms must be 0 or more.");
        }
    }

    /** The cosine without shifts, on the channels of one unit or the other: the peer's defaults. */
    public static SimilarityOptions standard() {
        return STANDARD;
    }

    /** With another measure. */
    public SimilarityOptions withMethod(SimilarityMethod other) {
        return new SimilarityOptions(other, maxLagMs, support);
    }

    /** With shifts of up to so many ms. */
    public SimilarityOptions withMaxLagMs(double ms) {
        return new SimilarityOptions(method, ms, support);
    }

    /** On other channels. */
    public SimilarityOptions withSupport(SimilaritySupport other) {
        return new SimilarityOptions(method, maxLagMs, other);
    }
}
