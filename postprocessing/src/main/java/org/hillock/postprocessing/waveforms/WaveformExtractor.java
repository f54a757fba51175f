package org.hillock.postprocessing.waveforms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sorting with all that was computed for it, after the peer's {@code WaveformExtractor} and {@code SortingAnalyzer}.
 *
 * <p>It holds the sorting, the facts of the recording (and the recording itself where it is at hand), the sparsity, and the finished
 * extensions in memory or on disk. Getters may be called from any thread; one thread at a time computes.
 */
public final class WaveformExtractor {
    private final Sorting sorting;
    private final SpikeVector spikes;
    private final RecordingInfo info;
    private final Optional<Recording> recording;
    private final Optional<ChannelSparsity> sparsity;
    private final boolean scaled;
    private final ExtensionStore store;

    private WaveformExtractor(
            Sorting sorting,
            RecordingInfo info,
            Optional<Recording> recording,
            Optional<ChannelSparsity> sparsity,
            boolean scaled,
            ExtensionStore store) {
        this.sorting = sorting;
        this.spikes = sorting.toSpikeVector();
        this.info = info;
        this.recording = recording;
        this.sparsity = sparsity;
        this.scaled = scaled;
        this.store = store;
    }

    /**
     * An extractor over parts that fit each other, without any extension but those that the store holds.
     *
     * @param sorting whose units
     * @param info the facts of the recording
     * @param recording the recording where it is at hand
     * @param sparsity which channels belong to which unit; absent: all to all
     * @param scaled whether everything is in µV rather than in the recording's own units
     * @param store where extensions are kept
     */
    public static WaveformExtractor of(
            Sorting sorting,
            RecordingInfo info,
            Optional<Recording> recording,
            Optional<ChannelSparsity> sparsity,
            boolean scaled,
            ExtensionStore store) {
        ExtractorCheck.check(sorting, info, recording, sparsity, scaled);
        return new WaveformExtractor(sorting, info, recording, sparsity, scaled, store);
    }

    /** An extractor in memory. */
    public static WaveformExtractor inMemory(
            Recording recording, Sorting sorting, Optional<ChannelSparsity> sparsity, boolean scaled) {
        return of(sorting, recording.info(), Optional.of(recording), sparsity, scaled, new MemoryStore());
    }

    /** The same with the recording at hand; it must have the channels, rate and segments of the one that is known. */
    public WaveformExtractor withRecording(Recording other) {
        return of(sorting, info, Optional.of(other), sparsity, scaled, store);
    }

    /** The sorting. */
    public Sorting sorting() {
        return sorting;
    }

    /** All spikes of the sorting. */
    public SpikeVector spikes() {
        return spikes;
    }

    /** The facts of the recording, which are known without it. */
    public RecordingInfo recordingInfo() {
        return info;
    }

    /** Whether the recording is at hand. */
    public boolean hasRecording() {
        return recording.isPresent();
    }

    /** The recording; refused where it is not at hand. */
    public Recording recording() {
        return recording.orElseThrow(
                () -> new WrongArgumentException(
                        "waveforms: the recording must be at hand (the extractor was loaded without it). Load it with the recording."));
    }

    /** Which channels belong to which unit; absent where the extractor is dense. */
    public Optional<ChannelSparsity> sparsity() {
        return sparsity;
    }

    /** The sparsity, or one in which every channel belongs to every unit. */
    public ChannelSparsity sparsityOrDense() {
        return sparsity.orElseGet(() -> ChannelSparsity.dense(unitIds(), channelIds()));
    }

    /** Whether units have their own channels. */
    public boolean isSparse() {
        return sparsity.isPresent();
    }

    /** Whether everything is in µV (the peer's {@code return_scaled}) rather than in the recording's own units. */
    public boolean isScaled() {
        return scaled;
    }

    /** The names of the units. */
    public Ids unitIds() {
        return sorting.getUnitIds();
    }

    /** The names of the channels. */
    public Ids channelIds() {
        return info.channelIds();
    }

    /** Number of units. */
    public int numUnits() {
        return sorting.getNumUnits();
    }

