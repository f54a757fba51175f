package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that every step keeps, for every sample type. */
class StepContractTest {
    private static final int[] LENGTHS = {2111, 1777};
    private static final int[] SHORT = {400, 40, 9, 2};
    private static final int[] ODD_SIZES = {1, 7, 163, 1000};

    static Stream<Arguments> calls() {
        return Stream.of(DType.INT16, DType.UINT16, DType.FLOAT32, DType.FLOAT64, DType.INT32)
                .flatMap(type -> StepSamples.calls(type, LENGTHS).stream().map(call -> Arguments.of(type, call)));
    }

    static Stream<Arguments> shortCalls() {
        return Stream.of(DType.INT16, DType.FLOAT64).flatMap(type -> StepSamples.calls(type, SHORT).stream()
                .filter(call -> !call.name().equals("decimate"))
                .map(call -> Arguments.of(type, call)));
    }

    private static Recording applied(DType type, StepSamples.Call call, int... lengths) {
        return StepSamples.recording(type, 5, lengths).then(call.step());
    }

    private static Samples read(Recording recording, FrameRange range, Scratch scratch) {
        Samples out = Samples.allocate(recording.getDtype().carrier(), range.length(), recording.getNumChannels());
        recording.traces().read(range, out, scratch);
        return out;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void anyChunkingGivesTheBitsOfTheWhole(DType type, StepSamples.Call call) {
        Recording recording = applied(type, call, LENGTHS);
        Scratch scratch = new Scratch();
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            long length = recording.getNumSamples(segment);
            Samples whole = read(recording, new FrameRange(segment, 0, length), new Scratch());
            for (int size : ODD_SIZES) {
                for (long start = size == 1 ? Math.max(0, length - 20) : 0; start < length; start += size) {
                    FrameRange range = new FrameRange(segment, start, Math.min(length, start + size));
                    assertSameBits(
                            read(recording, range, scratch), whole.rows((int) start, (int) range.end()), call, start);
                }
            }
        }
    }

    private static void assertSameBits(Samples actual, Samples expected, StepSamples.Call call, long start) {
        for (int s = 0; s < actual.numSamples(); s++) {
            for (int c = 0; c < actual.numChannels(); c++) {
                if (Double.doubleToLongBits(actual.get(s, c)) != Double.doubleToLongBits(expected.get(s, c))) {
                    throw new AssertionError(call + ": frame " + (start + s) + " channel " + c + " = "
                            + actual.get(s, c) + " instead of " + expected.get(s, c));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void threadsThatInterleaveGiveTheSameBits(DType type, StepSamples.Call call) throws Exception {
        Recording recording = applied(type, call, LENGTHS);
        Samples whole = read(recording, new FrameRange(0, 0, recording.getNumSamples(0)), new Scratch());
        List<Future<?>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int worker = 0; worker < 4; worker++) {
                int first = worker * 97;
                futures.add(pool.submit(() -> {
                    Scratch scratch = new Scratch();
                    for (long start = first; start < recording.getNumSamples(0); start += 501) {
                        FrameRange range = new FrameRange(0, start, Math.min(recording.getNumSamples(0), start + 301));
                        assertSameBits(
                                read(recording, range, scratch),
                                whole.rows((int) start, (int) range.end()),
                                call,
                                start);
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void factsFitTheSamples(DType type, StepSamples.Call call) {
        Recording recording = applied(type, call, LENGTHS);
        assertThat(recording.getChannelIds().size()).isEqualTo(recording.getNumChannels());
        assertThat(recording.properties().length()).isEqualTo(recording.getNumChannels());
        Samples whole = read(recording, new FrameRange(1, 0, recording.getNumSamples(1)), new Scratch());
        assertThat(whole.carrier()).isEqualTo(recording.getDtype().carrier());
        if (recording.getDtype().isInteger() && whole.carrier() != Carrier.LONG) {
            double min = recording.getDtype().minValue();
            double max = recording.getDtype().maxValue();
            for (int s = 0; s < whole.numSamples(); s++) {
                for (int c = 0; c < whole.numChannels(); c++) {
                    double value = whole.get(s, c);
                    assertThat(value == Math.rint(value) && value >= min && value <= max)
                            .as("%s is a value of %s", value, recording.getDtype())
                            .isTrue();
                }
            }
        }
        assertThat(recording.provenance().isDumpable()).isFalse();
        assertThat(recording.toString()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void jsonBringsTheSameStepBack(DType type, StepSamples.Call call) {
        Recording parent = StepSamples.recording(type, 5, LENGTHS);
        Recording recording = parent.then(call.step());
        if (recording.provenance().parents().isEmpty()
                || !recording.provenance().parents().getFirst().equals(parent)) {
            return;
        }
        RecordingStep again = StepSamples.roundTrip(recording).orElseThrow();
        Recording second = parent.then(again);
        assertThat(OperationType.of(again).toJson(again))
                .isEqualTo(
                        OperationType.of((RecordingStep) recording.provenance().operation())
                                .toJson(recording.provenance().operation()));
        FrameRange range = new FrameRange(0, 100, 300);
        assertThat(second.getDtype()).isEqualTo(recording.getDtype());
        assertSameBits(read(second, range, new Scratch()), read(recording, range, new Scratch()), call, range.start());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shortCalls")
    void shortSegmentsGiveFiniteNumbers(DType type, StepSamples.Call call) {
        Recording recording = applied(type, call, SHORT);
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            FrameRange all = new FrameRange(segment, 0, recording.getNumSamples(segment));
            Samples whole = read(recording, all, new Scratch());
            for (int s = 0; s < whole.numSamples(); s++) {
                for (int c = 0; c < whole.numChannels(); c++) {
                    assertThat(Double.isFinite(whole.get(s, c))).isTrue();
                }
            }
        }
    }

    @Test
    void everyStepOfTheModuleIsTried() {
        List<String> tried = Stream.of(DType.UINT16, DType.FLOAT32)
                .flatMap(type -> StepSamples.calls(type, LENGTHS).stream())
                .map(call -> Catalog.standard()
                        .named(RecordingStep.class, call.name())
                        .name())
                .toList();
        List<String> known = new PreprocessingCatalog()
                .operations().stream()
                        .map(record -> OperationType.of(record).name())
                        .toList();
        assertThat(tried).containsAll(known);
    }
}
