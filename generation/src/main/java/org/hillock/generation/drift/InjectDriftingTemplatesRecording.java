package org.hillock.generation.drift;

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
import org.hillock.core.values.NdArray;
import org.hillock.generation.injection.Injection;
import org.hillock.generation.injection.SpikeFactors;
import org.hillock.generation.injection.TemplateBank;

/**
 * A recording with templates added that follow a motion: every spike takes the template whose displacement is nearest to the motion at its time.
 *
 * @param templatesArrayMoved {@code [displacements, units, samples, channels]}
 * @param displacements {@code [displacements, 2]}, x and y in µm
 * @param displacementVectors for every segment {@code [times, 2]}, x and y of the motion in µm; the last holds on to the end
 * @param displacementSamplingFrequency times of the motion per second in Hz
 * @param nbefore samples before the spike; absent: up to the largest value of each unit over all displacements
 * @param amplitudeFactor one factor for all spikes, or one for each in the order of the spikes; absent: 1
 */
@Wire(
        name = "inject_drifting_templates",
        parent = "parent_recording",
        secondParent = "sorting",
        doc = "Adds templates that follow a motion to a recording at the spikes of a sorting.")
public record InjectDriftingTemplatesRecording(
        @Param(doc = "Templates: displacements × units × samples × channels.")
        NdArray templatesArrayMoved,

        @Param(doc = "Displacements of the templates, x and y.", unit = "um")
        NdArray displacements,

        @Param(doc = "Motion of every segment: times × (x, y).", unit = "um")
        List<NdArray> displacementVectors,

        @Param(doc = "Times of the motion per second.", unit = "Hz", standard = "5.0")
        double displacementSamplingFrequency,

        @Param(doc = "Samples before the spike; null: up to the largest value.", standard = "null", min = 0)
        Optional<Integer> nbefore,

        @Param(doc = "One factor for all spikes, or one for each; null: 1.", standard = "null")
        Optional<NdArray> amplitudeFactor)
        implements RecordingWithSpikes {
    private static final String NAME = "inject_drifting_templates";

    @Override
    public Recording apply(Recording parent, Sorting sorting) {
        int[] shape = templatesArrayMoved.shape();
        check(shape, parent, sorting);
        float[] values = templatesArrayMoved.toFloats();
        int cells = shape[2] * shape[3];
        float[][] split = new float[shape[0] * shape[1]][];
        for (int i = 0; i < split.length; i++) {
            split[i] = Arrays.copyOfRange(values, i * cells, (i + 1) * cells);
        }
        int[][] steps = displacementVectors.stream().map(this::nearestSteps).toArray(int[][]::new);
        SpikeFactors factors = amplitudeFactor
                .map(given -> SpikeFactors.of(given.toFloats(), sorting.toSpikeVector()))
                .orElseGet(SpikeFactors::one);
        Bank bank = new Bank(
                split,
                shape[1],
                shape[2],
                alignment(split, shape),
                steps,
                displacementSamplingFrequency / parent.getSamplingFrequency());
        return Injection.inject(parent, sorting, bank, factors, new Provenance(this, List.of(parent, sorting)));
    }

    private void check(int[] shape, Recording parent, Sorting sorting) {
        if (shape.length != 4
                || shape[1] != sorting.getNumUnits()
                || shape[2] < 1
                || shape[3] != parent.getNumChannels()) {
            throw new WrongArgumentException(NAME + ": templates_array_moved of shape " + Arrays.toString(shape)
                    + " must have the shape [displacements, " + sorting.getNumUnits() + " units, samples, "
                    + parent.getNumChannels() + " channels].");
        }
        if (!Arrays.equals(displacements.shape(), new int[] {shape[0], 2}) || shape[0] == 0) {
            throw new WrongArgumentException(NAME + ": displacements of shape " + Arrays.toString(displacements.shape())
                    + " must have the shape [" + shape[0] + ", 2].");
        }
        if (displacementVectors.size() != parent.getNumSegments() || !(displacementSamplingFrequency > 0)) {
            throw new WrongArgumentException(NAME + ": displacement_vectors of " + displacementVectors.size()
                    + " entries must have one for each of the " + parent.getNumSegments()
                    + " segments, displacement_sampling_frequency = " + displacementSamplingFrequency
                    + " Hz must be above 0.");
        }
    }

    private int[] nearestSteps(NdArray motion) {
        double[][] steps = displacements.toRows();
        double[][] places = motion.toRows();
        if (places.length == 0 || places[0].length != 2) {
            throw new WrongArgumentException(NAME + ": displacement_vectors of shape " + Arrays.toString(motion.shape())
                    + " must have the shape [times, 2] with at least one time.");
        }
        return Arrays.stream(places).mapToInt(place -> nearest(steps, place)).toArray();
    }

    private static int nearest(double[][] steps, double[] place) {
        int best = 0;
        for (int i = 1; i < steps.length; i++) {
            best = distance(steps[i], place) < distance(steps[best], place) ? i : best;
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private int[] alignment(float[][] split, int[] shape) {
        int[] before = new int[shape[1]];
        for (int unit = 0; unit < shape[1]; unit++) {
            double largest = -1;
            for (int i = unit; i < split.length; i += shape[1]) {
                int at = Injection.largest(split[i], 0, shape[2], shape[3]);
                double size = Injection.peak(split[i]);
                before[unit] = size > largest ? at : before[unit];
                largest = Math.max(largest, size);
            }
            before[unit] = nbefore.orElse(before[unit]);
        }
        return before;
    }

    private record Bank(float[][] values, int units, int numSamples, int[] before, int[][] steps, double timesPerFrame)
            implements TemplateBank {
        @Override
        public int nbefore(int unit) {
            return before[unit];
        }

        @Override
        public float[] template(int spike, int unit, int segment, long frame) {
            int[] known = steps[segment];
            int time = Math.clamp((long) Math.floor(frame * timesPerFrame), 0, known.length - 1);
            return values[known[time] * units + unit];
        }
    }
}