    /** Number of channels. */
    public int numChannels() {
        return info.numChannels();
    }

    /** Number of segments. */
    public int numSegments() {
        return info.numSegments();
    }

    /** Number of frames of a segment. */
    public long numSamples(int segment) {
        return info.numSamples(segment);
    }

    /** Seconds of all segments. */
    public double totalDuration() {
        return info.totalSamples() / info.samplingFrequency();
    }

    /** Frames per second in Hz. */
    public double samplingFrequency() {
        return info.samplingFrequency();
    }

    /** The positions of the channels in µm, {@code [channels][2 or 3]}; refused where they are not known. */
    public double[][] channelLocations() {
        return info.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(
                        () -> new WrongArgumentException(
                                "waveforms: channel locations must be known here (there is no probe). Set a probe on the recording first."));
    }

    /** Where finished extensions are kept. */
    public ExtensionStore store() {
        return store;
    }

    /** The names of the finished extensions. */
    public List<String> extensionNames() {
        return store.names();
    }

    /** Whether an extension is finished. */
    public boolean has(String name) {
        return store.names().contains(name);
    }

    /** A finished extension; one that was not computed is refused. */
    public FinishedExtension extension(String name) {
        return findExtension(name)
                .orElseThrow(() -> new WrongArgumentException(
                        "waveforms: extension '" + name + "' must be computed first (there are "
                                + String.join(", ", store.names()) + "). Compute it."));
    }

    /** A finished extension where there is one. */
    public Optional<FinishedExtension> findExtension(String name) {
        return store.find(name);
    }

    /** Computes an extension of a name with some parameters; the others have their defaults. */
    public WaveformExtractor compute(String name, ObjectNode params, JobOptions jobs) {
        return compute(List.of(ExtensionPlan.named(name).fromJson(params)), jobs);
    }

    /** Computes extensions, see {@link #compute(List, JobOptions, Cancellation)}. */
    public WaveformExtractor compute(List<? extends Extension> wanted, JobOptions jobs) {
        return compute(wanted, jobs, new Cancellation());
    }

    /**
     * Computes extensions, and with their defaults those that they depend on and that are not there yet. All that look at traces and
     * find what they depend on share one read. One that is there is replaced, and those that depend on it are removed.
     *
     * @param wanted what is to be computed, in any order
     * @param jobs jobs and chunks; they change no bit of the result
     * @param cancellation stops the work; what is finished by then is kept
     * @return this extractor
     */
    public WaveformExtractor compute(List<? extends Extension> wanted, JobOptions jobs, Cancellation cancellation) {
        Set<String> replaced = new HashSet<>();
        for (Extension extension : wanted) {
            replaced.add(ExtensionPlan.nameOf(extension));
            replaced.addAll(ExtensionPlan.dependents(ExtensionPlan.nameOf(extension)));
        }
        ExtensionPlan plan = ExtensionPlan.of(wanted, name -> has(name) && !replaced.contains(name), this::asBefore);
        if (recording.isEmpty()) {
            plan.requireRecording();
        }
        plan.rounds().forEach(round -> round.forEach(extension -> remove(ExtensionPlan.nameOf(extension))));
        for (List<Extension> round : plan.rounds()) {
            new ExtensionRound(this, store, jobs, cancellation).run(round);
        }
        return this;
    }

    /**
     * Computes those of the extensions that are not there yet with the same parameters, as after a run that was stopped.
     *
     * @return this extractor
     */
    public WaveformExtractor computeMissing(
            List<? extends Extension> wanted, JobOptions jobs, Cancellation cancellation) {
        Set<String> outdated = new HashSet<>();
        for (Extension extension : wanted) {
            if (!isThere(extension)) {
                outdated.add(ExtensionPlan.nameOf(extension));
                outdated.addAll(ExtensionPlan.dependents(ExtensionPlan.nameOf(extension)));
            }
        }
        List<? extends Extension> missing = wanted.stream()
                .filter(extension -> outdated.contains(ExtensionPlan.nameOf(extension)))
                .toList();
        return compute(missing, jobs, cancellation);
    }

