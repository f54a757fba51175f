package org.hillock.qualitymetrics.units;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.NoiseLevelMethod;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.tools.SparsityTools;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;

/**
 * The facts of a sorting that metrics draw on. Immutable and thread-safe as long as arrays handed in are left alone.
 *
 * <p>What is not given is refused by name when a metric asks for it.
 */
public final class MetricInput {
    private final SpikeVector spikes;
    private final Ids unitIds;
    private final double samplingFrequency;
    private final long[] numSamples;
    private final SpikeGroups groups;
    private final Map<Ingredient, Object> ingredients;
    private final Optional<ChannelSparsity> sparsity;
    private final Map<String, int[]> extremumChannels = new ConcurrentHashMap<>();
    private final Map<String, ChannelSparsity> radii = new ConcurrentHashMap<>();
    private final Map<Boolean, double[]> deviations = new ConcurrentHashMap<>();

    private MetricInput(MetricInput from, Map<Ingredient, Object> ingredients, Optional<ChannelSparsity> sparsity) {
        this.spikes = from.spikes;
        this.unitIds = from.unitIds;
        this.samplingFrequency = from.samplingFrequency;
        this.numSamples = from.numSamples;
        this.groups = from.groups;
        this.ingredients = ingredients;
        this.sparsity = sparsity;
        this.deviations.putAll(from.deviations);
    }

    private MetricInput(SpikeVector spikes, Ids unitIds, double samplingFrequency, long[] numSamples) {
        this.spikes = spikes;
        this.unitIds = unitIds;
        this.samplingFrequency = samplingFrequency;
        this.numSamples = numSamples;
        this.groups = new SpikeGroups(spikes);
        this.ingredients = new EnumMap<>(Ingredient.class);
        this.sparsity = Optional.empty();
    }

    /**
     * The spikes alone.
     *
     * @param spikes of all units
     * @param unitIds the name of each unit
     * @param samplingFrequency frames per second in Hz
     * @param numSamples frames of each segment
     */
    public static MetricInput of(SpikeVector spikes, Ids unitIds, double samplingFrequency, long... numSamples) {
        if (numSamples.length != spikes.numSegments() || unitIds.size() != spikes.numUnits()) {
            throw new WrongArgumentException("quality_metrics: " + numSamples.length + " segment lengths and "
                    + unitIds.size() + " unit ids must be as many as the " + spikes.numSegments() + " segments and "
                    + spikes.numUnits() + " units of the spikes.");
        }
        if (!(samplingFrequency > 0)) {
            throw new WrongArgumentException("quality_metrics: sampling_frequency = " + samplingFrequency
                    + " Hz must be above 0 (times are frames divided by it).");
        }
        return new MetricInput(spikes, unitIds, samplingFrequency, numSamples.clone());
    }

    /** The spikes of a sorting on a recording, with the recording itself. */
    public static MetricInput of(Sorting sorting, Recording recording) {
        if (sorting.getSamplingFrequency() != recording.getSamplingFrequency()) {
            throw new WrongArgumentException("quality_metrics: sampling_frequency = " + sorting.getSamplingFrequency()
                    + " Hz of the sorting must be that of the recording (" + recording.getSamplingFrequency()
                    + " Hz).");
        }
        if (sorting.getNumSegments() != recording.getNumSegments()) {
            throw new WrongArgumentException("quality_metrics: " + sorting.getNumSegments()
                    + " segments of the sorting must be as many as those of the recording ("
                    + recording.getNumSegments() + ").");
        }
        long[] lengths = new long[recording.getNumSegments()];
        Arrays.setAll(lengths, recording::getNumSamples);
        return of(sorting.toSpikeVector(), sorting.getUnitIds(), sorting.getSamplingFrequency(), lengths)
                .withRecording(recording);
    }

    private MetricInput with(Ingredient ingredient, Object value) {
        Map<Ingredient, Object> more = new EnumMap<>(ingredients);
        more.put(ingredient, value);
        return new MetricInput(this, more, sparsity);
    }

    /** With the amplitude of every spike, in the order of the spike vector; in µV or in the recording's own units. */
    public MetricInput withSpikeAmplitudes(float... amplitudes) {
        requireLength(Ingredient.SPIKE_AMPLITUDES, amplitudes.length, spikes.size(), "spikes");
        return with(Ingredient.SPIKE_AMPLITUDES, amplitudes);
    }

    /** With the factor by which the template fits every spike, in the order of the spike vector. */
    public MetricInput withAmplitudeScalings(float... scalings) {
        requireLength(Ingredient.AMPLITUDE_SCALINGS, scalings.length, spikes.size(), "spikes");
        return with(Ingredient.AMPLITUDE_SCALINGS, scalings);
    }

    /** With the position of every spike in µm: for each axis (x, y, z) a number per spike, in the order of the spike vector. */
    public MetricInput withSpikeLocations(Map<String, double[]> locations) {
        locations
                .values()
                .forEach(axis -> requireLength(Ingredient.SPIKE_LOCATIONS, axis.length, spikes.size(), "spikes"));
        return with(Ingredient.SPIKE_LOCATIONS, Map.copyOf(locations));
    }

    /** With the average waveform of every unit. */
    public MetricInput withTemplates(Templates templates) {
        if (!templates.unitIds().equals(unitIds)) {
            throw new WrongArgumentException("quality_metrics: templates of " + templates.numUnits()
                    + " units must be those of the same " + unitIds.size() + " units.");
        }
        return with(Ingredient.TEMPLATES, templates);
    }

    /** With the noise of every channel (median absolute deviation), in the unit of the templates. */
    public MetricInput withNoiseLevels(double... levels) {
        return with(Ingredient.NOISE_LEVELS, levels);
    }

