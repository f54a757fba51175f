package org.hillock.generation.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.generation.GenerateDriftingRecording;
import org.hillock.generation.GroundTruth;
import org.hillock.generation.Reading;
import org.hillock.generation.noise.NoiseGeneratorRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {
    @Test
    void zigzagRunsBetweenTheEnds() {
        DriftPath path = DriftPath.zigzag(10, 50, 20);
        assertThat(path.at(3)).isZero();
        assertThat(path.at(15)).isCloseTo(0.5, within(1e-12));
        assertThat(path.at(20)).isCloseTo(0, within(1e-12));
        assertThat(path.at(25)).isCloseTo(-0.5, within(1e-12));
        assertThat(path.at(27.5)).isCloseTo(-0.25, within(1e-12));
        assertThat(path.at(55)).isZero();
    }

    @Test
    void rampRunsFromEndToEnd() {
        DriftPath path = DriftPath.ramp(10, 30);
        assertThat(path.at(0)).isEqualTo(-0.5);
        assertThat(path.at(20)).isCloseTo(0, within(1e-12));
        assertThat(path.at(99)).isEqualTo(0.5);
    }

    @Test
    void jumpsHoldUntilTheNext() {
        DriftPath path = DriftPath.jumps(List.of(20.0, 40.0), List.of(0.25, -0.5));
        assertThat(path.at(19.9)).isZero();
        assertThat(path.at(20)).isEqualTo(0.25);
        assertThat(path.at(39.9)).isEqualTo(0.25);
        assertThat(path.at(1000)).isEqualTo(-0.5);
        assertThatThrownBy(() -> DriftPath.jumps(List.of(1.0), List.of(0.6)))
                .isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> DriftPath.jumps(List.of(2.0, 1.0), List.of(0.1, 0.2)))
                .hasMessageContaining("rise");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void bumpsAlternate(long seed) {
        double[] places = DriftPath.bumps(10, 50, 5, 10, seed).sampled(60, 5);
        assertThat(places).hasSize(300);
        assertThat(Arrays.copyOf(places, 50)).containsOnly(0);
        assertThat(Arrays.copyOfRange(places, 250, 300)).containsOnly(0);
        assertThat(Arrays.stream(places).distinct().sorted().toArray()).containsExactly(-0.5, 0, 0.5);
    }

    @Test
    void stepsIncludeBothEndsAndTheMiddle() {
        DriftSteps steps = DriftSteps.between(new double[] {0, 20}, new double[] {0, -20}, 1);
        assertThat(steps.count()).isEqualTo(41);
        assertThat(steps.y(0)).isEqualTo(20);
        assertThat(steps.y(20)).isZero();
        assertThat(steps.y(40)).isEqualTo(-20);
        assertThat(steps.nearest(-0.5)).isZero();
        assertThat(steps.nearest(0)).isEqualTo(20);
        assertThat(steps.nearest(0.9)).isEqualTo(40);
        DriftSteps odd = DriftSteps.between(new double[] {0, 0}, new double[] {3, 4}, 1);
        assertThat(odd.count()).isEqualTo(7);
        assertThat(odd.displacements().shape()).containsExactly(7, 2);
    }

    private static GenerateDriftingRecording drifting(long seed) {
        return GenerateDriftingRecording.standard()
                .withNumUnits(6)
                .withDurations(12)
                .withNoiseLevelRange(0, 0)
                .withFiringRateRange(20, 20)
                .withPeakAmplitudeRange(100, 200)
                .with("minimum_z", PythonJson.NODES.numberNode(25.0))
                .withWay(0, -30, 0, 30)
                .withSeed(seed);
    }

    /** The mean over a unit's spikes of the centre of its squared amplitudes along y, in µm. */
    private static double centre(GroundTruth truth, int unit, LongPredicate when) {
        Recording recording = truth.recording();
        double[][] places = recording.getChannelLocations();
        double sum = 0;
        int count = 0;
        for (long frame : truth.sorting().getUnitSpikeTrain(Id.of(unit), 0)) {
            if (when.test(frame) && alone(truth.sorting(), frame)) {
                float[] row = recording.getTraces(0, frame, frame + 1).samples().floats();
                double weights = 0;
                double weighted = 0;
                for (int c = 0; c < places.length; c++) {
                    weights += (double) row[c] * row[c];
                    weighted += (double) row[c] * row[c] * places[c][1];
                }
                sum += weighted / weights;
                count++;
            }
        }
        return sum / count;
    }

    /** Units that stay over the probe on the whole way. */
    private static int[] inner(GroundTruth truth) {
        double[][] places = truth.sorting().getProperty("gt_unit_locations").toRows();
        return IntStream.range(0, places.length)
                .filter(u -> places[u][1] > 100 && places[u][1] < 1160 && places[u][0] > 0 && places[u][0] < 48)
                .toArray();
    }

    private static boolean alone(Sorting sorting, long frame) {
        SpikeVector spikes = sorting.toSpikeVector();
        return spikes.firstNotBefore(0, frame + 80) - spikes.firstNotBefore(0, frame - 130) == 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void amplitudeCentreMovesAsAsked(long seed) {
        GenerateDriftingRecording jumping = drifting(seed).withJumps(List.of(4.0, 8.0), List.of(0.5, -0.5));
        GenerateDriftingRecording.Drift drift = jumping.generateAll();
        assertThat(inner(drift.still())).hasSizeGreaterThan(1);
        for (int u : inner(drift.still())) {
            double before = centre(drift.drifting(), u, frame -> frame < 4 * 30000);
            double up = centre(drift.drifting(), u, frame -> frame >= 4 * 30000 && frame < 8 * 30000);
            double down = centre(drift.drifting(), u, frame -> frame >= 8 * 30000);
            assertThat(up - before).isCloseTo(30, within(4.0));
            assertThat(before - down).isCloseTo(30, within(4.0));
            assertThat(centre(drift.still(), u, frame -> frame < 4 * 30000)).isCloseTo(before, within(1e-6));
        }
        assertThat(drift.drifting().sorting().toSpikeVector())
                .isEqualTo(drift.still().sorting().toSpikeVector());
        double[][] vectors = drift.displacementVectors().getFirst().toRows();
        assertThat(vectors).hasDimensions(60, 2);
        assertThat(vectors[10]).containsExactly(0, 0);
        assertThat(vectors[30]).containsExactly(0, 30);
        assertThat(vectors[50]).containsExactly(0, -30);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void rampMovesSteadily(long seed) {
        GenerateDriftingRecording.Drift drift = drifting(seed).withRamp(0, 12).generateAll();
        for (int u : inner(drift.still())) {
            double first = centre(drift.drifting(), u, frame -> frame < 3 * 30000);
            double second = centre(drift.drifting(), u, frame -> frame >= 3 * 30000 && frame < 6 * 30000);
            double last = centre(drift.drifting(), u, frame -> frame >= 9 * 30000);
            assertThat(second - first).isCloseTo(15, within(5.0));
            assertThat(last - first).isCloseTo(45, within(6.0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void anyRangeGivesTheSameBitsAndTheRecipeComesBack(long seed, @TempDir Path folder) {
        GenerateDriftingRecording recipe = drifting(seed)
                .withDurations(0.5, 0.4)
                .withNumChannels(8)
                .withNoiseLevelRange(3, 6)
                .withZigzag(0.1, 0.3);
        GroundTruth truth = recipe.generate();
        Reading.assertChunksEqualWhole(truth.recording(), seed);
        Dumps.dump(truth.recording(), folder.resolve("drift.json"));
        assertThat(Reading.floats(Extractors.loadRecording(folder.resolve("drift.json")), 1))
                .isEqualTo(Reading.floats(truth.recording(), 1));
        Dumps.dump(truth.sorting(), folder.resolve("sorting.json"));
        assertThat(Extractors.loadSorting(folder.resolve("sorting.json")).toSpikeVector())
                .isEqualTo(truth.sorting().toSpikeVector());
    }

    @Test
    void movedTemplatesAreTakenByTheNearestDisplacement(@TempDir Path folder) {
        NdArray moved = NdArray.ofFloats(new float[] {1, 2, 3}, 3, 1, 1, 1);
        NdArray displacements = NdArray.ofRows(new double[][] {{0, -10}, {0, 0}, {0, 10}});
        NdArray motion = NdArray.ofRows(new double[][] {{0, 0}, {0, 6}, {0, -7}});
        Recording silence = NoiseGeneratorRecording.of(1, 1000, List.of(0.9))
                .withNoiseLevels(0)
                .open();
        long[] frames = {0, 199, 200, 399, 400, 899};
        Sorting sorting = NumpySorting.of(SpikeVector.of(frames, new int[6], new int[] {0, 6}, 1), 1000, Ids.range(1));
        Recording recording = new InjectDriftingTemplatesRecording(
                        moved, displacements, List.of(motion), 5, Optional.empty(), Optional.empty())
                .apply(silence, sorting);
        float[] traces = Reading.floats(recording, 0);
        float[] taken = new float[6];
        for (int i = 0; i < 6; i++) {
            taken[i] = traces[(int) frames[i]];
        }
        assertThat(taken).containsExactly(2, 2, 3, 3, 1, 1);
    }
}
