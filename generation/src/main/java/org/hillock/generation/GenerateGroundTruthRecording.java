package org.hillock.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.values.DType;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.templates.DistanceMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording of units that stay in place, with noise, and its true sorting. Names and defaults follow
 * {@code spikeinterface.core.generate_ground_truth_recording} of release 0.101.2, whose nested arguments are laid out flat here; the numbers
 * drawn are others.
 */
@Wire(
        name = "generate_ground_truth_recording",
        aliases = "ground_truth_recording",
        doc = "Makes a recording of units that stay in place, with noise, and its true sorting.")
public record GenerateGroundTruthRecording(
        @Param(doc = "Duration of every segment.", unit = "s", standard = "[10.0]", min = 0)
        List<Double> durations,

        @Param(doc = "Frames per second.", unit = "Hz", standard = "25000.0")
        double samplingFrequency,

        @Param(doc = "Number of channels; not used where a probe is given.", standard = "4", min = 1)
        int numChannels,

        @Param(doc = "Number of units.", standard = "10", min = 0)
        int numUnits,

        @Param(doc = "Seed of all random numbers.", standard = "0", min = 0)
        long seed,

        @Param(doc = "Probe as probeinterface JSON; null: columns of contacts.", standard = "null")
        Optional<JsonNode> probe,

        @Param(doc = "Columns of the probe.", standard = "2", min = 1)
        int numColumns,

        @Param(doc = "Distance between columns.", unit = "um", standard = "20.0", min = 0)
        double xpitch,

        @Param(doc = "Distance between contacts of a column.", unit = "um", standard = "20.0", min = 0)
        double ypitch,

        @Param(doc = "Upward shift of each column; empty: none.", unit = "um", standard = "[]")
        List<Double> yShiftPerColumn,

        @Param(doc = "How far units reach beyond the outermost channels.", unit = "um", standard = "10.0")
        double marginUm,

        @Param(doc = "Smallest distance of units from the probe's plane.", unit = "um", standard = "5.0")
        double minimumZ,

        @Param(doc = "Largest distance of units from the probe's plane.", unit = "um", standard = "50.0")
        double maximumZ,

        @Param(
                doc = "Smallest distance between two units, as far as there is room.",
                unit = "um",
                standard = "20.0",
                min = 0)
        double minimumDistance,

        @Param(
                doc =
                        "Ranges of the units' parameters by name, two ends or one fixed value: alpha (uV), depolarization_ms, repolarization_ms,"
                                + " recovery_ms, positive_amplitude, smooth_ms, spatial_decay (um), propagation_speed (um/ms), b, c, x_angle, y_angle,"
                                + " z_angle (rad).",
                standard = "{}")
        Map<String, List<Double>> unitParams,

        @Param(doc = "How the distance of units is measured.", standard = "\"ellipsoid\"")
        DistanceMode mode,

        @Param(
                doc = "Range of the units' sizes on their best channel, log-uniform; null: as alpha and distance give.",
                unit = "uV",
                standard = "null")
        Optional<List<Double>> peakAmplitudeRange,

        @Param(doc = "Time of templates before the trough.", unit = "ms", standard = "1.0", min = 0)
        double msBefore,

        @Param(doc = "Time of templates after the trough.", unit = "ms", standard = "3.0", min = 0)
        double msAfter,

        @Param(doc = "Places between two samples that spikes fall on; null: 1.", standard = "null", min = 1)
        Optional<Integer> upsampleFactor,

        @Param(doc = "Mean rate of all units, or one for each.", unit = "Hz", standard = "[15.0]", min = 0)
        List<Double> firingRates,

        @Param(
                doc = "Range of rates, log-uniform, instead of firing_rates; null: none.",
                unit = "Hz",
                standard = "null")
        Optional<List<Double>> firingRateRange,

        @Param(doc = "Smallest interval of a unit.", unit = "ms", standard = "4.0", min = 0)
        double refractoryPeriodMs,

        @Param(doc = "Share of the units that burst.", standard = "0.0", min = 0, max = 1)
        double burstUnitFraction,

        @Param(doc = "Share of their spikes that begin a burst.", standard = "0.35", min = 0, max = 1)
        double burstSpikeFraction,

        @Param(doc = "A burst has one to this many spikes more.", standard = "3", min = 1)
        int burstMaxSpikes,

        @Param(doc = "Range of intervals in a burst.", unit = "ms", standard = "[3.0, 7.0]", min = 0)
        List<Double> burstIntervalMs,

        @Param(
                doc = "Range of the share by which each spike of a burst is smaller.",
                standard = "[0.08, 0.25]",
                min = 0,
                max = 1)
        List<Double> burstShrink,

        @Param(doc = "Share of the units that pause once in a segment.", standard = "0.0", min = 0, max = 1)
        double pauseUnitFraction,

        @Param(doc = "Range of the pauses' durations.", unit = "s", standard = "[1.0, 2.0]", min = 0)
        List<Double> pauseDurationS,

        @Param(doc = "Standard deviation of the relative size of single spikes.", standard = "0.0", min = 0, max = 1)
        double amplitudeStd,

        @Param(
                doc = "Standard deviation of the noise on all channels, or one for each.",
                unit = "uV",
                standard = "[5.0]",
                min = 0)
        List<Double> noiseLevels,

        @Param(
                doc = "Range of noise levels, instead of noise_levels; null: none.",
                unit = "uV",
                standard = "null",
                min = 0)
        Optional<List<Double>> noiseLevelRange,

        @Param(
                doc = "Distance over which the correlation of noise falls to 1/e; null: independent channels.",
                unit = "um",
                standard = "null")
        Optional<Double> noiseSpatialDecay,

        @Param(doc = "Sample type.", standard = "\"float32\"")
        DType dtype,

        @Param(doc = "Microvolts of one count.", unit = "uV", standard = "1.0")
        double gain,

        @Param(doc = "Microvolts of count 0.", unit = "uV", standard = "0.0")
        double offset)
        implements GroundTruthGenerator, RecordingSource {
    /** All parameters at their defaults. */
    public static GenerateGroundTruthRecording standard() {
        return OperationType.of(GenerateGroundTruthRecording.class).withDefaults();
    }

    /** With another value of any parameter, by wire name; checked. */
    public GenerateGroundTruthRecording with(String parameter, JsonNode value) {
        return Changed.with(this, parameter, value);
    }

    /** With other segments, in seconds. */
    public GenerateGroundTruthRecording withDurations(double... seconds) {
        return Changed.with(this, "durations", seconds);
    }

    /** With another rate of frames in Hz. */
    public GenerateGroundTruthRecording withSamplingFrequency(double hertz) {
        return Changed.with(this, "sampling_frequency", hertz);
    }

    /** With another number of channels. */
    public GenerateGroundTruthRecording withNumChannels(int channels) {
        return Changed.with(this, "num_channels", channels);
    }

    /** With another number of units. */
    public GenerateGroundTruthRecording withNumUnits(int units) {
        return Changed.with(this, "num_units", units);
    }

    /** With another seed. */
    public GenerateGroundTruthRecording withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    /** On a given probe; contact i is channel i where the probe is not wired. */
    public GenerateGroundTruthRecording withProbe(Probe given) {
        return with("probe", ProbeJson.toTree(ProbeGroup.of(given)));
    }

    /** With contacts in columns, distances in µm. */
    public GenerateGroundTruthRecording withColumns(int columns, double xDistance, double yDistance) {
        GenerateGroundTruthRecording changed = Changed.with(this, "num_columns", columns);
        return Changed.with(Changed.with(changed, "xpitch", xDistance), "ypitch", yDistance);
    }

    /** With columns shifted upwards by these lengths in µm. */
    public GenerateGroundTruthRecording withYShiftPerColumn(double... shifts) {
        return Changed.with(this, "y_shift_per_column", shifts);
    }

    /** With another range of one of the units' parameters. */
    public GenerateGroundTruthRecording withUnitParam(String name, double low, double high) {
        ObjectNode all = PythonJson.NODES.objectNode();
        unitParams.forEach((key, ends) -> {
            ArrayNode list = all.putArray(key);
            ends.forEach(list::add);
        });
        all.putArray(name).add(low).add(high);
        return with("unit_params", all);
    }

    /** With sizes on the best channel drawn log-uniformly, in µV. */
    public GenerateGroundTruthRecording withPeakAmplitudeRange(double low, double high) {
        return Changed.with(this, "peak_amplitude_range", new double[] {low, high});
    }

    /** With one rate for all units, or one for each, in Hz. */
    public GenerateGroundTruthRecording withFiringRates(double... hertz) {
        return Changed.with(this, "firing_rates", hertz);
    }

    /** With rates drawn log-uniformly, in Hz. */
    public GenerateGroundTruthRecording withFiringRateRange(double low, double high) {
        return Changed.with(this, "firing_rate_range", new double[] {low, high});
    }

    /** With another refractory period in ms. */
    public GenerateGroundTruthRecording withRefractoryPeriodMs(double ms) {
        return Changed.with(this, "refractory_period_ms", ms);
    }

    /** With a share of units that burst. */
    public GenerateGroundTruthRecording withBurstUnitFraction(double share) {
        return Changed.with(this, "burst_unit_fraction", share);
    }

    /** With a share of units that pause, for a time drawn from a range in s. */
    public GenerateGroundTruthRecording withPauses(double share, double shortest, double longest) {
        GenerateGroundTruthRecording changed = Changed.with(this, "pause_unit_fraction", share);
        return Changed.with(changed, "pause_duration_s", new double[] {shortest, longest});
    }

    /** With single spikes of varying size. */
    public GenerateGroundTruthRecording withAmplitudeStd(double deviation) {
        return Changed.with(this, "amplitude_std", deviation);
    }

    /** With other noise, in µV, on all channels or one level for each. */
    public GenerateGroundTruthRecording withNoiseLevels(double... microvolts) {
        return Changed.with(this, "noise_levels", microvolts);
    }

    /** With noise that is correlated over a distance in µm. */
    public GenerateGroundTruthRecording withNoiseSpatialDecay(double micrometres) {
        return Changed.with(this, "noise_spatial_decay", micrometres);
    }

    /** With spikes at several places between two samples. */
    public GenerateGroundTruthRecording withUpsampleFactor(int factor) {
        return Changed.with(this, "upsample_factor", factor);
    }

    /** With another sample type, µV of one count and µV of count 0. */
    public GenerateGroundTruthRecording withCounts(DType type, double microvolts, double zero) {
        GenerateGroundTruthRecording changed = Changed.with(this, "dtype", type.numpyName());
        return Changed.with(Changed.with(changed, "gain", microvolts), "offset", zero);
    }

    @Override
    public GroundTruth generate() {
        ScenePlan plan = new ScenePlan(this);
        Scene scene = plan.scene();
        return plan.record(scene, StillScene.templates(scene, this), this, Provenance.of(this));
    }

    @Override
    public Recording open() {
        return generate().recording();
    }
}
