package org.hillock.generation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.generation.basis.Changed;

/**
 * A small recording for examples and tests: some units on a probe with few channels, with noise, and its true sorting. Names follow
 * {@code spikeinterface.extractors.toy_example}.
 */
@Wire(name = "toy_example", doc = "Makes a small recording for examples, and its true sorting.")
public record ToyExample(
        @Param(doc = "Duration of all segments, or one for each.", unit = "s", standard = "[10.0]", min = 0)
        List<Double> duration,

        @Param(doc = "Number of channels.", standard = "4", min = 1)
        int numChannels,

        @Param(doc = "Number of units.", standard = "10", min = 0)
        int numUnits,

        @Param(doc = "Frames per second.", unit = "Hz", standard = "30000.0")
        double samplingFrequency,

        @Param(doc = "Number of segments; not used where there are several durations.", standard = "2", min = 1)
        int numSegments,

        @Param(doc = "Mean over units of the trough on the best channel, below 0.", unit = "uV", standard = "-100.0")
        double averagePeakAmplitude,

        @Param(doc = "Places between two samples that spikes fall on; null: 1.", standard = "null", min = 1)
        Optional<Integer> upsampleFactor,

        @Param(doc = "Distance between contacts.", unit = "um", standard = "40.0")
        double contactSpacingUm,

        @Param(doc = "Columns of the probe.", standard = "1", min = 1)
        int numColumns,

        @Param(doc = "Mean rate of every unit.", unit = "Hz", standard = "3.0", min = 0)
        double firingRate,

        @Param(doc = "Seed of all random numbers.", standard = "0", min = 0)
        long seed)
        implements GroundTruthGenerator, RecordingSource {
    private static final double NOISE_LEVEL = 5;
    private static final double REFRACTORY_MS = 4;

    /** Refuses an amplitude that is not below 0. */
    public ToyExample {
        if (!(averagePeakAmplitude < 0) || Double.isInfinite(averagePeakAmplitude)) {
            throw new WrongArgumentException(
                    "toy_example: average_peak_amplitude = " + averagePeakAmplitude + " uV must be below 0.");
        }
    }

    /** Two segments of 10 s, 4 channels, 10 units at 3 Hz of -100 µV on average, 30 kHz, seed 0. */
    public static ToyExample standard() {
        return OperationType.of(ToyExample.class).withDefaults();
    }

    /** With other durations in s: one for all segments, or one for each. */
    public ToyExample withDuration(double... seconds) {
        return Changed.with(this, "duration", seconds);
    }

    /** With another number of channels. */
    public ToyExample withNumChannels(int channels) {
        return Changed.with(this, "num_channels", channels);
    }

    /** With another number of units. */
    public ToyExample withNumUnits(int units) {
        return Changed.with(this, "num_units", units);
    }

    /** With another rate of frames in Hz. */
    public ToyExample withSamplingFrequency(double hertz) {
        return Changed.with(this, "sampling_frequency", hertz);
    }

    /** With another number of segments. */
    public ToyExample withNumSegments(int segments) {
        return Changed.with(this, "num_segments", segments);
    }

    /** With another mean size of units in µV, below 0. */
    public ToyExample withAveragePeakAmplitude(double microvolts) {
        return Changed.with(this, "average_peak_amplitude", microvolts);
    }

    /** With spikes at several places between two samples. */
    public ToyExample withUpsampleFactor(int factor) {
        return Changed.with(this, "upsample_factor", factor);
    }

    /** With another layout of the probe. */
    public ToyExample withProbeLayout(int columns, double spacingUm) {
        return Changed.with(Changed.with(this, "num_columns", columns), "contact_spacing_um", spacingUm);
    }

    /** With another rate of every unit in Hz. */
    public ToyExample withFiringRate(double hertz) {
        return Changed.with(this, "firing_rate", hertz);
    }

    /** With another seed. */
    public ToyExample withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    @Override
    public GroundTruth generate() {
        GenerateGroundTruthRecording layout = layout();
        ScenePlan plan = new ScenePlan(layout);
        Scene scene = scaled(plan.scene());
        return plan.record(scene, StillScene.templates(scene, layout), this, Provenance.of(this));
    }

    @Override
    public Recording open() {
        return generate().recording();
    }

    private Scene scaled(Scene scene) {
        double mean = Arrays.stream(scene.peakAmplitudes()).average().orElse(1);
        double factor = -averagePeakAmplitude / mean;
        return scene.withUnits(scene.units().stream()
                .map(unit -> unit.withAlpha(unit.alpha() * factor))
                .toList());
    }

    private GenerateGroundTruthRecording layout() {
        List<Double> seconds = duration.size() == 1 ? Collections.nCopies(numSegments, duration.getFirst()) : duration;
        GenerateGroundTruthRecording layout = GenerateGroundTruthRecording.standard()
                .withDurations(seconds.stream().mapToDouble(Double::doubleValue).toArray())
                .withSamplingFrequency(samplingFrequency)
                .withNumChannels(numChannels)
                .withNumUnits(numUnits)
                .withColumns(numColumns, contactSpacingUm, contactSpacingUm)
                .withFiringRates(firingRate)
                .withRefractoryPeriodMs(REFRACTORY_MS)
                .withNoiseLevels(NOISE_LEVEL)
                .withSeed(seed);
        return upsampleFactor.map(layout::withUpsampleFactor).orElse(layout);
    }
}
