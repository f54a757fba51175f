package org.hillock.comparison;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.Templates;

/**
 * Units of two sessions compared by their templates.
 *
 * @param name1 what the first session is called
 * @param name2 what the second session is called
 * @param matches similarities as agreement scores, and the matches that follow
 */
public record TemplateComparison(String name1, String name2, PairMatches matches) {
    /** Compares templates on the same channels with as many samples; the time of the spike must be the same one. */
    public static TemplateComparison of(
            Templates templates1, Templates templates2, String name1, String name2, TemplateOptions options) {
        requireAlike(templates1, templates2, name1, name2);
        UnitScores scores = similarity(templates1, templates2, options.method());
        return new TemplateComparison(
                name1, name2, PairMatches.of(scores, options.matchScore(), options.chanceScore()));
    }

    private static void requireAlike(Templates first, Templates second, String name1, String name2) {
        if (!first.channelIds().equals(second.channelIds())) {
            throw new WrongArgumentException("compare_templates: channel_ids of '" + name2 + "' must be those of '"
                    + name1 + "' in their order. Select the common channels of both first.");
        }
        if (first.numSamples() != second.numSamples() || first.nbefore() != second.nbefore()) {
            throw new WrongArgumentException("compare_templates: window of " + second.nbefore() + " + "
                    + second.nafter() + " samples of '" + name2 + "' must equal the " + first.nbefore() + " + "
                    + first.nafter() + " of '" + name1 + "'. Estimate both templates with the same window.");
        }
    }

    private static UnitScores similarity(Templates first, Templates second, SimilarityMethod method) {
        int size = first.numSamples() * first.numChannels();
        int columns = second.numUnits();
        double[] values = new double[first.numUnits() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = method.of(first.values(), i / columns * size, second.values(), i % columns * size, size);
        }
        return new UnitScores(first.unitIds(), second.unitIds(), values);
    }

    /** The similarities with the matches along the diagonal. */
    public UnitScores getOrderedAgreementScores() {
        return matches.agreementScores().ordered();
    }
}
