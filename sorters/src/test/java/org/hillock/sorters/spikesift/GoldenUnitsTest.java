package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.sorters.spikesift.steps.AmplitudeTest;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.BlockMinima;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ChannelDifferences;
import org.hillock.sorters.spikesift.steps.ClusterLink;
import org.hillock.sorters.spikesift.steps.DriftShift;
import org.hillock.sorters.spikesift.steps.FloatBandFilter;
import org.hillock.sorters.spikesift.steps.IntegerBandFilter;
import org.hillock.sorters.spikesift.steps.LaneSink;
import org.hillock.sorters.spikesift.steps.Lanes;
import org.hillock.sorters.spikesift.steps.PrincipalProjection;
import org.hillock.sorters.spikesift.steps.SegmentLength;
import org.hillock.sorters.spikesift.steps.SortedCut;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.SpikeSubtraction;
import org.hillock.sorters.spikesift.steps.TileSink;
import org.hillock.sorters.spikesift.steps.UnitSearch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every step alone against the reference's own examples of it. */
class GoldenUnitsTest {
    private record Example(Map<String, Npy> all, String prefix) {
        Npy get(String name) {
            Npy array = all.get(prefix + name);
            if (array == null) {
                throw new IllegalArgumentException("units.npz has no " + prefix + name);
            }
            return array;
        }

        double scalar(String name) {
            return get(name).scalar();
        }
    }

    @FunctionalInterface
    private interface Check {
        void run(Example example);
    }

