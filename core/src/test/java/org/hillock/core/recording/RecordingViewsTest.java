package org.hillock.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Any nest of lazy views gives the bits that plain loops over arrays give, however it is read. */
class RecordingViewsTest {
    @TempDir
    Path folder;

    private record Pair(Recording recording, PlainArrays plain) {}

    private static Stream<Arguments> seeds() {
        return Arrays.stream(DType.values())
                .flatMap(type -> IntStream.range(0, 25).mapToObj(seed -> Arguments.of(type, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void nestedViewsEqualPlainArrays(DType dtype, int seed) throws IOException {
        Random random = new Random(seed * 31L + dtype.ordinal());
        Pair pair = source(random, dtype);
        for (int steps = random.nextInt(7); steps >= 0; steps--) {
            pair = step(pair, random);
        }
        check(pair, random);
    }

    private Pair source(Random random, DType dtype) throws IOException {
        int channels = 2 + random.nextInt(4);
        Ids ids = random.nextBoolean()
                ? Ids.of(random.ints(0, 100)
                        .distinct()
                        .limit(channels)
                        .asLongStream()
                        .toArray())
                : Ids.of(Arrays.copyOf(new String[] {"b", "a", "10", "2", "é"}, channels));
        int[] lengths = random.ints(1 + random.nextInt(3), 1, 60).toArray();
        PlainArrays plain = PlainArrays.random(random, dtype, ids, lengths);
        Recording recording = random.nextBoolean() ? inMemory(plain) : inFiles(plain, random);
        return new Pair(Recordings.setProperty(recording, "tag", NdArray.ofLongs(plain.tags())), plain);
    }

    private static Recording inMemory(PlainArrays plain) {
        return NumpyRecording.of(
                1000,
                plain.ids(),
                IntStream.range(0, plain.segments().size())
                        .mapToObj(plain::array)
                        .toList());
    }

    private Recording inFiles(PlainArrays plain, Random random) throws IOException {
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int timeAxis = random.nextInt(2);
        List<Path> files = new ArrayList<>();
        for (int s = 0; s < plain.segments().size(); s++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(new byte[11]);
            if (timeAxis == 0) {
                bytes.write(plain.bytes(s, 0, plain.numSamples(s), order));
            } else {
                for (int c = 0; c < plain.ids().size(); c++) {
                    bytes.write(plain.columns(new int[] {c}, Ids.range(1)).bytes(s, 0, plain.numSamples(s), order));
                }
            }
            files.add(Files.write(folder.resolve("seg" + s + ".raw"), bytes.toByteArray()));
        }
        return new BinaryRecordingExtractor(
                        files,
                        1000,
                        Optional.empty(),
                        plain.ids().size(),
                        plain.dtype().typeString(order),
                        Optional.of(plain.ids()),
                        timeAxis,
                        11,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .open();
    }

    private static int[] shuffled(int n, Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(all, random);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Ids fresh(int n, String prefix) {
        return Ids.of(IntStream.range(0, n).mapToObj(i -> prefix + i).toArray(String[]::new));
    }

    private static Pair step(Pair in, Random random) {
        Recording recording = in.recording;
        PlainArrays plain = in.plain;
        int channels = plain.ids().size();
        int[] some = Arrays.copyOf(shuffled(channels, random), 1 + random.nextInt(channels));
        Ids kept = plain.ids().take(some);
        return switch (random.nextInt(10)) {
            case 0 -> new Pair(Recordings.channelSlice(recording, kept), plain.columns(some, kept));
            case 1 -> {
                Ids names = fresh(some.length, "n");
                yield new Pair(Recordings.channelSlice(recording, kept, names), plain.columns(some, names));
            }
            case 2 -> {
                int[] rest = IntStream.range(0, channels)
                        .filter(i ->
                                channels == some.length || IntStream.of(some).noneMatch(j -> i == j))
                        .toArray();
                Ids removed = rest.length == channels ? Ids.of(new long[0]) : kept;
                yield new Pair(
                        Recordings.removeChannels(recording, removed),
                        plain.columns(rest, plain.ids().take(rest)));
            }
            case 3 -> {
                Ids names =
                        Ids.of(random.longs(0, 1000).distinct().limit(channels).toArray());
                yield new Pair(
                        Recordings.renameChannels(recording, names),
                        plain.columns(IntStream.range(0, channels).toArray(), names));
            }
            case 4, 5 -> {
                int segment = random.nextInt(plain.segments().size());
                Recording one = Recordings.selectSegmentRecording(recording, segment);
                PlainArrays onePlain =
                        plain.withSegments(List.<long[][]>of(plain.segments().get(segment)));
                int from = random.nextInt(onePlain.numSamples(0));
                int to = from + 1 + random.nextInt(onePlain.numSamples(0) - from);
                double start = one.sampleIndexToTime(from, 0);
                double end = start + (to - from) / one.getSamplingFrequency();
                yield new Pair(
                        random.nextBoolean()
                                ? Recordings.frameSlice(one, from, to)
                                : Recordings.timeSlice(one, OptionalDouble.of(start), OptionalDouble.of(end)),
                        onePlain.frames(from, to));
            }
            case 6 -> {
                int[] indices = random.ints(
                                1 + random.nextInt(3), 0, plain.segments().size())
                        .toArray();
                yield new Pair(
                        Recordings.selectSegmentRecording(recording, indices),
                        plain.withSegments(IntStream.of(indices)
                                .mapToObj(plain.segments()::get)
                                .toList()));
            }
            case 7 -> {
                List<long[][]> twice = new ArrayList<>(plain.segments());
                twice.addAll(plain.segments());
                yield new Pair(Recordings.appendRecordings(List.of(recording, recording)), plain.withSegments(twice));
            }
            case 8 ->
                new Pair(
                        Recordings.concatenateRecordings(List.of(recording, recording)),
                        PlainArrays.joined(List.of(plain, plain)));
            default -> parts(in, some, random);
        };
    }

    private static Pair parts(Pair in, int[] some, Random random) {
        if (random.nextBoolean()) {
            Ids names = fresh(some.length, "copy");
            Ids all = fresh(in.plain.ids().size() + some.length, "all");
            Recording right =
                    Recordings.channelSlice(in.recording, in.plain.ids().take(some), names);
            return new Pair(
                    Recordings.aggregateChannels(List.of(in.recording, right), all),
                    PlainArrays.sideBySide(in.plain, in.plain.columns(some, names), all));
        }
        Map<Id, Recording> byTag = Recordings.splitBy(in.recording, "tag");
        long[] tags = in.plain.tags();
        assertThat(byTag.keySet().stream().map(Id::asLong))
                .containsExactlyElementsOf(
                        Arrays.stream(tags).sorted().distinct().boxed().toList());
        long tag = tags[random.nextInt(tags.length)];
        int[] columns =
                IntStream.range(0, tags.length).filter(i -> tags[i] == tag).toArray();
        return new Pair(
                byTag.get(Id.of(tag)), in.plain.columns(columns, in.plain.ids().take(columns)));
    }

    private static void check(Pair pair, Random random) {
        Recording recording = pair.recording;
        PlainArrays plain = pair.plain;
        assertThat(recording.getChannelIds()).isEqualTo(plain.ids());
        assertThat(recording.getDtype()).isEqualTo(plain.dtype());
        assertThat(recording.getProperty("tag").toLongs()).isEqualTo(plain.tags());
        assertThat(recording.getNumSegments()).isEqualTo(plain.segments().size());
        for (int s = 0; s < plain.segments().size(); s++) {
            int n = plain.numSamples(s);
            assertThat(recording.getNumSamples(s)).isEqualTo(n);
            assertThat(recording.getTraces(s).toArray()).isEqualTo(plain.array(s));
            Samples whole =
                    Samples.allocate(plain.dtype().carrier(), n + 2, plain.ids().size());
            Scratch scratch = new Scratch();
            for (int from = 0, to; from < n; from = to) {
                to = Math.min(n, from + 1 + random.nextInt(9));
                recording.traces().read(new FrameRange(s, from, to), whole.rows(from + 1, to + 1), scratch);
            }
            assertThat(new Traces(plain.dtype(), whole.rows(1, n + 1)).toArray())
                    .isEqualTo(plain.array(s));
            int from = random.nextInt(n);
            int to = from + random.nextInt(n - from + 1);
            assertThat(recording.getTraces(s, from, to).toArray()).isEqualTo(plain.array(s, from, to));
            int[] some = Arrays.copyOf(shuffled(plain.ids().size(), random), 1);
            Ids wanted = plain.ids().take(some);
            assertThat(recording.getTraces(s, from, to, wanted, false).toArray())
                    .isEqualTo(plain.columns(some, wanted).array(s, from, to));
        }
        assertThat(Recordings.saveToMemory(recording).getTraces(0).toArray()).isEqualTo(plain.array(0));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void scalingIsDoneInFloatFromTheTrueValue(DType dtype) {
        PlainArrays plain = PlainArrays.random(new Random(5), dtype, Ids.range(3), 200);
        Recording recording =
                Recordings.setChannelOffsets(Recordings.setChannelGains(inMemory(plain), 0.195, 2, 1.0 / 3), -1.5);
        Traces raw = recording.getTraces(0);
        Traces scaled = recording.getTraces(0, 10, 150, Ids.of(2, 0), true);
        float[] gains = {(float) (1.0 / 3), (float) 0.195};
        for (int i = 0; i < 140; i++) {
            for (int k = 0; k < 2; k++) {
                long bits = plain.segments().getFirst()[k == 0 ? 2 : 0][10 + i];
                float value =
                        switch (dtype) {
                            case UINT64 -> new java.math.BigDecimal(Long.toUnsignedString(bits)).floatValue();
                            case INT64 -> bits;
                            default -> (float) raw.get(10 + i, k == 0 ? 2 : 0);
                        };
                assertThat(scaled.samples().floats()[i * 2 + k]).isEqualTo(Float.valueOf(value * gains[k] + -1.5f));
            }
        }
        assertThat(scaled.dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void whatLiesOutsideIsRefusedWithTheFactThatDecides() {
        Recording one = NumpyRecording.of(
                1000, Ids.of("a", "b"), List.of(NdArray.ofNumbers(DType.INT16, new short[200], 100, 2)));
        Recording two = Recordings.appendRecordings(List.of(one, one));
        Recording integers = Recordings.renameChannels(one, Ids.range(2));
        refused(() -> one.getTraces(1), "segment_index = 1", "[0, 1)");
        refused(() -> one.getTraces(-1), "segment_index = -1");
        refused(() -> two.getTraces(), "segment_index must be given", "2 segments");
        refused(() -> one.getTraces(0, 101, 102), "[101, 102)", "[0, 100)");
        refused(() -> one.getTraces(0, -1, 5), "[-1, 5)");
        refused(() -> one.getTraces(0, 7, 3), "[7, 3)");
        assertThat(one.getTraces(0, 90, 1000).numSamples()).isEqualTo(10);
        refused(() -> one.getTraces(0, 0, 5, Ids.of("a", "c"), false), "'c'", "a, b");
        refused(() -> one.getTraces(0, 0, 5, Ids.of(0, 1), false), "'0'", "a, b");
        refused(() -> one.getScaledTraces(0, 0, 5), "gain_to_uV");
        refused(() -> Recordings.channelSlice(one, Ids.of("z")), "'z'", "a, b");
        refused(() -> Ids.of("a", "a"), "'a'", "occurs twice");
        refused(
                () -> Recordings.channelSlice(one, Ids.of("a"), Ids.of("x", "y")),
                "renamed_channel_ids of 2",
                "1 channel_ids");
        refused(() -> Recordings.removeChannels(one, Ids.of("z")), "'z'");
        refused(() -> Recordings.renameChannels(one, Ids.of("x")), "renamed_channel_ids of 1");
        refused(() -> Recordings.frameSlice(one, 5, 101), "[5, 101)", "[0, 100)");
        refused(() -> Recordings.frameSlice(one, 5, 5), "[5, 5)", "not empty");
        refused(() -> Recordings.frameSlice(two, 5, 7), "it has 2");
        refused(
                () -> Recordings.timeSlice(one, OptionalDouble.of(Double.NaN), OptionalDouble.empty()),
                "start_time = NaN");
        refused(() -> Recordings.timeSlice(one, OptionalDouble.of(-1), OptionalDouble.empty()), "-1000");
        refused(() -> Recordings.timeSlice(two, OptionalDouble.of(0), OptionalDouble.empty()), "2");
        refused(() -> Recordings.selectSegmentRecording(one, 0, 1), "segment_index = 1");
        refused(() -> Recordings.selectSegmentRecording(one), "segments must not be empty");
        refused(() -> Recordings.appendRecordings(List.of()), "must not be empty");
        refused(() -> Recordings.appendRecordings(List.of(one, integers)), "same channel ids");
        refused(() -> Recordings.concatenateRecordings(List.of(one, integers)), "same channel ids");
        refused(() -> Recordings.aggregateChannels(List.of(one, two)), "same segments");
        refused(() -> Recordings.aggregateChannels(List.of()), "must not be empty");
        refused(() -> Recordings.splitBy(one, "group"), "'group'");
        refused(() -> Recordings.setProperty(one, "p", NdArray.ofLongs(new long[3])), "'p'", "2 ids");
        refused(
                () -> Recordings.setProperty(
                        one, "p", NdArray.ofLongs(new long[2]), Ids.of("a"), NdArray.ofLongs(new long[1])),
                "'p'",
                "1 ids");
        refused(() -> Recordings.setChannelGains(one, 1, 2, 3), "gain_to_uV");
        refused(() -> Recordings.setChannelGroups(one, 1), "group");
        refused(() -> Recordings.setTimes(one, new double[99], 0), "99 times", "100 samples");
        refused(() -> Recordings.setTimes(one, new double[100], 1), "segment_index = 1");
        refused(() -> Recordings.setTimes(one, falling(), 0), "times[51]", "rise");
        refused(() -> Recordings.setTStart(one, Double.NaN, 0), "t_start = NaN");
        refused(
                () -> Recordings.setAnnotation(one, "is_filtered", one.getAnnotation("is_filtered"), false),
                "'is_filtered'");
        refused(
                () -> NumpyRecording.of(Double.NaN, NdArray.ofDoubles(new double[4], 2, 2)),
                "sampling_frequency = NaN Hz");
        refused(() -> NumpyRecording.of(0, NdArray.ofDoubles(new double[4], 2, 2)), "sampling_frequency = 0.0 Hz");
        refused(
                () -> NumpyRecording.of(-30000, NdArray.ofDoubles(new double[4], 2, 2)),
                "sampling_frequency = -30000.0 Hz");
        refused(() -> NumpyRecording.of(Double.POSITIVE_INFINITY, NdArray.ofDoubles(new double[4], 2, 2)), "Infinity");
        refused(() -> NumpyRecording.of(1, NdArray.ofDoubles(new double[4])), "two axes");
        refused(() -> NumpyRecording.of(1, NdArray.ofStrings(new String[] {"a", "b", "c", "d"}, 2, 2)), "numbers");
        refused(
                () -> NumpyRecording.of(
                        1, NdArray.ofDoubles(new double[4], 2, 2), NdArray.ofDoubles(new double[6], 2, 3)),
                "as many channels");
        refused(() -> RecordingProbes.setDummyProbeFromLocations(one, new double[0][], 5), "locations");
    }

    private static double[] falling() {
        double[] times = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        times[51] = 3;
        return times;
    }

    private static void refused(Runnable act, String... parts) {
        assertThatThrownBy(act::run)
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }
}
