package org.hillock.preprocessing.badchannels;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.preprocessing.filter.HighpassFilter;

/**
 * Labels channels from random chunks; a recording that is not filtered is high-pass filtered first. As a step it writes the labels to
 * the property {@code channel_labels} and leaves the samples alone.
 *
 * @param method std, mad, coherence+psd or neighborhood_r2
 * @param stdMadThreshold spread, in medians of all spreads, above which a channel is noise (std, mad)
 * @param psdHfThreshold power density in µV²/Hz above which a channel is noise (coherence+psd)
 * @param deadChannelThreshold likeness to the neighbours below which a channel is dead
 * @param noisyChannelThreshold likeness to the neighbours above which a channel is noise
 * @param outsideChannelThreshold likeness to the whole probe below which a channel at the end of the probe is outside
 * @param outsideChannelsLocation which ends may be outside: top, bottom, both; as in the peer, top and bottom take a run only where
 *     another channel elsewhere is that unlike, too
 * @param nNeighbors channels of the running median, odd
 * @param nyquistThreshold share of half the rate from which on the power counts
 * @param direction the axis of depth
 * @param chunkDurationS length of a chunk in s
 * @param numRandomChunks chunks of each segment
 * @param welchWindowMs window of the power estimate in ms
 * @param highpassFilterCutoff cut-off in Hz for recordings that are not filtered
 * @param neighborhoodR2Threshold squared correlation with the neighbours' median below which a channel is noise
 * @param neighborhoodR2RadiusUm radius of the neighbours in µm
 * @param seed of the chunks; absent: 0
 */
@Wire(
        name = "detect_bad_channels",
        doc = "Labels channels that are dead, noisy or outside the brain (property channel_labels).")
public record DetectBadChannels(
        @Param(
                doc = "How channels are judged.",
                standard = "\"coherence+psd\"",
                choices = {"coherence+psd", "std", "mad", "neighborhood_r2"})
        String method,

        @Param(doc = "Spread in medians of all spreads above which a channel is noise.", standard = "5.0", min = 0)
        double stdMadThreshold,

        @Param(doc = "Power density above which a channel is noise.", unit = "µV²/Hz", standard = "0.02")
        double psdHfThreshold,

        @Param(doc = "Likeness to the neighbours below which a channel is dead.", standard = "-0.5")
        double deadChannelThreshold,

        @Param(doc = "Likeness to the neighbours above which a channel is noise.", standard = "1.0")
        double noisyChannelThreshold,

        @Param(doc = "Likeness to the probe below which a channel at its end is outside.", standard = "-0.75")
        double outsideChannelThreshold,

        @Param(
                doc = "Which ends of the probe may be outside.",
                standard = "\"top\"",
                choices = {"top", "bottom", "both"})
        String outsideChannelsLocation,

        @Param(doc = "Channels of the running median, odd.", standard = "11", min = 1)
        int nNeighbors,

        @Param(doc = "Share of half the rate from which on power counts.", standard = "0.8", min = 0, max = 1)
        double nyquistThreshold,

        @Param(doc = "Axis of depth.", standard = "\"y\"") String direction,

        @Param(doc = "Length of a random chunk.", unit = "s", standard = "0.3", min = 0)
        double chunkDurationS,

        @Param(doc = "Random chunks of each segment.", standard = "100", min = 1)
        int numRandomChunks,

        @Param(doc = "Window of the power estimate.", unit = "ms", standard = "10.0", min = 0)
        double welchWindowMs,

        @Param(doc = "Cut-off for recordings that are not filtered.", unit = "Hz", standard = "300.0", min = 0)
        double highpassFilterCutoff,

        @Param(doc = "Squared correlation below which a channel is noise.", standard = "0.9")
        double neighborhoodR2Threshold,

        @Param(doc = "Radius of the neighbours.", unit = "µm", standard = "30.0", min = 0)
        double neighborhoodR2RadiusUm,

        @Param(doc = "Seed of the random chunks; null: 0.", standard = "null", min = 0)
        Optional<Long> seed)
        implements RecordingStep {
    /** With all defaults. */
    public static DetectBadChannels standard() {
        return OperationType.of(DetectBadChannels.class).withDefaults();
    }

    @Override
    public Recording apply(Recording parent) {
        return Recordings.setProperty(parent, "channel_labels", detect(parent).toArray());
    }

    /** Judges the channels of a recording. */
    public BadChannels detect(Recording recording) {
        if (nNeighbors % 2 == 0) {
            throw new WrongArgumentException(
                    "detect_bad_channels: n_neighbors = " + nNeighbors + " must be odd (the window is centred).");
        }
        Recording filtered = recording.isFiltered()
                ? recording
                : recording.then(HighpassFilter.standard(
                        highpassFilterCutoff, recording.getDtype().toSigned()));
        List<ChannelLabel> labels =
                switch (method) {
                    case "std", "mad" ->
                        new SpreadJudgement(method.equals("mad"), stdMadThreshold)
                                .labels(RecordingTools.getRandomDataChunks(filtered, chunks(recording), false));
                    case "neighborhood_r2" ->
                        new NeighbourhoodJudgement(neighborhoodR2RadiusUm, neighborhoodR2Threshold)
                                .labels(chunkList(filtered, false), recording.getChannelLocations());
                    default -> coherence(filtered);
                };
        return new BadChannels(recording.getChannelIds(), labels);
    }

    private RandomChunks chunks(Recording recording) {
        return RandomChunks.standard()
                .withNumChunksPerSegment(numRandomChunks)
                .withChunkSize(Math.max(1, (int) (chunkDurationS * recording.getSamplingFrequency())))
                .withSeed(seed.orElse(0L));
    }

    private List<Traces> chunkList(Recording recording, boolean scaled) {
        return RecordingTools.getRandomDataChunkList(recording, chunks(recording), scaled);
    }

    private List<ChannelLabel> coherence(Recording filtered) {
        if (!filtered.hasScaledTraces()) {
            throw new WrongArgumentException(
                    "detect_bad_channels: recording must have gains and offsets to µV for method " + method
                            + " (its threshold is in µV²/Hz). Set them, or use mad.");
        }
        List<String> dimensions = direction.equals("y") ? List.of("x", "y") : List.of(direction);
        var order = RecordingTools.orderChannelsByDepth(filtered, filtered.getChannelIds(), dimensions, false);
        CoherenceJudgement judgement = new CoherenceJudgement(
                filtered.getSamplingFrequency(),
                psdHfThreshold,
                deadChannelThreshold,
                noisyChannelThreshold,
                outsideChannelThreshold,
                outsideChannelsLocation,
                nNeighbors,
                nyquistThreshold,
                welchWindowMs);
        return judgement.labels(chunkList(filtered, true), order.order(), order.inverse());
    }
}
