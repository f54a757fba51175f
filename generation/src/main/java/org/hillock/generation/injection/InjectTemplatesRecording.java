package org.hillock.generation.injection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.RecordingWithSpikes;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.NdArray;

/**
 * A recording with templates added at the spikes of a sorting.
 *
 * @param templates {@code [units, samples, channels]}, or with a fourth axis of places between two samples
 * @param nbefore samples of the templates before the spike; absent: for every unit the place of its largest absolute value
 * @param amplitudeFactor one factor for all spikes, or one for each in the order of the spikes; absent: 1
 * @param upsampleVector for templates with four axes, the place of every spike; absent: 0
 * @param checkBorders whether templates are refused that don't begin and end near 0 (within 1 % of their largest value)
 */
@Wire(
        name = "inject_templates",
        parent = "parent_recording",
        secondParent = "sorting",
        doc = "Adds templates to a recording at the spikes of a sorting.")
public record InjectTemplatesRecording(
        @Param(doc = "Templates: units × samples × channels, or × places between two samples.")
        NdArray templates,

        @Param(doc = "Samples before the spike; null: up to the largest value.", standard = "null", min = 0)
        Optional<Integer> nbefore,

        @Param(doc = "One factor for all spikes, or one for each; null: 1.", standard = "null")
        Optional<NdArray> amplitudeFactor,

        @Param(doc = "Place between two samples for each spike; null: 0.", standard = "null")
        Optional<NdArray> upsampleVector,

        @Param(doc = "Refuse templates that don't begin and end near 0.", standard = "false")
        boolean checkBorders)
        implements RecordingWithSpikes {
    private static final double BORDER_SHARE = 0.01;

    /** The templates as they are. */
    public static InjectTemplatesRecording of(NdArray templates) {
        return new InjectTemplatesRecording(templates, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** With a place of the spike within the templates. */
    public InjectTemplatesRecording withNbefore(int samples) {
        return new InjectTemplatesRecording(
                templates, Optional.of(samples), amplitudeFactor, upsampleVector, checkBorders);
    }

    /** With one factor for all spikes, or one for each. */
    public InjectTemplatesRecording withAmplitudeFactor(float... factors) {
        return new InjectTemplatesRecording(
                templates, nbefore, Optional.of(NdArray.ofFloats(factors)), upsampleVector, checkBorders);
    }

    /** With a place between two samples for each spike. */
    public InjectTemplatesRecording withUpsampleVector(int... places) {
        return new InjectTemplatesRecording(
                templates, nbefore, amplitudeFactor, Optional.of(NdArray.ofInts(places)), checkBorders);
    }

    /** With or without a check of the borders. */
    public InjectTemplatesRecording withCheckBorders(boolean check) {
        return new InjectTemplatesRecording(templates, nbefore, amplitudeFactor, upsampleVector, check);
    }

    @Override
    public Recording apply(Recording parent, Sorting sorting) {
        int[] shape = checkedShape(parent, sorting);
        float[] values = templates.toFloats();
        int factor = shape.length == 4 ? shape[3] : 1;
        int[] before = Injection.alignment(nbefore, values, shape[0], shape[1], shape[2] * factor);
        if (checkBorders) {
            requireQuietBorders(values, shape[0], shape[1], shape[2] * factor);
        }
        int[] places = upsampleVector.map(NdArray::toInts).orElseGet(() -> new int[0]);
        checkPlaces(places, factor, sorting);
        SpikeFactors factors = amplitudeFactor
                .map(given -> SpikeFactors.of(given.toFloats(), sorting.toSpikeVector()))
                .orElseGet(SpikeFactors::one);
        return Injection.inject(
                parent,
                sorting,
                new StillTemplates(split(values, shape, factor), shape[1], before, places),
                factors,
                new Provenance(this, List.of(parent, sorting)));
    }

    private int[] checkedShape(Recording parent, Sorting sorting) {
        int[] shape = templates.shape();
        if ((shape.length != 3 && shape.length != 4)
                || shape[0] != sorting.getNumUnits()
                || shape[1] < 1
                || shape[2] != parent.getNumChannels()) {
            throw new WrongArgumentException("inject_templates: templates of shape " + Arrays.toString(shape)
                    + " must have the shape [" + sorting.getNumUnits() + " units, samples, " + parent.getNumChannels()
                    + " channels] or one more axis.");
        }
        return shape;
    }

    private static void checkPlaces(int[] places, int factor, Sorting sorting) {
        if (places.length == 0) {
            return;
        }
        SpikeVector spikes = sorting.toSpikeVector();
        if (places.length != spikes.size() || Arrays.stream(places).anyMatch(place -> place < 0 || place >= factor)) {
            throw new WrongArgumentException("inject_templates: upsample_vector of " + places.length
                    + " entries must have one in [0, " + factor + ") for each of the " + spikes.size() + " spikes.");
        }
    }

    private static void requireQuietBorders(float[] values, int units, int samples, int perSample) {
        for (int u = 0; u < units; u++) {
            int from = u * samples * perSample;
            double peak = 0;
            double border = 0;
            for (int i = 0; i < samples * perSample; i++) {
                double size = Math.abs(values[from + i]);
                peak = Math.max(peak, size);
                boolean outer = i < perSample || i >= (samples - 1) * perSample;
                border = outer ? Math.max(border, size) : border;
            }
            if (border > BORDER_SHARE * peak) {
                throw new WrongArgumentException("inject_templates: templates of unit index " + u
                        + " must begin and end near 0 (" + border + " at a border, " + peak
                        + " at most). Use a wider window.");
            }
        }
    }

    private static float[][][] split(float[] values, int[] shape, int factor) {
        int cells = shape[1] * shape[2];
        float[][][] split = new float[shape[0]][factor][cells];
        for (int u = 0; u < shape[0]; u++) {
            for (int j = 0; j < factor; j++) {
                for (int i = 0; i < cells; i++) {
                    split[u][j][i] = values[(u * cells + i) * factor + j];
                }
            }
        }
        return split;
    }
}
