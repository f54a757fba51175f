package org.hillock.generation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.recording.Recording;
import org.hillock.core.snippets.SnippetViews;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.generation.firing.Firings;
import org.hillock.generation.firing.FlawedSortings;
import org.hillock.generation.firing.SortingGenerator;
import org.hillock.generation.firing.SpikeTrains;
import org.hillock.generation.injection.InjectTemplatesRecording;
import org.hillock.generation.noise.NoiseGeneratorRecording;
import org.hillock.generation.templates.ChannelLocations;
import org.hillock.generation.templates.SpikeCurve;
import org.hillock.generation.templates.SpikeShape;
import org.hillock.generation.templates.TemplateModel;
import org.hillock.generation.templates.TemplateWindow;
import org.hillock.generation.templates.UnitLocations;
import org.hillock.generation.templates.UnitModel;

/**
 * Synthetic recordings, sortings and snippets, and the parts that they are made of. Names follow {@code spikeinterface.core.generate}; the numbers
 * drawn from a seed are others.
 */
public final class Generation {
    private Generation() {}

    /** Snippets and the sorting that they were cut by. */
    public record SnippetsAndSorting(Snippets snippets, Sorting sorting) {}

    /** A lazy recording of white noise of level 1, see {@link GenerateRecording}. */
    public static Recording generateRecording(
            int numChannels, double samplingFrequency, List<Double> durations, boolean setProbe, int ndim, long seed) {
        return new GenerateRecording(numChannels, samplingFrequency, durations, setProbe, ndim, seed).open();
    }

    /** A lazy recording of white noise of level 1. */
    public static Recording generateRecording(GenerateRecording options) {
        return options.open();
    }

    /** A sorting with random spikes. */
    public static Sorting generateSorting(SortingGenerator options) {
        return options.open();
    }

    /** A lazy recording of noise. */
    public static Recording generateNoise(NoiseGeneratorRecording options) {
        return options.open();
    }

    /**
     * Snippets of white noise cut at random spikes.
     *
     * @param nbefore samples before the spike
     * @param nafter samples from the spike on
     * @param recording what to cut from
     * @param sorting where to cut; segments and rate are taken from {@code recording}, border spikes that don't fit are left out
     */
    public static SnippetsAndSorting generateSnippets(
            int nbefore, int nafter, GenerateRecording recording, SortingGenerator sorting) {
        double[] durations =
                recording.durations().stream().mapToDouble(Double::doubleValue).toArray();
        Sorting spikes = sorting.withDurations(durations)
                .withSamplingFrequency(recording.samplingFrequency())
                .open();
        return new SnippetsAndSorting(
                SnippetViews.snippetsFromSorting(recording.open(), spikes, nbefore, nafter), spikes);
    }

    /** Snippets of white noise on 2 channels cut at random spikes of 5 units, 20 samples before and 44 from the spike on. */
    public static SnippetsAndSorting generateSnippets(long seed) {
        return generateSnippets(
                20,
                44,
                GenerateRecording.standard().withDurations(10.325, 3.5).withSeed(seed),
                SortingGenerator.standard().withSeed(seed));
    }

    /** A recording of units that stay in place, with noise, and its true sorting. */
    public static GroundTruth generateGroundTruthRecording(GenerateGroundTruthRecording options) {
        return options.generate();
    }

    /**
     * A recording with given spikes and templates on the noise and probe of {@code options}; its chain can be dumped where the sorting can.
     *
     * @param templates {@code [units, samples, channels]} in µV, or with a fourth axis of places between two samples, of which the first is
     *     taken; the spike lies {@code ms_before} after the first sample
     */
    public static Recording generateGroundTruthRecording(
            GenerateGroundTruthRecording options, Sorting sorting, NdArray templates) {
        ScenePlan plan = new ScenePlan(options);
        TemplateWindow window = TemplateWindow.ofMs(options.samplingFrequency(), options.msBefore(), options.msAfter());
        return plan.finish(InjectTemplatesRecording.of(templates)
                .withNbefore(window.nbefore())
                .apply(plan.noise(), sorting));
    }

    /** A recording of units that drift together, its still twin, and its true sorting. */
    public static GenerateDriftingRecording.Drift generateDriftingRecording(GenerateDriftingRecording options) {
        return options.generateAll();
    }

    /** A small recording for examples and its true sorting, lazy. */
    public static GroundTruth toyExample(ToyExample options) {
        return options.generate();
    }

