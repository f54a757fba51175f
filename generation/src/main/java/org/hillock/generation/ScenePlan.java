package org.hillock.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Provenance;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.MultiColumns;
import org.hillock.core.probe.ProbeGenerators;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.generation.basis.Interval;
import org.hillock.generation.basis.OneOrEach;
import org.hillock.generation.basis.RandomStream;
import org.hillock.generation.basis.SegmentLengths;
import org.hillock.generation.firing.Bursts;
import org.hillock.generation.firing.FiringScore;
import org.hillock.generation.firing.Pauses;
import org.hillock.generation.injection.Injection;
import org.hillock.generation.injection.QuantizeRecording;
import org.hillock.generation.injection.SpikeFactors;
import org.hillock.generation.injection.TemplateBank;
import org.hillock.generation.noise.NoiseCovariance;
import org.hillock.generation.noise.NoiseGeneratorRecording;
import org.hillock.generation.templates.TemplateWindow;
import org.hillock.generation.templates.UnitLocations;
import org.hillock.generation.templates.UnitModel;
import org.hillock.generation.templates.UnitParameters;
import org.hillock.kernels.random.NumpyGenerator;
import tools.jackson.databind.JsonNode;

/** Lays out a scene from the parameters of {@link GenerateGroundTruthRecording} and makes recordings of it. */
final class ScenePlan {
    private final GenerateGroundTruthRecording wanted;
    private final WiredProbes probes;
    private final long[] numSamples;
    private final double[] noiseLevels;

    ScenePlan(GenerateGroundTruthRecording wanted) {
        this.wanted = wanted;
        this.probes = probes(wanted.probe(), wanted);
        this.numSamples =
                SegmentLengths.of("generate_ground_truth_recording", wanted.durations(), wanted.samplingFrequency());
        this.noiseLevels = noiseLevels();
    }

    private static WiredProbes probes(Optional<JsonNode> given, GenerateGroundTruthRecording wanted) {
        ProbeGroup group = given.map(ProbeJson::parseGroup).orElseGet(() -> columns(wanted));
        int highest = Arrays.stream(group.getGlobalDeviceChannelIndices()).max().orElse(-1);
        return highest >= 0
                ? group.wiredTo(highest + 1)
                : group.setGlobalDeviceChannelIndices(upTo(group.getContactCount()))
                        .wiredTo(group.getContactCount());
    }

    private static ProbeGroup columns(GenerateGroundTruthRecording wanted) {
        int channels = wanted.numChannels();
        int used = Math.min(channels, wanted.numColumns());
        Integer[] counts = new Integer[used];
        Arrays.setAll(counts, i -> channels / used + (i < channels % used ? 1 : 0));
        MultiColumns layout =
                MultiColumns.withDefaults().withContactsPerColumn(counts).withPitch(wanted.xpitch(), wanted.ypitch());
        if (!wanted.yShiftPerColumn().isEmpty()) {
            layout = layout.withYShiftPerColumn(wanted.yShiftPerColumn().toArray(Double[]::new));
        }
        return ProbeGroup.of(ProbeGenerators.generateMultiColumnsProbe(layout).setDeviceChannelIndices(upTo(channels)));
    }

