package org.hillock.testkit.areas;

import java.util.List;
import java.util.Map;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.DepthOrder;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.statistics.ColumnStatistics;
import org.hillock.preprocessing.badchannels.BadChannels;
import org.hillock.preprocessing.badchannels.ChannelLabel;
import org.hillock.preprocessing.badchannels.CoherenceJudgement;
import org.hillock.preprocessing.badchannels.DetectBadChannels;
import org.hillock.preprocessing.filter.HighpassFilter;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;

/** The cases that judge channels. */
final class BadChannelCases {
    private BadChannelCases() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of("detectBadChannels", BadChannelCases::detect, "labelBadChannels", BadChannelCases::label);
    }

    private static Recording filtered(Recording recording, double cutoff) {
        return recording.isFiltered()
                ? recording
                : PeerReading.rounded(
                        PeerReading.of(recording, HighpassFilter.standard(cutoff, DType.FLOAT64)),
                        recording.getDtype().toSigned());
    }

    private static void detect(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        DetectBadChannels search = OperationType.of(DetectBadChannels.class)
                .fromJson(golden.params().all());
        BadChannels found = search.detect(recording);
        RandomChunks chunks = RandomChunks.standard()
                .withNumChunksPerSegment(search.numRandomChunks())
                .withChunkSize((int) (search.chunkDurationS() * recording.getSamplingFrequency()))
                .withSeed(search.seed().orElse(0L));
        Recording filtered = filtered(recording, search.highpassFilterCutoff());
        answers.value("bad_channel_ids", found::badChannelIds)
                .value("channel_labels", found::toArray)
                .value("random_chunks", () -> Facts.described(chunks, filtered))
                .doubles("channel_std_of_chunks", () -> {
                    Traces traces = RecordingTools.getRandomDataChunks(filtered, chunks, false);
                    return ColumnStatistics.deviations(traces.toFloats(), traces.numSamples(), traces.numChannels());
                })
                .doubles("channel_mad_of_chunks", () -> {
                    Traces traces = RecordingTools.getRandomDataChunks(filtered, chunks, false);
                    return ColumnStatistics.absoluteDeviations(
                            traces.toFloats(), traces.numSamples(), traces.numChannels());
                });
    }

    /** One chunk of the filtered recording in µV, channels in the order of depth. */
    private static void label(GoldenCase golden, Answers answers) {
        DetectBadChannels usual = OperationType.of(DetectBadChannels.class)
                .fromJson(golden.params().all());
        Recording recording = golden.recording();
        DepthOrder order = RecordingTools.orderChannelsByDepth(recording);
        long start = golden.values().path("start_frame").longValue();
        long end = golden.values().path("end_frame").longValue();
        Traces traces = filtered(recording, usual.highpassFilterCutoff()).getScaledTraces(0, start, end);
        int channels = traces.numChannels();
        double[] chunk = new double[traces.numSamples() * channels];
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = traces.get(i / channels, order.order()[i % channels]);
        }
        CoherenceJudgement judgement = new CoherenceJudgement(
                recording.getSamplingFrequency(),
                usual.psdHfThreshold(),
                usual.deadChannelThreshold(),
                usual.noisyChannelThreshold(),
                usual.outsideChannelThreshold(),
                usual.outsideChannelsLocation(),
                usual.nNeighbors(),
                usual.nyquistThreshold(),
                usual.welchWindowMs());
        List<ChannelLabel> labels = judgement.labels(chunk.clone(), traces.numSamples(), channels);
        answers.value("order_f", order::order)
                .value("order_r", order::inverse)
                .value("start_frame", () -> start)
                .value("end_frame", () -> end)
                .numbers(
                        "labels",
                        () -> NdArray.ofInts(
                                labels.stream().mapToInt(ChannelLabel::ordinal).toArray()))
                .doubles("psd_hf", () -> judgement.highFrequencyPower(chunk.clone(), traces.numSamples(), channels))
                .doubles("xcorr", () -> judgement.likeness(chunk.clone(), traces.numSamples(), channels));
    }
}
