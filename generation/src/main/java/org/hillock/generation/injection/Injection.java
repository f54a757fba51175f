package org.hillock.generation.injection;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Provenance;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.Carrier;

/** Adds templates to a recording, whoever makes them. */
public final class Injection {
    private Injection() {}

    /**
     * The recording with the templates added; its facts are those of the parent.
     *
     * @param parent of any type but 64-bit integers; templates are in its unit (counts for integers)
     * @param sorting as many segments as the parent; spikes outside the segments reach in as far as their template does
     * @param provenance what the result says about itself
     */
    public static Recording inject(
            Recording parent, Sorting sorting, TemplateBank templates, SpikeFactors factors, Provenance provenance) {
        if (sorting.getNumSegments() != parent.getNumSegments()) {
            throw new WrongArgumentException("inject_templates: the sorting of " + sorting.getNumSegments()
                    + " segments must have as many as the recording (" + parent.getNumSegments() + ").");
        }
        if (parent.getDtype().carrier() == Carrier.LONG) {
            throw new WrongArgumentException("inject_templates: dtype = " + parent.getDtype()
                    + " of the recording must not be a 64-bit integer. Convert it first.");
        }
        return new Recording(
                parent.info(),
                new SpikeInjection(parent.traces(), parent.getDtype(), sorting::toSpikeVector, factors, templates),
                provenance);
    }

    /** The given number of samples before the spike, or for every unit the place of its largest absolute value. */
    static int[] alignment(Optional<Integer> nbefore, float[] templates, int units, int samples, int perSample) {
        if (nbefore.isPresent() && (nbefore.get() < 0 || nbefore.get() >= samples)) {
            throw new WrongArgumentException("inject_templates: nbefore = " + nbefore.get() + " must lie in [0, "
                    + samples + ") (the samples of the templates).");
        }
        return IntStream.range(0, units)
                .map(unit ->
                        nbefore.orElseGet(() -> largest(templates, unit * samples * perSample, samples, perSample)))
                .toArray();
    }

    /** The sample of the largest absolute value of a template that begins at {@code from}, {@code [samples × perSample]}. */
    public static int largest(float[] templates, int from, int samples, int perSample) {
        int best = 0;
        for (int i = 1; i < samples * perSample; i++) {
            best = Math.abs(templates[from + i]) > Math.abs(templates[from + best]) ? i : best;
        }
        return best / perSample;
    }

    /** The largest absolute value. */
    public static float peak(float[] template) {
        float peak = 0;
        for (float value : template) {
            peak = Math.max(peak, Math.abs(value));
        }
        return peak;
    }
}
