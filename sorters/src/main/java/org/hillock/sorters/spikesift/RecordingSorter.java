package org.hillock.sorters.spikesift;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ClusterLink;
import org.hillock.sorters.spikesift.steps.DetectionThresholds;
import org.hillock.sorters.spikesift.steps.NearestChannels;
import org.hillock.sorters.spikesift.steps.SegmentLength;

/**
 * Sorts one recording: loads minima ahead, chooses segments, sorts as many of them at a time as memory allows, and links
 * neighbours.
 */
final class RecordingSorter {
    private static final int CHANNELS_AT_ONCE = 8;

    private final SampleSource source;
    private final float[][] geometry;
    private final SpikeSiftOptions options;
    private final long recordingOffset;
    private final SortJob job;
    private final Workers workers;
    private final int m;
    private final int blocks;
    private final long minBlocks;
    private final BlockStore store;
    private final int[][] nearest;
    private final List<SortedSegment> segments = new ArrayList<>();
    private float[] deviations = new float[0];
    private float[] thresholds = new float[0];

    private record Planned(int first, int count, double[] boundary) {}

    private record Sorted(SortedSegment segment, Optional<SegmentReport> report) {}

    RecordingSorter(
            SampleSource source,
            float[][] geometry,
            int samplesPerBlock,
            SpikeSiftOptions options,
            long recordingOffset,
            SortJob job,
            Workers workers) {
        this.source = source;
        this.geometry = geometry;
        this.options = options;
        this.recordingOffset = recordingOffset;
        this.job = job;
        this.workers = workers;
        this.m = samplesPerBlock;
        this.blocks = Math.toIntExact(source.numSamples() / m - 1);
        this.minBlocks = options.minSegmentBlocks();
        this.nearest = job.neighbours().orElseGet(() -> NearestChannels.of(geometry));
        long segment = Math.min(2 * minBlocks, blocks) * m * source.numChannels() * Float.BYTES;
        this.store = new BlockStore(
                source,
                BandFilter.of(m, options.detectionPolarity()),
                workers,
                blocks,
                Math.max(segment, job.signalBytes()));
    }

    SortedRecording sort() {
        try (store) {
            sortSegments();
        }
        return linked();
    }

    private void sortSegments() {
        Deque<Planned> planned = new ArrayDeque<>();
        int start = 1;
        while (start < blocks || !planned.isEmpty()) {
            int batchStart = planned.isEmpty() ? start : planned.getFirst().first();
            while (start < blocks
                    && (planned.isEmpty() || (planned.size() < job.threads() && fits(batchStart, planned)))) {
                planned.add(plan(start));
                start += planned.getLast().count();
            }
            List<Planned> batch = new ArrayList<>();
            do {
                batch.add(planned.removeFirst());
            } while (batch.size() < job.threads()
                    && !planned.isEmpty()
                    && bytes(batchStart, planned.getFirst()) <= job.signalBytes());
            sortBatch(batch);
        }
        warnOfMissing(store.missingSamples());
    }

    private static void warnOfMissing(long samples) {
        if (samples > 0) {
            System.getLogger(RecordingSorter.class.getPackageName())
                    .log(
                            System.Logger.Level.WARNING,
                            "spikesift: about {0} samples are not finite; each was replaced by the one before it",
                            samples);
        }
    }

    private boolean fits(int batchStart, Deque<Planned> planned) {
        return bytes(batchStart, planned.getLast()) <= job.signalBytes();
    }

    private long bytes(int batchStart, Planned last) {
        return store.signalBytes((long) last.first() + last.count() - batchStart);
    }

    private Planned plan(int start) {
        int offered = (int) Math.min(4 * minBlocks, blocks - start);
        boolean first = thresholds.length == 0;
        if (first) {
            store.keepFirstSamples(offered);
        }
        store.load(start + offered);
        if (first) {
            setThresholds(offered);
        }
        if (offered < 2 * minBlocks) {
            return new Planned(start, offered, new double[0]);
        }
        int least = (int) minBlocks;
        double[] curve = SegmentLength.boundaryCurve(
                (block, out) -> store.readMinima(start + block, out), thresholds, offered, least);
        return new Planned(start, SegmentLength.fromCurve(curve, least), curve);
    }