    /** With the standard deviation of every channel, in the unit of the amplitudes; else it is estimated from the recording. */
    public MetricInput withNoiseDeviations(double... standardDeviations) {
        MetricInput input = new MetricInput(this, ingredients, sparsity);
        input.deviations.put(true, standardDeviations.clone());
        return input;
    }

    /** With the principal components of some spikes, components by channels. */
    public MetricInput withPrincipalComponents(SpikeArrays components) {
        return with(Ingredient.PRINCIPAL_COMPONENTS, components);
    }

    /** With the waveforms of some spikes, samples by channels. */
    public MetricInput withWaveforms(SpikeArrays waveforms) {
        return with(Ingredient.WAVEFORMS, waveforms);
    }

    /** With the traces that the spikes were found in. */
    public MetricInput withRecording(Recording recording) {
        return with(Ingredient.RECORDING, recording);
    }

    /** With the channels that belong to each unit; else all do. */
    public MetricInput withSparsity(ChannelSparsity channels) {
        return new MetricInput(this, ingredients, Optional.of(channels));
    }

    private void requireLength(Ingredient ingredient, int length, int wanted, String what) {
        if (length != wanted) {
            throw new WrongArgumentException("quality_metrics: " + ingredient + " of " + length
                    + " entries must have one for each of the " + wanted + " " + what + ".");
        }
    }

    /** Whether something was given; the standard deviations of the channels stand in for the recording where only these are needed. */
    public boolean has(Ingredient ingredient) {
        return ingredients.containsKey(ingredient)
                || (ingredient == Ingredient.RECORDING && deviations.containsKey(true));
    }

    /** Whether all of some were given. */
    public boolean hasAll(Set<Ingredient> wanted) {
        return wanted.stream().allMatch(this::has);
    }

    private <T> T required(Ingredient ingredient, Class<T> type) {
        return Optional.ofNullable(ingredients.get(ingredient))
                .map(type::cast)
                .orElseThrow(() -> new WrongArgumentException("quality_metrics: " + ingredient
                        + " must be there before the metric (it has not been computed). Compute it first."));
    }

    /** The spikes. */
    public SpikeVector spikes() {
        return spikes;
    }

    /** The names of the units. */
    public Ids unitIds() {
        return unitIds;
    }

    /** Frames per second in Hz. */
    public double samplingFrequency() {
        return samplingFrequency;
    }

    /** Number of segments. */
    public int numSegments() {
        return numSamples.length;
    }

    /** Frames of a segment. */
    public long numSamples(int segment) {
        return numSamples[segment];
    }

    /** Frames of all segments. */
    public long totalSamples() {
        return Arrays.stream(numSamples).sum();
    }

    /** Length of all segments in seconds. */
    public double totalDuration() {
        return totalSamples() / samplingFrequency;
    }

    SpikeGroups groups() {
        return groups;
    }

    float[] perSpike(Ingredient amplitudes) {
        return required(amplitudes, float[].class);
    }

    double[] locations(String axis) {
        Map<?, ?> axes = required(Ingredient.SPIKE_LOCATIONS, Map.class);
        if (!(axes.get(axis) instanceof double[] values)) {
            throw new WrongArgumentException(
                    "quality_metrics: direction = '" + axis + "' must be one of " + axes.keySet() + ".");
        }
        return values;
    }

    /** The average waveforms. */
    public Templates templates() {
        return required(Ingredient.TEMPLATES, Templates.class);
    }

    /** The noise of every channel. */
    public double[] noiseLevels() {
        double[] levels = required(Ingredient.NOISE_LEVELS, double[].class);
        requireLength(Ingredient.NOISE_LEVELS, levels.length, templates().numChannels(), "channels");
        return levels;
    }

    /** The standard deviation of every channel in the unit of the templates: as given, else from random chunks of the recording. */
    public double[] noiseDeviations() {
        return deviations.computeIfAbsent(
                true,
                given -> RecordingTools.getNoiseLevels(
                        recording(),
                        NoiseLevels.standard()
                                .withMethod(NoiseLevelMethod.STD)
                                .withReturnScaled(templates().isScaled())));
    }

    /** The principal components. */
    public SpikeArrays principalComponents() {
        return required(Ingredient.PRINCIPAL_COMPONENTS, SpikeArrays.class);
    }

    /** The waveforms. */
    public SpikeArrays waveforms() {
        return required(Ingredient.WAVEFORMS, SpikeArrays.class);
    }

    /** The traces. */
    public Recording recording() {
        return required(Ingredient.RECORDING, Recording.class);
    }

    /** The channels of each unit, where not all belong to all. */
    public Optional<ChannelSparsity> sparsity() {
        return sparsity;
    }

    /** The channel of each unit's largest peak. */
    public int[] extremumChannels(PeakSign sign, AmplitudeMode mode) {
        return extremumChannels.computeIfAbsent(
                sign + " " + mode, key -> TemplateTools.getTemplateExtremumChannel(templates(), sign, mode));
    }

    /** The channels of each unit: those of the sparsity, else those within a radius of the channel of its largest peak, in µm. */
    public ChannelSparsity channelsWithin(double radiusUm, PeakSign sign) {
        return sparsity.orElseGet(() -> radii.computeIfAbsent(
                sign + " " + radiusUm,
                key -> SparsityTools.computeSparsity(
                        templates(), SparsityRule.radius(radiusUm).withPeakSign(sign), Optional.empty())));
    }

    @Override
    public String toString() {
        return "MetricInput: " + spikes + ", " + ingredients.keySet();
    }
}
