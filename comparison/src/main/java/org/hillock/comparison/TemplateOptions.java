package org.hillock.comparison;

/**
 * How templates are compared.
 *
 * @param method how alike two templates are
 * @param matchScore least similarity of a one-to-one match, in [0, 1]
 * @param chanceScore least similarity of a possible and of a best match, in [0, 1]
 */
public record TemplateOptions(SimilarityMethod method, double matchScore, double chanceScore) {
    /** Refuses scores outside [0, 1]. */
    public TemplateOptions {
        ComparisonOptions.checkScore("match_score", matchScore);
        ComparisonOptions.checkScore("chance_score", chanceScore);
    }

    /** For two sessions: cosine, match from 0.7, chance up to 0.3. */
    public static TemplateOptions pair() {
        return new TemplateOptions(SimilarityMethod.COSINE, 0.7, 0.3);
    }

    /** For several sessions: cosine, match from 0.8, chance up to 0.3. */
    public static TemplateOptions several() {
        return new TemplateOptions(SimilarityMethod.COSINE, 0.8, 0.3);
    }
}