    @TestFactory
    List<DynamicTest> everyExample() {
        Map<String, Npy> all = Npy.readAll(Golden.folder("golden_spikesift").resolve("units.npz"));
        Map<String, Check> checks = Map.ofEntries(
                Map.entry("filter", GoldenUnitsTest::filter),
                Map.entry("blockmin", GoldenUnitsTest::blockMinima),
                Map.entry("peaks", GoldenUnitsTest::peaks),
                Map.entry("score", GoldenUnitsTest::score),
                Map.entry("boundary", GoldenUnitsTest::boundary),
                Map.entry("split", GoldenUnitsTest::split),
                Map.entry("projection", GoldenUnitsTest::projection),
                Map.entry("pairdiff", GoldenUnitsTest::pairDifferences),
                Map.entry("cluster", GoldenUnitsTest::cluster),
                Map.entry("refine", GoldenUnitsTest::refine),
                Map.entry("shift", GoldenUnitsTest::shift),
                Map.entry("assign", GoldenUnitsTest::assign),
                Map.entry("amplitude", GoldenUnitsTest::amplitude),
                Map.entry("subtract", GoldenUnitsTest::subtract));
        List<DynamicTest> tests = new ArrayList<>();
        all.keySet().stream()
                .map(key -> key.replaceFirst("^([a-z]+_\\d+_).*$", "$1"))
                .distinct()
                .forEach(prefix -> tests.add(
                        DynamicTest.dynamicTest(prefix, () -> checks.get(prefix.substring(0, prefix.indexOf('_')))
                                .run(new Example(all, prefix)))));
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    private static void filter(Example e) {
        Npy raw = e.get("raw");
        int m = (int) e.scalar("samples_per_ms");
        int channels = raw.shape()[1];
        BandFilter filter = BandFilter.of(m, e.scalar("polarity"));
        assertThat(filter.narrow()).isEqualTo((int) e.scalar("narrow"));
        assertThat(filter.wide()).isEqualTo((int) e.scalar("wide"));
        int blocks = e.get("out").shape()[0] / m;
        float[] out = new float[e.get("out").size()];
        TileSink sink = (tile, block, count, channel, width) ->
                System.arraycopy(tile, 0, out, block * m * channels, count * m * channels);
        new FloatBandFilter(filter, channels).run(raw.floats(), channels, 0, channels, blocks, sink);
        assertRelative(out, e.get("out").floats(), 1e-4);
        if (raw.type().endsWith("i2") || raw.type().endsWith("u2")) {
            int zero = raw.type().endsWith("u2") ? 32768 : 0;
            float[] numbers = raw.floats();
            short[] samples = new short[numbers.length];
            float[] offsets = new float[channels];
            for (int i = 0; i < numbers.length; i++) {
                samples[i] = (short) (numbers[i] - zero);
            }
            for (int c = 0; c < channels; c++) {
                offsets[c] = samples[c];
            }
            for (Lanes lanes : List.of(Lanes.of(channels, blocks), new Lanes(channels, 3, Math.ceilDiv(blocks, 3)))) {
                Arrays.fill(out, Float.NaN);
                LaneSink laneSink = (tile, start, block) -> {
                    for (int s = 0; s < lanes.sections(); s++) {
                        int place = s * lanes.blocks() + block;
                        for (int t = 0; place < blocks && t < m; t++) {
                            int from = start + t * lanes.count() + s * channels;
                            System.arraycopy(tile, from, out, (place * m + t) * channels, channels);
                        }
                    }
                };
                new IntegerBandFilter(filter).run(samples, channels, offsets, 0, lanes, blocks, laneSink);
                assertRelative(out, e.get("out").floats(), 1e-4);
            }
        }
    }

    private static void blockMinima(Example e) {
        float[] data = e.get("data").floats();
        int m = (int) e.scalar("samples_per_ms");
        int channels = e.get("data").shape()[1];
        int blocks = e.get("pos").shape()[0];
        float[] values = new float[blocks * channels];
        float[] turned = new float[blocks * m * channels];
        BlockMinima minima = new BlockMinima(m, channels);
        for (int i = 0; i < blocks; i++) {
            minima.find(data, i * m * channels, channels, values, i * channels);
            BlockMinima.transpose(data, i * m * channels, channels, m, channels, turned, i * m * channels);
        }
        assertThat(values).containsExactly(e.get("val").floats());
        BlockSignal signal = BlockSignal.of(turned, channels, m);
        for (int i = 0; i < blocks; i++) {
            for (int c = 0; c < channels; c++) {
                float smallest = values[i * channels + c];
                assertThat(signal.smallest(c, i)).isEqualTo(smallest);
                assertThat(signal.position(c, i, smallest))
                        .isEqualTo((int) e.get("pos").value(i * channels + c));
                assertThat(turned[(i * channels + c) * m + m - 1]).isEqualTo(data[(i * m + m - 1) * channels + c]);
            }
        }
    }

    private static void peaks(Example e) {
        float[] values = e.get("val").floats();
        int[] positions = e.get("pos").ints();
        int[] out = new int[values.length];
        int count = SpikePeaks.find(
                values,
                i -> positions[i],
                values.length,
                (int) e.scalar("samples_per_ms"),
                (float) e.scalar("threshold"),
                out);
        assertThat(Arrays.copyOf(out, count)).containsExactly(e.get("out").ints());
    }

    private static void score(Example e) {
        float[][] values = e.get("values").floatRows();
        float[] thresholds = e.get("thresholds").floats();
        for (int c = 0; c < values.length; c++) {
            double want = e.get("out").value(c);
            assertThat(SpikePeaks.excess(values[c], values[c].length, thresholds[c]))
                    .isCloseTo(want, within(1e-5 * Math.abs(want)));
        }
    }

    private static void boundary(Example e) {
        float[][] values = e.get("values").floatRows();
        double[] curve = SegmentLength.boundaryCurve(
                (block, out) -> System.arraycopy(values[block], 0, out, 0, out.length),
                e.get("thresholds").floats(),
                values.length,
                (int) e.scalar("min_blocks"));
        double[] want = e.get("out").doubles();
        assertThat(curve).hasSameSizeAs(want);
        double largest = Arrays.stream(want).max().orElseThrow();
        for (int i = 0; i < want.length; i++) {
            assertThat(curve[i]).isCloseTo(want[i], within(1e-5 * largest));
        }
        assertThat(SegmentLength.firstLargest(curve, curve.length))
                .isEqualTo(SegmentLength.firstLargest(want, want.length));
    }

    private static void split(Example e) {
        float[] values = e.get("values").floats();
        assertThat(new SortedCut().cut(values, values.length)).isEqualTo((float) e.scalar("out"));
    }

    private static void projection(Example e) {
        float[][] rows = e.get("data").floatRows();
        int[] everyone = new int[rows.length];
        Arrays.setAll(everyone, i -> i);
        PrincipalProjection principal = new PrincipalProjection(rows[0].length);
        principal.take(rows, everyone, new float[rows[0].length]);
        float[] out = principal.project();
        double[] want = e.get("out").doubles();
        double factor = 0;
        double length = 0;
        for (int i = 0; i < want.length; i++) {
            factor += want[i] * out[i];
            length += (double) out[i] * out[i];
        }
        double largest = Arrays.stream(want).map(Math::abs).max().orElseThrow();
        assertThat(factor).isPositive();
        for (int i = 0; i < want.length; i++) {
            assertThat(out[i] * factor / length).isCloseTo(want[i], within(1e-4 * largest));
        }
    }

    private static void pairDifferences(Example e) {
        Npy waveform = e.get("waveform");
        double[] got = ChannelDifferences.of(waveform.floats(), waveform.shape()[0]);
        double[] want = e.get("out").doubles();
        double largest = Arrays.stream(want).max().orElseThrow();
        assertThat(got).hasSameSizeAs(want);
        for (int i = 0; i < want.length; i++) {
            assertThat(got[i]).isCloseTo(want[i], within(1e-5 * largest));
        }
    }

    private static UnitSearch search(Example e) {
        int channels = (int) e.scalar("channels");
        return new UnitSearch(
                channels, e.get("data").shape()[1] / channels, e.scalar("min_spikes"), e.scalar("threshold"));
    }

    private static void checkGroup(Example e, UnitSearch.Group group) {
        int[] positions = e.get("positions").ints();
        assertThat(Arrays.stream(group.members()).map(i -> positions[i]).toArray())
                .containsExactly(e.get("out_positions").ints());
        assertRelative(group.mean(), e.get("out_mean").floats(), 1e-4);
    }

    private static void cluster(Example e) {
        float[][] rows = e.get("data").floatRows();
        UnitSearch search = search(e);
        checkGroup(e, search.isolate(rows, search.everyone(rows, rows.length)));
    }

    private static void refine(Example e) {
        float[][] rows = e.get("data").floatRows();
        UnitSearch search = search(e);
        UnitSearch.Group everyone = search.everyone(rows, rows.length);
        checkGroup(e, search.refine(rows, everyone, e.get("reference").doubles()));
    }

    private static void shift(Example e) {
        float[][] got = DriftShift.of(e.get("geometry").floatRows(), e.scalar("step"))
                .apply(e.get("vectors").floatRows());
        float[][] want = e.get("out").floatRows();
        for (int i = 0; i < want.length; i++) {
            assertRelative(got[i], want[i], 1e-5);
        }
    }

    private static void assign(Example e) {
        int[] got = ClusterLink.partners(
                e.get("a").floatRows(),
                e.get("b").floatRows(),
                e.get("geometry").floatRows(),
                (int) e.scalar("max_drift"));
        assertThat(got).containsExactly(e.get("out").ints());
    }

    private static void amplitude(Example e) {
        int[] blocks = e.get("blocks").ints();
        float[] got = AmplitudeTest.averageMinima(e.get("values").floatRows(), blocks, blocks.length, 1);
        assertRelative(got, e.get("out").floats(), 1e-5);
    }

    private static void subtract(Example e) {
        Npy data = e.get("data");
        float[] samples = data.floats();
        BlockSignal signal = BlockSignal.of(samples, data.shape()[1], data.shape()[2]);
        int[] spikes = e.get("positions").ints();
        float[][] values = new float[signal.channels()][signal.blocks()];
        double[] scores = new double[signal.channels()];
        float[] thresholds = new float[signal.channels()];
        SpikeSubtraction.subtract(signal, e.get("channels").ints(), spikes, values, thresholds, scores);
        for (int channel : e.get("channels").ints()) {
            for (int spike : spikes) {
                int block = spike / signal.samplesPerBlock();
                assertThat(values[channel][block]).isEqualTo(signal.smallest(channel, block));
            }
            assertThat(scores[channel]).isCloseTo(SpikePeaks.excess(values[channel], signal.blocks(), 0), within(1e-4));
        }
        assertRelative(samples, e.get("out").floats(), 1e-5);
    }

    private static void assertRelative(float[] got, float[] want, double relative) {
        assertThat(got).hasSameSizeAs(want);
        double largest = 0;
        for (float value : want) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < want.length; i++) {
            assertThat((double) got[i]).as("value %d", i).isCloseTo(want[i], within(relative * largest));
        }
    }
}