    private static int[] upTo(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    private double[] noiseLevels() {
        int channels = probes.numChannels();
        if (wanted.noiseLevelRange().isPresent()) {
            Interval range =
                    Interval.of("noise_level_range", wanted.noiseLevelRange().get());
            NumpyGenerator random = RandomStream.NOISE_LEVELS.of(wanted.seed());
            double[] levels = new double[channels];
            Arrays.setAll(levels, c -> range.draw(random));
            return levels;
        }
        return OneOrEach.of("noise_levels", wanted.noiseLevels(), channels);
    }

    Scene scene() {
        TemplateWindow window = TemplateWindow.ofMs(wanted.samplingFrequency(), wanted.msBefore(), wanted.msAfter());
        double[] rates = firingRates();
        return new Scene(
                probes.locations(),
                noiseLevels,
                units(),
                window,
                rates,
                score(rates).play(wanted.seed()));
    }

    private List<UnitModel> units() {
        double[][] places = new UnitLocations(
                        wanted.marginUm(),
                        wanted.minimumZ(),
                        wanted.maximumZ(),
                        wanted.minimumDistance(),
                        UnitLocations.standard().maxIteration(),
                        false)
                .draw(wanted.numUnits(), probes.locations(), wanted.seed());
        List<UnitModel> units = UnitParameters.of(wanted.unitParams()).draw(places, wanted.mode(), wanted.seed());
        return wanted.peakAmplitudeRange()
                .map(ends -> resized(units, Interval.ofPositive("peak_amplitude_range", ends)))
                .orElse(units);
    }

    /** Gives every unit the size that makes it as large on its best channel as drawn. */
    private List<UnitModel> resized(List<UnitModel> units, Interval peaks) {
        NumpyGenerator random = RandomStream.PEAK_AMPLITUDES.of(wanted.seed());
        List<UnitModel> resized = new ArrayList<>();
        for (UnitModel unit : units) {
            double best = Arrays.stream(unit.withAlpha(1).amplitudes(probes.locations()))
                    .max()
                    .orElse(1);
            resized.add(unit.withAlpha(peaks.drawLogUniform(random) / best));
        }
        return resized;
    }

    private double[] firingRates() {
        if (wanted.firingRateRange().isPresent()) {
            Interval range = Interval.ofPositive(
                    "firing_rate_range", wanted.firingRateRange().get());
            NumpyGenerator random = RandomStream.FIRING_RATES.of(wanted.seed());
            double[] rates = new double[wanted.numUnits()];
            Arrays.setAll(rates, u -> range.drawLogUniform(random));
            return rates;
        }
        return OneOrEach.of("firing_rates", wanted.firingRates(), wanted.numUnits());
    }

    private FiringScore score(double[] rates) {
        return new FiringScore(
                wanted.samplingFrequency(),
                Arrays.stream(numSamples).boxed().toList(),
                Arrays.stream(rates).boxed().toList(),
                wanted.refractoryPeriodMs(),
                new Bursts(
                        wanted.burstUnitFraction(),
                        wanted.burstSpikeFraction(),
                        wanted.burstMaxSpikes(),
                        Interval.of("burst_interval_ms", wanted.burstIntervalMs()),
                        Interval.of("burst_shrink", wanted.burstShrink())),
                new Pauses(wanted.pauseUnitFraction(), Interval.of("pause_duration_s", wanted.pauseDurationS())),
                wanted.amplitudeStd());
    }

    /** The noise alone, in µV. */
    Recording noise() {
        NoiseGeneratorRecording noise = NoiseGeneratorRecording.of(
                        noiseLevels.length, wanted.samplingFrequency(), wanted.durations())
                .withNoiseLevels(noiseLevels)
                .withSeed(wanted.seed())
                .withDtype(wanted.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32);
        return wanted.noiseSpatialDecay()
                .map(decay -> noise.withCovMatrix(NoiseCovariance.exponential(probes.locations(), decay)))
                .orElse(noise)
                .open();
    }

    /** The recording of spikes whose templates come from {@code templates}; {@code recipe} is what it says about its origin. */
    GroundTruth record(Scene scene, TemplateBank templates, GroundTruthGenerator recipe, Provenance provenance) {
        Sorting sorting = describe(scene, GroundTruthSorting.of(recipe));
        Recording recording = Injection.inject(
                noise(), sorting, templates, SpikeFactors.each(scene.played().amplitudes()), provenance);
        Recording finished = finish(recording);
        Recording traced = new Recording(finished.info(), finished.traces(), provenance);
        return new GroundTruth(traced, Sortings.registerRecording(sorting, traced, false));
    }

    /** With probe and annotations, in the wanted type and gain. */
    Recording finish(Recording microvolts) {
        Recording probed = RecordingProbes.attach(microvolts, probes, GroupMode.AUTO);
        Recording counts = new QuantizeRecording(wanted.dtype(), wanted.gain(), wanted.offset()).apply(probed);
        Recording filtered = Recordings.annotate(counts, "is_filtered", PythonJson.NODES.booleanNode(true));
        return Recordings.annotate(filtered, "name", PythonJson.NODES.stringNode("GroundTruthRecording"));
    }

    private Sorting describe(Scene scene, GroundTruthSorting recipe) {
        SortingInfo info = SortingInfo.of(wanted.samplingFrequency(), Ids.range(wanted.numUnits()), numSamples.length);
        Sorting sorting = new Sorting(info, SpikeSource.of(scene.played().spikes()), Provenance.of(recipe));
        Sorting out = Sortings.setProperty(sorting, "gt_unit_locations", scene.unitLocations());
        out = Sortings.setProperty(out, "gt_peak_channel", NdArray.ofInts(scene.peakChannels()));
        out = Sortings.setProperty(out, "gt_peak_amplitude", NdArray.ofDoubles(scene.peakAmplitudes()));
        out = Sortings.setProperty(out, "gt_snr", NdArray.ofDoubles(scene.signalToNoise()));
        out = Sortings.setProperty(out, "gt_firing_rate", NdArray.ofDoubles(scene.firingRates()));
        return Sortings.annotate(out, "name", PythonJson.NODES.stringNode("GroundTruthSorting"));
    }
}