    private void setThresholds(int count) {
        float[][] first = store.takeFirstSamples();
        deviations = new float[source.numChannels()];
        int groups = (deviations.length + CHANNELS_AT_ONCE - 1) / CHANNELS_AT_ONCE;
        workers.forEach(groups, () -> {
            float[][] own = new float[CHANNELS_AT_ONCE][count];
            return group -> measure(first, group * CHANNELS_AT_ONCE, own);
        });
        thresholds = DetectionThresholds.of(deviations, options.detectionSensitivity());
    }

    private void measure(float[][] first, int channel, float[][] own) {
        int width = Math.min(CHANNELS_AT_ONCE, deviations.length - channel);
        for (int i = 0; i < first.length; i++) {
            for (int k = 0; k < width; k++) {
                own[k][i] = first[i][channel + k];
            }
        }
        for (int k = 0; k < width; k++) {
            deviations[channel + k] = DetectionThresholds.medianAbsolute(own[k], first.length);
        }
    }

    private void sortBatch(List<Planned> batch) {
        List<BlockSignal> signals = new ArrayList<>();
        for (Planned segment : batch) {
            signals.add(store.signal(segment.first(), segment.count()));
        }
        int threads = batch.size() == 1 ? job.threads() : 1;
        Sorted[] sorted = new Sorted[batch.size()];
        workers.forEach(batch.size(), () -> i -> sorted[i] = sortSegment(batch.get(i), signals.get(i), threads));
        for (Sorted one : sorted) {
            segments.add(one.segment());
            job.observer().ifPresent(observer -> one.report().ifPresent(observer));
        }
        Planned last = batch.getLast();
        store.release(last.first() + last.count());
        job.progress()
                .update(Math.min(source.numSamples(), (long) (last.first() + last.count()) * m), source.numSamples());
    }

    private Sorted sortSegment(Planned planned, BlockSignal signal, int threads) {
        int channels = source.numChannels();
        float[][] values = new float[channels][planned.count()];
        store.readMinima(planned.first(), planned.count(), values);
        SegmentSorter sorter = new SegmentSorter(
                signal, values, thresholds, nearest, options, job.observer().isPresent(), workers, threads);
        Optional<SegmentReport> before = job.observer().map(observer -> report(planned, sorter));
        sorter.run();
        long start = recordingOffset + (long) planned.first() * m;
        List<long[]> trains = new ArrayList<>();
        for (int[] train : sorter.trains()) {
            trains.add(Arrays.stream(train).mapToLong(t -> start + t).toArray());
        }
        SortedSegment segment = new SortedSegment(start, (long) planned.count() * m, trains, sorter.vectors());
        return new Sorted(segment, before.map(report -> report.withSteps(sorter.steps())));
    }

    private SegmentReport report(Planned planned, SegmentSorter sorter) {
        return new SegmentReport(
                planned.first(),
                planned.count(),
                planned.boundary(),
                deviations,
                thresholds,
                sorter.countPeaks(false),
                sorter.countPeaks(true),
                sorter.scores(),
                List.of());
    }

    private SortedRecording linked() {
        int last = segments.size() - 1;
        long end = recordingOffset + source.numSamples();
        segments.set(
                0,
                segments.getFirst().between(recordingOffset, segments.getFirst().endTime()));
        segments.set(last, segments.getLast().between(segments.getLast().startTime(), end));
        int[][] links = new int[last][];
        workers.forEach(
                last,
                () -> s -> links[s] = ClusterLink.partners(
                        segments.get(s).amplitudeVectors(), segments.get(s + 1).amplitudeVectors(), geometry, (int)
                                options.maxDrift()));
        return new SortedRecording(segments, List.of(links), geometry);
    }
}