    /**
     * A small recording for examples and its true sorting, saved into {@code dumpFolder/recording} and {@code dumpFolder/sorting} where
     * {@code dumpable}; an earlier example there is replaced.
     */
    public static GroundTruth toyExample(ToyExample options, boolean dumpable, Path dumpFolder) {
        GroundTruth lazy = options.generate();
        return dumpable
                ? new GroundTruth(
                        RecordingSaver.saveToFolder(
                                lazy.recording(),
                                dumpFolder.resolve("recording"),
                                SaveOptions.standard().withOverwrite(true)),
                        SortingSaver.saveToFolder(lazy.sorting(), dumpFolder.resolve("sorting"), true))
                : lazy;
    }

    /** See {@link SpikeTrains#synthesizeRandomFirings}. */
    public static Firings synthesizeRandomFirings(
            int numUnits,
            double samplingFrequency,
            double duration,
            double refractoryPeriodMs,
            List<Double> firingRates,
            boolean addShiftShuffle,
            long seed) {
        return SpikeTrains.synthesizeRandomFirings(
                numUnits, samplingFrequency, duration, refractoryPeriodMs, firingRates, addShiftShuffle, seed);
    }

    /** See {@link SpikeTrains#synthesizePoissonSpikeVector}. */
    public static Firings synthesizePoissonSpikeVector(
            int numUnits,
            double samplingFrequency,
            double duration,
            double refractoryPeriodMs,
            List<Double> firingRates,
            long seed) {
        return SpikeTrains.synthesizePoissonSpikeVector(
                numUnits, samplingFrequency, duration, refractoryPeriodMs, firingRates, seed);
    }

    /** See {@link SpikeTrains#cleanRefractoryPeriod(long[], long)}. */
    public static long[] cleanRefractoryPeriod(long[] times, long refractoryPeriod) {
        return SpikeTrains.cleanRefractoryPeriod(times, refractoryPeriod);
    }

    /** See {@link SpikeTrains#cleanRefractoryPeriod(double[], double)}. */
    public static double[] cleanRefractoryPeriod(double[] times, double refractoryPeriod) {
        return SpikeTrains.cleanRefractoryPeriod(times, refractoryPeriod);
    }

    /** See {@link SpikeTrains#synthetizeSpikeTrainBadIsi}. */
    public static double[] synthetizeSpikeTrainBadIsi(
            double duration, double baselineRate, int numViolations, double violationDelta) {
        return SpikeTrains.synthetizeSpikeTrainBadIsi(duration, baselineRate, numViolations, violationDelta);
    }

    /** See {@link FlawedSortings#injectSomeDuplicateUnits}. */
    public static Sorting injectSomeDuplicateUnits(
            Sorting sorting, int num, int maxShift, Optional<Double> ratio, long seed) {
        return FlawedSortings.injectSomeDuplicateUnits(sorting, num, maxShift, ratio, seed);
    }

    /** See {@link FlawedSortings#injectSomeSplitUnits}. */
    public static FlawedSortings.Split injectSomeSplitUnits(Sorting sorting, Ids splitIds, int numSplit, long seed) {
        return FlawedSortings.injectSomeSplitUnits(sorting, splitIds, numSplit, seed);
    }

    /** The templates of units, {@code [units, samples, channels]} in µV; {@code channelLocations} is {@code [channels][2 or 3]} in µm. */
    public static NdArray generateTemplates(
            double[][] channelLocations,
            List<UnitModel> units,
            double samplingFrequency,
            double msBefore,
            double msAfter) {
        return TemplateModel.templates(
                units, channelLocations, TemplateWindow.ofMs(samplingFrequency, msBefore, msAfter));
    }

    /** The course of a spike on one channel, with its trough {@code msBefore} after the first sample. */
    public static float[] generateSingleFakeWaveform(
            double samplingFrequency, double msBefore, double msAfter, SpikeShape shape) {
        TemplateWindow window = TemplateWindow.ofMs(samplingFrequency, msBefore, msAfter);
        SpikeCurve curve = shape.curve();
        float[] out = new float[window.numSamples()];
        for (int i = 0; i < out.length; i++) {
            out[i] = curve.at(window.timeMs(i));
        }
        return out;
    }

    /** Places of units around channels, {@code [units][3]} in µm. */
    public static double[][] generateUnitLocations(
            int numUnits, double[][] channelLocations, UnitLocations options, long seed) {
        return options.draw(numUnits, channelLocations, seed);
    }

    /** Places of channels in columns, {@code [channels][2]} in µm. */
    public static double[][] generateChannelLocations(int numChannels, int numColumns, double contactSpacingUm) {
        return ChannelLocations.inColumns(numChannels, numColumns, contactSpacingUm);
    }
}
