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
import org.hillock.core.values.NdArray;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.basis.Interval;
import org.hillock.generation.drift.DriftMode;
import org.hillock.generation.drift.DriftPath;
import org.hillock.generation.drift.DriftSteps;
import org.hillock.generation.drift.MovingTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording of units that drift together along a straight way (rigidly), with noise, and its true sorting. Templates are computed anew at
 * every step of the way. Names and defaults follow {@code spikeinterface.generation.generate_drifting_recording} of release 0.101.2, whose nested
 * arguments are laid out flat here. With several segments the motion goes on from one to the next.
 */
@Wire(
        name = "generate_drifting_recording",
        aliases = "drifting_recording",
        doc = "Makes a recording of units that drift together, with noise, and its true sorting.")
public record GenerateDriftingRecording(
        @Param(doc = "Duration of every segment.", aliases = "duration", unit = "s", standard = "[600.0]", min = 0)
        List<Double> durations,

        @Param(doc = "Frames per second.", unit = "Hz", standard = "30000.0")
        double samplingFrequency,

        @Param(doc = "Number of units.", standard = "250", min = 0)
        int numUnits,

        @Param(doc = "Seed of all random numbers.", standard = "0", min = 0)
        long seed,

        @Param(
                doc = "Layout of the probe; not used where num_channels or a probe is given.",
                standard = "\"Neuropixel-128\"",
                choices = {"Neuropixel-384", "Neuropixel-128", "Neuronexus-32"})
        String probeName,

        @Param(
                doc = "Number of channels of a probe of two columns, 20 um apart both ways; null: by name.",
                standard = "null",
                min = 1)
        Optional<Integer> numChannels,

        @Param(doc = "Probe as probeinterface JSON; null: by name.", standard = "null")
        Optional<JsonNode> probe,

        @Param(doc = "How far units reach beyond the outermost channels.", unit = "um", standard = "20.0")
        double marginUm,

        @Param(doc = "Smallest distance of units from the probe's plane.", unit = "um", standard = "5.0")
        double minimumZ,

        @Param(doc = "Largest distance of units from the probe's plane.", unit = "um", standard = "45.0")
        double maximumZ,

        @Param(
                doc = "Smallest distance between two units, as far as there is room.",
                unit = "um",
                standard = "18.0",
                min = 0)
        double minimumDistance,

        @Param(
                doc = "Ranges of the units' parameters by name, as for generate_ground_truth_recording.",
                standard = "{\"alpha\": [150.0, 500.0], \"spatial_decay\": [10.0, 45.0]}")
        Map<String, List<Double>> unitParams,

        @Param(
                doc =
                        "Range of the units' sizes on their best channel without motion, log-uniform; null: as alpha and distance give.",
                unit = "uV",
                standard = "null")
        Optional<List<Double>> peakAmplitudeRange,

        @Param(doc = "Time of templates before the trough.", unit = "ms", standard = "1.5", min = 0)
        double msBefore,

        @Param(doc = "Time of templates after the trough.", unit = "ms", standard = "3.0", min = 0)
        double msAfter,

        @Param(doc = "Range of rates, log-uniform.", unit = "Hz", standard = "[2.0, 8.0]", min = 0)
        List<Double> firingRateRange,

        @Param(doc = "Smallest interval of a unit.", unit = "ms", standard = "4.0", min = 0)
        double refractoryPeriodMs,

        @Param(doc = "Standard deviation of the relative size of single spikes.", standard = "0.0", min = 0, max = 1)
        double amplitudeStd,

        @Param(doc = "Range of noise levels of channels.", unit = "uV", standard = "[12.0, 15.0]", min = 0)
        List<Double> noiseLevelRange,

        @Param(
                doc = "Distance over which the correlation of noise falls to 1/e; null: independent channels.",
                unit = "um",
                standard = "25.0")
        Optional<Double> noiseSpatialDecay,

        @Param(doc = "How the tissue moves.", standard = "\"zigzag\"")
        DriftMode driftMode,

        @Param(doc = "First end of the way, x and y.", unit = "um", standard = "[0.0, 20.0]")
        List<Double> driftStartUm,

        @Param(doc = "Other end of the way, x and y.", unit = "um", standard = "[0.0, -20.0]")
        List<Double> driftStopUm,

        @Param(
                doc = "Longest distance between two displacements that templates are computed for.",
                unit = "um",
                standard = "1.0")
        double driftStepUm,

        @Param(doc = "When the motion starts.", unit = "s", standard = "60.0", min = 0)
        double tStartDrift,

        @Param(doc = "When the motion ends; null: with the recording.", unit = "s", standard = "null", min = 0)
        Optional<Double> tEndDrift,

        @Param(doc = "Period of the zigzag.", unit = "s", standard = "200.0")
        double periodS,

        @Param(doc = "Range of the intervals between bumps.", unit = "s", standard = "[30.0, 90.0]", min = 0)
        List<Double> bumpIntervalS,

        @Param(doc = "When to jump.", unit = "s", standard = "[]", min = 0)
        List<Double> jumpTimesS,

        @Param(
                doc = "Where to jump: -0.5 is the first end of the way, 0.5 the other; one for each time.",
                standard = "[]",
                min = -0.5,
                max = 0.5)
        List<Double> jumpPlaces,

        @Param(doc = "Times per second at which the motion is reported.", unit = "Hz", standard = "5.0")
        double displacementSamplingFrequency,

        @Param(doc = "Sample type.", standard = "\"float32\"")
        DType dtype,

        @Param(doc = "Microvolts of one count.", unit = "uV", standard = "1.0")
        double gain,

        @Param(doc = "Microvolts of count 0.", unit = "uV", standard = "0.0")
        double offset)
        implements GroundTruthGenerator, RecordingSource {
    /** All parameters at their defaults. */
    public static GenerateDriftingRecording standard() {
        return OperationType.of(GenerateDriftingRecording.class).withDefaults();
    }

    /** With another value of any parameter, by wire name; checked. */
    public GenerateDriftingRecording with(String parameter, JsonNode value) {
        return Changed.with(this, parameter, value);
    }

    /** With other segments, in seconds. */
    public GenerateDriftingRecording withDurations(double... seconds) {
        return Changed.with(this, "durations", seconds);
    }

    /** With another number of units. */
    public GenerateDriftingRecording withNumUnits(int units) {
        return Changed.with(this, "num_units", units);
    }

    /** With another seed. */
    public GenerateDriftingRecording withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    /** On a given probe; contact i is channel i where the probe is not wired. */
    public GenerateDriftingRecording withProbe(Probe given) {
        return with("probe", ProbeJson.toTree(ProbeGroup.of(given)));
    }

    /** On two columns of contacts. */
    public GenerateDriftingRecording withNumChannels(int channels) {
        return Changed.with(this, "num_channels", channels);
    }

    /** With sizes on the best channel drawn log-uniformly, in µV. */
    public GenerateDriftingRecording withPeakAmplitudeRange(double low, double high) {
        return Changed.with(this, "peak_amplitude_range", new double[] {low, high});
    }

    /** With other levels of noise, drawn evenly, in µV. */
    public GenerateDriftingRecording withNoiseLevelRange(double low, double high) {
        return Changed.with(this, "noise_level_range", new double[] {low, high});
    }

    /** With other rates, drawn log-uniformly, in Hz. */
    public GenerateDriftingRecording withFiringRateRange(double low, double high) {
        return Changed.with(this, "firing_rate_range", new double[] {low, high});
    }

    /** With a motion between other ends, x and y in µm each. */
    public GenerateDriftingRecording withWay(double startX, double startY, double stopX, double stopY) {
        GenerateDriftingRecording changed = Changed.with(this, "drift_start_um", new double[] {startX, startY});
        return Changed.with(changed, "drift_stop_um", new double[] {stopX, stopY});
    }

    /** Moving to and fro from {@code start} s on. */
    public GenerateDriftingRecording withZigzag(double start, double period) {
        return Changed.with(Changed.with(moving("zigzag"), "t_start_drift", start), "period_s", period);
    }

    /** Moving steadily from the first end at {@code start} s to the other at {@code end} s. */
    public GenerateDriftingRecording withRamp(double start, double end) {
        return Changed.with(Changed.with(moving("ramp"), "t_start_drift", start), "t_end_drift", end);
    }

    /** Jumping at {@code times} s to {@code places} on the way, see {@link DriftPath}. */
    public GenerateDriftingRecording withJumps(List<Double> times, List<Double> places) {
        return Changed.with(Changed.with(moving("jump"), "jump_times_s", times), "jump_places", places);
    }

    private GenerateDriftingRecording moving(String mode) {
        return Changed.with(this, "drift_mode", mode);
    }

    @Override
    public GroundTruth generate() {
        return generateAll().drifting();
    }

    @Override
    public Recording open() {
        return generate().recording();
    }

    /**
     * A drifting recording, its still twin with the same spikes and noise, and the motion.
     *
     * @param still recording and sorting without motion
     * @param drifting recording and sorting with motion
     * @param displacementVectors for every segment {@code [times, 2]}, x and y in µm
     * @param steps the displacements that templates are made for
     */
    public record Drift(GroundTruth still, GroundTruth drifting, List<NdArray> displacementVectors, DriftSteps steps) {}

    /** The drifting recording together with its still twin and the motion. */
    public Drift generateAll() {
        GenerateGroundTruthRecording layout = stillTwin();
        ScenePlan plan = new ScenePlan(layout);
        Scene scene = plan.scene();
        DriftSteps steps = DriftSteps.between(ends(driftStartUm), ends(driftStopUm), driftStepUm);
        DriftPath path = path();
        double[] starts = segmentStarts();
        MovingTemplates templates = new MovingTemplates(
                scene.units(),
                scene.channelLocations(),
                scene.window(),
                steps,
                (segment, frame) -> path.at(starts[segment] + frame / samplingFrequency));
        return new Drift(
                layout.generate(),
                plan.record(scene, templates, this, Provenance.of(this)),
                vectors(path, steps),
                steps);
    }

    private static double[] ends(List<Double> xy) {
        return xy.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] segmentStarts() {
        double[] starts = new double[durations.size() + 1];
        for (int s = 0; s < durations.size(); s++) {
            starts[s + 1] = starts[s] + durations.get(s);
        }
        return starts;
    }

    /** How the tissue moves on the way between the two ends. */
    public DriftPath path() {
        double end = tEndDrift.orElse(Math.max(segmentStarts()[durations.size()], Math.nextUp(tStartDrift)));
        return switch (driftMode) {
            case ZIGZAG -> DriftPath.zigzag(tStartDrift, end, periodS);
            case RAMP -> DriftPath.ramp(tStartDrift, end);
            case JUMP -> DriftPath.jumps(jumpTimesS, jumpPlaces);
            case BUMP -> {
                Interval interval = Interval.ofPositive("bump_interval_s", bumpIntervalS);
                yield DriftPath.bumps(tStartDrift, end, interval.low(), interval.high(), seed);
            }
        };
    }

    private List<NdArray> vectors(DriftPath path, DriftSteps steps) {
        double[] starts = segmentStarts();
        return java.util.stream.IntStream.range(0, durations.size())
                .mapToObj(s -> {
                    DriftPath inSegment = seconds -> path.at(starts[s] + seconds);
                    return steps.vectors(inSegment.sampled(durations.get(s), displacementSamplingFrequency));
                })
                .toList();
    }

    /** The recipe of the still twin. */
    GenerateGroundTruthRecording stillTwin() {
        ObjectNode own = OperationType.of(this).toJson(this);
        ObjectNode shared = PythonJson.NODES.objectNode();
        OperationType<GenerateGroundTruthRecording> twin = OperationType.of(GenerateGroundTruthRecording.class);
        twin.parameters().stream()
                .map(parameter -> parameter.name())
                .filter(own::has)
                .forEach(name -> shared.set(name, own.get(name)));
        if (numChannels.isEmpty()) {
            shared.remove("num_channels");
        }
        if (numChannels.isEmpty() || probe.isPresent()) {
            shared.set("probe", probe.orElseGet(() -> ProbeJson.toTree(ProbeGroup.of(ToyProbes.named(probeName)))));
        }
        return twin.fromJson(shared);
    }
}