    /** Whether an extension is finished with the same parameters. */
    private boolean isThere(Extension extension) {
        return findExtension(ExtensionPlan.nameOf(extension))
                .filter(there -> PythonJson.formatCompact(there.params())
                        .equals(PythonJson.formatCompact(params(extension.settled(this)))))
                .isPresent();
    }

    /** The recipe that a finished extension was computed with; empty where its parameters are not understood any more. */
    private Optional<Extension> asBefore(String name) {
        try {
            return findExtension(name).map(there -> ExtensionPlan.named(name).fromJson(there.params()));
        } catch (WrongArgumentException e) {
            return Optional.empty();
        }
    }

    static ObjectNode params(Extension extension) {
        return OperationType.of(extension).toJson(extension);
    }

    /** Forgets an extension and all that depend on it. */
    public void remove(String name) {
        store.remove(name);
        ExtensionPlan.dependents(name).stream().filter(this::has).forEach(store::remove);
    }

    /** The window of the waveforms, or of the templates where only those are there. */
    public WaveformWindow window() {
        return ExtractorWindow.of(this);
    }

    /** The average templates on all channels (0 on channels that don't belong to the unit). */
    public Templates templates() {
        return templates("average");
    }

    /**
     * The templates of an operator, on all channels: {@code average}, {@code std}, {@code median} or {@code percentile_Q}; computed from
     * the waveforms where the extension doesn't hold them.
     */
    public Templates templates(String operator) {
        return ExtractorTemplates.of(this, operator);
    }

    /** The positions in the spike vector of the random spikes; all spikes where the extension says so. */
    public int[] randomSpikes() {
        return extension("random_spikes").data().array("random_spikes_indices").toInts();
    }

    /** Whether the whole window of a spike lies within its segment; others have a waveform of zeros that counts nowhere. */
    public boolean hasWholeWaveform(int spike) {
        return window().fits(spikes.sampleIndex(spike), numSamples(spikes.segmentIndex(spike)));
    }

    /** Where among the random spikes those of a unit stand. */
    public int[] randomSpikesOf(Id unitId) {
        int unit = sorting.idToIndex(unitId);
        int[] chosen = randomSpikes();
        return java.util.stream.IntStream.range(0, chosen.length)
                .filter(i -> spikes.unitIndex(chosen[i]) == unit)
                .toArray();
    }

    /** The waveforms of a unit, {@code [random spikes × samples × columns]}: its own channels where the extractor is sparse. */
    public NdArray getWaveforms(Id unitId) {
        return ExtractorWaveforms.of(this, unitId, false);
    }

    /** The waveforms of a unit on all channels; zeros on those that are not its own. */
    public NdArray getWaveformsOnAllChannels(Id unitId) {
        return ExtractorWaveforms.of(this, unitId, true);
    }

    /** The waveforms of a unit's random spikes in one segment. */
    public NdArray getWaveformsSegment(Id unitId, int segment) {
        return ExtractorWaveforms.inSegment(this, unitId, segment);
    }

    /** The average template of a unit in one segment, {@code [samples × channels]}, from its random spikes there. */
    public NdArray getTemplateSegment(Id unitId, int segment) {
        return ExtractorWaveforms.templateInSegment(this, unitId, segment);
    }

    /** An extractor in memory of some of the units, with all that was computed for them. */
    public WaveformExtractor selectUnits(Ids unitIds) {
        return UnitSubset.of(this, unitIds);
    }

    /** An extractor in memory in which each unit keeps only its channels; refused where this one is sparse already. */
    public WaveformExtractor sparsified(ChannelSparsity channels) {
        return Sparsified.of(this, channels);
    }

    /** The head as the peer prints it. */
    @Override
    public String toString() {
        String head = "SortingAnalyzer: " + numChannels() + " channels - " + numUnits() + " units - " + numSegments()
                + " segments" + (isSparse() ? " - sparse" : "") + (hasRecording() ? " - has recording" : "");
        return head + "\nLoaded " + store.names().size() + " extensions: "
                + store.names().stream().collect(Collectors.joining(", "));
    }
}
