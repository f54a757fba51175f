package org.hillock.postprocessing.similarity;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.templates.ShiftedCurves;

/**
 * How alike templates are, after {@code spikeinterface.postprocessing.compute_template_similarity} (0.101).
 *
 * <p>Under shifts both templates of a pair are shifted in both directions, and the best shift counts, so that the similarity of two units
 * doesn't depend on their order (the peer tries one direction for each pair). A template that is 0 on all compared channels is like no
 * other, itself included: 0.
 *
 * @param unitIds units of the first axis
 * @param otherUnitIds units of the second axis; the same ones where a set is compared with itself
 * @param values {@code [units × other units]}, row-major; treat as read-only
 */
public record TemplateSimilarity(Ids unitIds, Ids otherUnitIds, float[] values) {
    private static final String OPERATION = "compute_template_similarity";
    private static final double MS_PER_SECOND = 1000;

    /**
     * Compares all templates of a set with each other.
     *
     * @param sparsity which channels belong to which unit; absent: all to all
     * @param jobs how many threads; the values are the same for any number
     */
    public static TemplateSimilarity of(
            Templates templates, Optional<ChannelSparsity> sparsity, SimilarityOptions options, JobOptions jobs) {
        int lag = lagSamples(templates, options);
        ShiftedCurves curves = curves(templates, lag, options);
        Support support = new Support(templates.numChannels(), options.support(), sparsity, sparsity);
        int units = templates.numUnits();
        float[] values = new float[units * units];
        NumberedTasks.run(units, jobs, () -> i -> {
            for (int j = i; j < units; j++) {
                int[] channels = support.channels(i, j);
                double distance = Math.min(
                        curves.smallest(i, curves, j, channels, -lag, 0),
                        lag == 0 ? 2 : curves.smallest(j, curves, i, channels, -lag, 0));
                values[i * units + j] = similarity(distance, channels);
            }
        });
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < i; j++) {
                values[i * units + j] = values[j * units + i];
            }
        }
        return new TemplateSimilarity(templates.unitIds(), templates.unitIds(), values);
    }

    /**
     * Compares the templates of one set with those of another on the same channels; those of the second are shifted in both directions.
     */
    public static TemplateSimilarity between(
            Templates templates,
            Templates others,
            Optional<ChannelSparsity> sparsity,
            Optional<ChannelSparsity> otherSparsity,
            SimilarityOptions options,
            JobOptions jobs) {
        requireAlike(templates, others);
        int lag = lagSamples(templates, options);
        ShiftedCurves first = curves(templates, lag, options);
        ShiftedCurves second = curves(others, lag, options);
        Support support = new Support(templates.numChannels(), options.support(), sparsity, otherSparsity);
        int width = others.numUnits();
        float[] values = new float[templates.numUnits() * width];
        NumberedTasks.run(templates.numUnits(), jobs, () -> i -> {
            for (int j = 0; j < width; j++) {
                int[] channels = support.channels(i, j);
                double distance = first.smallest(i, second, j, channels, -lag, lag);
                values[i * width + j] = similarity(distance, channels);
            }
        });
        return new TemplateSimilarity(templates.unitIds(), others.unitIds(), values);
    }

    private static float similarity(double distance, int[] channels) {
        return channels.length == 0 ? 0 : (float) (1 - distance);
    }

    private static ShiftedCurves curves(Templates templates, int lag, SimilarityOptions options) {
        return ShiftedCurves.of(
                templates.values(),
                templates.numUnits(),
                templates.numSamples(),
                templates.numChannels(),
                lag,
                options.method().measure());
    }

    private static int lagSamples(Templates templates, SimilarityOptions options) {
        double lag = Math.floor(options.maxLagMs() * templates.samplingFrequency() / MS_PER_SECOND);
        if (!(2 * lag < templates.numSamples())) {
            throw new WrongArgumentException(OPERATION + ": max_lag_ms = " + options.maxLagMs()
                    + " ms must be below half of a template (" + templates.numSamples() + " samples at "
                    + templates.samplingFrequency() + " Hz). Give a shorter lag or longer templates.");
        }
        return (int) lag;
    }

    private static void requireAlike(Templates templates, Templates others) {
        if (templates.numSamples() != others.numSamples()
                || !templates.channelIds().equals(others.channelIds())
                || templates.nbefore() != others.nbefore()) {
            throw new WrongArgumentException(
                    OPERATION + ": " + others + " must have the samples before and after and the"
                            + " channels of the others (" + templates + "). Estimate both with the same window.");
        }
    }

    /** The channels of every pair. */
    private record Support(
            int numChannels,
            SimilaritySupport support,
            Optional<ChannelSparsity> first,
            Optional<ChannelSparsity> second) {
        int[] channels(int i, int j) {
            if (support == SimilaritySupport.DENSE || first.isEmpty() || second.isEmpty()) {
                return IntStream.range(0, numChannels).toArray();
            }
            ChannelSparsity a = first.get();
            ChannelSparsity b = second.get();
            int[] shared = IntStream.range(0, numChannels)
                    .filter(c -> a.isActive(i, c) && b.isActive(j, c))
                    .toArray();
            return shared.length == 0 || support == SimilaritySupport.INTERSECTION
                    ? shared
                    : IntStream.range(0, numChannels)
                            .filter(c -> a.isActive(i, c) || b.isActive(j, c))
                            .toArray();
        }
    }

    /** One value. */
    public float get(int unit, int other) {
        return values[unit * otherUnitIds.size() + other];
    }

    /** All values as an array of shape {@code [units, other units]}, as {@code similarity.npy} holds them. */
    public NdArray toArray() {
        return NdArray.ofFloats(values, unitIds.size(), otherUnitIds.size());
    }

    /** The similarities of some units with each other, in the given order; of a set compared with itself. */
    public TemplateSimilarity selectUnits(Ids wanted) {
        int[] rows = unitIds.indicesOf(wanted);
        int[] columns = otherUnitIds.indicesOf(wanted);
        float[] kept = new float[rows.length * columns.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = get(rows[i / columns.length], columns[i % columns.length]);
        }
        return new TemplateSimilarity(wanted, wanted, kept);
    }

    @Override
    public String toString() {
        return "TemplateSimilarity: " + unitIds.size() + " × " + otherUnitIds.size() + " units";
    }
}
