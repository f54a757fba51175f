package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every recording: threads, memory, offsets, scale, missing samples, merging and mapping. */
class SortLawsTest {
    private static final double RATE = 20000;
    private static final SpikeSiftOptions OPTIONS =
            SpikeSiftOptions.withDefaults().withMinSegmentLength(1).withDetectionSensitivity(8);

    /** Noise and spikes of six units on two columns of channels; the same for the same seed. */
    private static short[] traces(long seed, int channels, int samples) {
        Random random = new Random(seed);
        short[] traces = new short[channels * samples];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = (short) Math.round(8 * random.nextGaussian());
        }
        for (int unit = 0; unit < 6; unit++) {
            int centre = random.nextInt(channels);
            double height = 150 + 250 * random.nextDouble();
            double width = 5 + 6 * random.nextDouble();
            for (int t = 60 + random.nextInt(2000); t < samples - 80; t += 400 + random.nextInt(4000)) {
                for (int c = 0; c < channels; c++) {
                    double reach = height * Math.exp(-Math.abs(c - centre) / 1.7);
                    for (int s = -20; s < 40; s++) {
                        double shape = -Math.exp(-s * s / (width * width))
                                + 0.4 * Math.exp(-(s - 14) * (s - 14) / (3 * width * width));
                        traces[(t + s) * channels + c] += (short) Math.round(reach * shape);
                    }
                }
            }
        }
        return traces;
    }

    private static float[][] geometry(int channels) {
        float[][] geometry = new float[channels][];
        Arrays.setAll(geometry, c -> new float[] {16 * (c % 2), 20 * (c / 2)});
        return geometry;
    }

    private static SortedRecording sort(SampleSource source, SortJob job) {
        return SpikeSift.performSpikeSorting(source, geometry(source.numChannels()), RATE, OPTIONS, 0, job);
    }

    private static void assertSame(SortedRecording a, SortedRecording b) {
        assertThat(a.segmentBoundaries()).isEqualTo(b.segmentBoundaries());
        for (int s = 0; s < a.segments().size(); s++) {
            SortedSegment one = a.segments().get(s);
            SortedSegment other = b.segments().get(s);
            assertThat(one.numClusters()).isEqualTo(other.numClusters());
            for (int k = 0; k < one.numClusters(); k++) {
                assertThat(one.spikeTrains().get(k))
                        .containsExactly(other.spikeTrains().get(k));
                assertThat(one.amplitudeVectors()[k]).containsExactly(other.amplitudeVectors()[k]);
            }
        }
        for (int s = 0; s < a.links().size(); s++) {
            assertThat(a.links().get(s)).containsExactly(b.links().get(s));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void threadsAndMemoryDoNotChangeABit(long seed) {
        SampleSource source = ArraySamples.of(traces(seed, 10, 190_000), 10);
        SortedRecording one = sort(source, SortJob.withDefaults());
        assertThat(one.segments()).hasSizeGreaterThan(3);
        assertThat(one.segments().getFirst().numClusters()).isGreaterThan(2);
        for (int threads : new int[] {2, 4}) {
            assertSame(one, sort(source, SortJob.withDefaults().withThreads(threads)));
        }
        assertSame(one, sort(source, SortJob.withDefaults().withSignalBytes(0)));
        assertSame(one, sort(source, SortJob.withDefaults().withThreads(3).withSignalBytes(4_000_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void floatsGiveTheSameBitsForAnyThreadsAndMemory(long seed) {
        SampleSource source = ArraySamples.of(floats(traces(seed, 7, 120_000), 0.195f, 3), 7);
        SortedRecording one = sort(source, SortJob.withDefaults());
        assertThat(one.segments().getFirst().numClusters()).isGreaterThan(2);
        assertSame(one, sort(source, SortJob.withDefaults().withThreads(2).withSignalBytes(0)));
    }

    private static float[] floats(short[] traces, float scale, float offset) {
        float[] floats = new float[traces.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = traces[i] * scale + offset;
        }
        return floats;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void anOffsetOfTheSamplesChangesNothing(long seed) {
        short[] traces = traces(seed, 8, 80_000);
        short[] lifted = traces.clone();
        for (int i = 0; i < lifted.length; i++) {
            lifted[i] += (short) (20_000 - 500 * (i % 8));
        }
        assertSame(
                sort(ArraySamples.of(traces, 8), SortJob.withDefaults()),
                sort(ArraySamples.of(lifted, 8), SortJob.withDefaults()));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void theScaleOfTheSamplesChangesNoSpike(long seed) {
        short[] traces = traces(seed, 8, 80_000);
        SortedRecording counts = sort(ArraySamples.of(traces, 8), SortJob.withDefaults());
        for (float scale : new float[] {0x1p-22f, 0x1p6f}) {
            SortedRecording scaled = sort(ArraySamples.of(floats(traces, scale, 0), 8), SortJob.withDefaults());
            assertThat(scaled.segmentBoundaries()).isEqualTo(counts.segmentBoundaries());
            for (int s = 0; s < counts.segments().size(); s++) {
                List<long[]> want = counts.segments().get(s).spikeTrains();
                List<long[]> got = scaled.segments().get(s).spikeTrains();
                assertThat(got).hasSameSizeAs(want);
                for (int k = 0; k < want.size(); k++) {
                    assertThat(got.get(k)).containsExactly(want.get(k));
                }
            }
        }
    }

    @Test
    void theRecordingOffsetIsAddedToEveryTime() {
        SampleSource source = ArraySamples.of(traces(5, 6, 60_000), 6);
        SortedRecording here = sort(source, SortJob.withDefaults());
        SortedRecording there = SpikeSift.performSpikeSorting(source, geometry(6), RATE, OPTIONS, -123_456);
        assertThat(there.startTime()).isEqualTo(-123_456);
        assertThat(there.endTime()).isEqualTo(60_000 - 123_456);
        for (int id : here.clusterIds()) {
            assertThat(there.spikes(id))
                    .containsExactly(
                            Arrays.stream(here.spikes(id)).map(t -> t - 123_456).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void samplesThatAreNotFiniteHurtOnlyTheirNeighbourhood(long seed) {
        float[] clean = floats(traces(seed, 8, 80_000), 1, 0);
        float[] broken = clean.clone();
        broken[8 * 30_000 + 3] = Float.NaN;
        broken[8 * 50_000 + 5] = Float.POSITIVE_INFINITY;
        SortedRecording want = sort(ArraySamples.of(clean, 8), SortJob.withDefaults());
        SortedRecording got = sort(ArraySamples.of(broken, 8), SortJob.withDefaults());
        long[] all = want.segments().stream()
                .flatMap(s -> s.spikeTrains().stream())
                .flatMapToLong(Arrays::stream)
                .toArray();
        long[] found = got.segments().stream()
                .flatMap(s -> s.spikeTrains().stream())
                .flatMapToLong(Arrays::stream)
                .toArray();
        assertThat(Math.abs(all.length - found.length)).isLessThan(5);
    }

    @Test
    void aChannelOfZerosWithArtefactsComesToAnEnd() {
        short[] traces = traces(6, 8, 200_000);
        Random random = new Random(6);
        for (int t = 0; t < 200_000; t++) {
            traces[t * 8 + 2] = (short) (random.nextInt(300) == 0 ? 2000 * random.nextGaussian() : 0);
        }
        SortedRecording sorted = sort(ArraySamples.of(traces, 8), SortJob.withDefaults());
        for (SortedSegment segment : sorted.segments()) {
            assertThat(segment.numClusters()).isLessThan(80);
        }
    }

    @Test
    void nothingAtAllGivesNoCluster() {
        SortedRecording sorted = sort(ArraySamples.of(new short[8 * 50_000], 8), SortJob.withDefaults());
        assertThat(sorted.clusterIds()).isEmpty();
        assertThat(sorted.endTime()).isEqualTo(50_000);
    }

    @Test
    void aCancelledJobEndsWithItsOwnException() {
        AtomicInteger asked = new AtomicInteger();
        SortJob job = SortJob.withDefaults().withThreads(2).withCancelled(() -> asked.incrementAndGet() > 20);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> sort(ArraySamples.of(traces(7, 8, 150_000), 8), job));
    }

    @Test
    void progressRisesToTheEnd() {
        List<Long> told = new ArrayList<>();
        sort(ArraySamples.of(traces(8, 8, 150_000), 8), SortJob.withDefaults().withProgress((sorted, total) -> {
            assertThat(total).isEqualTo(150_000);
            told.add(sorted);
        }));
        assertThat(told).isSorted().hasSizeGreaterThan(1);
        assertThat(told.getLast()).isGreaterThan(149_900);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void splittingAndMergingGivesTheRecordingBack(long seed) {
        SortedRecording sorted = sort(ArraySamples.of(traces(seed, 10, 150_000), 10), SortJob.withDefaults());
        List<SortedRecording> split = sorted.splitIntoSegments();
        for (SortedRecording part : split) {
            assertThat(part.numClusters()).isEqualTo(part.segments().getFirst().numClusters());
        }
        assertSame(sorted, SpikeSift.mergeRecordings(split, OPTIONS.maxDrift()));
        SortedRecording tail = SpikeSift.mergeRecordings(split.subList(1, split.size()), OPTIONS.maxDrift());
        assertSame(sorted, SpikeSift.mergeRecordings(List.of(split.getFirst(), tail), OPTIONS.maxDrift()));
        for (int id : sorted.clusterIds()) {
            assertThat(SpikeSift.mapClusters(sorted, sorted, 0)).containsEntry(id, id);
            assertThat(sorted.amplitudeVectors(id)).hasNumberOfRows(split.size());
            assertThat(sorted.allSpikes().get(id)).isSorted().containsExactly(sorted.spikes(id));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5000, 9000, 20000, 24414.0625, 30000, 33000, 40000, 50000})
    void filteringEqualsItsDefinition(double rate) {
        int m = SpikeSift.samplesPerBlock(rate);
        int channels = 70;
        int blocks = 45;
        short[] traces = new short[(blocks + 1) * m * channels];
        Random random = new Random(m);
        for (int i = 0; i < traces.length; i++) {
            traces[i] = (short) (random.nextGaussian() * 300 + 1000);
        }
        BandFilter filter = BandFilter.of(m, -1);
        for (SampleSource source :
                List.of(ArraySamples.of(traces, channels), ArraySamples.of(floats(traces, 1, 0), channels))) {
            double[] want = DirectFilter.filter(source, filter, m, (blocks - 1) * m);
            try (Workers workers = new Workers(2, () -> false)) {
                BlockStore store = new BlockStore(source, filter, workers, blocks, 0);
                store.load(blocks);
                var signal = store.signal(1, blocks - 1);
                float[] trace = new float[(blocks - 1) * m];
                for (int c = 0; c < channels; c++) {
                    signal.copy(c, 0, trace.length, trace, 0);
                    int channel = c;
                    double worst = IntStream.range(0, trace.length)
                            .mapToDouble(t -> Math.abs(trace[t] - want[t * channels + channel]))
                            .max()
                            .orElseThrow();
                    assertThat(worst).isLessThan(2e-3 * 0.1);
                }
            }
        }
    }
}
