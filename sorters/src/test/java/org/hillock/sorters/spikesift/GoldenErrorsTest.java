package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The good and bad inputs of the golden list.
 *
 * <p>Left out are values of a type that does not compile here (text, None, fractions where whole numbers are asked for,
 * lists for arrays). Refused here though the reference takes them: NaN and infinity anywhere, and rates below 5 kHz.
 */
class GoldenErrorsTest {
    private static final double RATE = 30000;
    private static final Set<String> REFUSED_HERE = Set.of(
            "geometry with NaN",
            "sampling frequency 1000",
            "sampling frequency 4999",
            "detection_sensitivity nan",
            "detection_polarity nan");

    @TempDir
    Path temporary;

    @TestFactory
    List<DynamicTest> everyInput() throws IOException {
        JsonNode cases = Golden.json(Golden.folder("golden_spikesift").resolve("errors.json"));
        assertThat(cases.size()).isEqualTo(131);
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : cases) {
            String name = one.get("case").asString();
            if (typed(name)) {
                tests.add(DynamicTest.dynamicTest(name, () -> check(name, one)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(90);
        return tests;
    }

    /** Whether the input can be written down at all where types are fixed. */
    private static boolean typed(String name) {
        return !(name.endsWith("'")
                || name.endsWith("None")
                || name.endsWith("True")
                || name.matches("(header|sample_offset|recording_offset|num_samples) 1\\.[05]")
                || name.matches("geometry (as list|of strings)")
                || name.matches("merge (tuple|wrong type|drift text)")
                || name.matches("map wrong (source|target)")
                || name.equals("valid_cluster_id of text"));
    }

    private void check(String name, JsonNode one) throws IOException {
        boolean refused = !one.get("error").isNull() || REFUSED_HERE.contains(name);
        if (refused) {
            assertThatExceptionOfType(WrongArgumentException.class)
                    .isThrownBy(() -> run(name))
                    .withMessageMatching("(?s)[^:]+: .* = .* must .*\\. [A-Z].*\\.");
            return;
        }
        SortedRecording sorted = run(name);
        if (one.has("segments")) {
            checkSegments(one, sorted.segments().size(), options(name).minSegmentBlocks());
            assertThat(sorted.endTime() - sorted.startTime())
                    .isEqualTo(one.get("num_samples").asLong());
        }
    }

    /** Where more than two segments are possible their number depends on the samples, which the list does not hold. */
    private static void checkSegments(JsonNode one, int segments, long least) {
        long blocks =
                one.get("num_samples").asLong() / one.get("samples_per_ms").asLong() - 2;
        if (blocks < 3 * least) {
            assertThat(segments).isEqualTo(one.get("segments").asInt());
        } else {
            assertThat((long) segments).isBetween((blocks + 2 * least - 1) / (2 * least), blocks / least);
        }
    }

    private SortedRecording run(String name) throws IOException {
        if (name.startsWith("merge") && !name.startsWith("merging") || name.startsWith("map ")) {
            return combine(name);
        }
        if (name.contains("cluster") && (name.startsWith("spikes of") || name.startsWith("amplitudes of"))) {
            return query(name);
        }
        Input input = new Input();
        input.set(name, file(60000, 5, 0));
        SpikeSiftOptions options = options(name);
        return SpikeSift.performSpikeSorting(input.recording(), options);
    }

    private static SpikeSiftOptions options(String name) {
        SpikeSiftOptions usual = SpikeSiftOptions.withDefaults().withMinSegmentLength(1);
        String text = name.substring(name.lastIndexOf(' ') + 1);
        return switch (name.split(" ")[0]) {
            case "min_segment_length" -> usual.withMinSegmentLength(number(text));
            case "detection_sensitivity" -> usual.withDetectionSensitivity(number(text));
            case "min_spikes_per_cluster" -> usual.withMinSpikesPerCluster(number(text));
            case "merging_threshold" -> usual.withMergingThreshold(number(text));
            case "max_drift" -> usual.withMaxDrift(number(text));
            case "detection_polarity" -> usual.withDetectionPolarity(number(text));
            default -> usual;
        };
    }

    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private Path file(int samples, int channels, int extraBytes) throws IOException {
        byte[] bytes = new byte[samples * channels * 2 + extraBytes];
        Random random = new Random(7);
        for (int i = 0; i < samples * channels; i++) {
            int value = (int) Math.round(20 * random.nextGaussian());
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return Files.write(temporary.resolve(samples + "x" + channels + "+" + extraBytes), bytes);
    }

    private static float[][] column(int channels) {
        float[][] geometry = new float[channels][];
        Arrays.setAll(geometry, c -> new float[] {0, 20 * c});
        return geometry;
    }

    /** A recording as the list describes it, good unless the name of the case changes it. */
    private final class Input {
        private Path file = temporary;
        private String type = "int16";
        private float[][] geometry = column(5);
        private double rate = RATE;
        private long header;
        private long sampleOffset;
        private OptionalLong numSamples = OptionalLong.empty();
        private long recordingOffset;

        SpikeSiftRecording recording() {
            return SpikeSiftRecording.of(file, type, geometry, rate, header, sampleOffset, numSamples, recordingOffset);
        }

        void set(String name, Path usual) throws IOException {
            String text = name.substring(name.lastIndexOf(' ') + 1);
            file = usual;
            switch (name.replaceFirst(" [^ ]+$", "")) {
                case "file does not" -> file = temporary.resolve("nowhere");
                case "file is" -> file = Files.write(temporary.resolve("empty"), new byte[0]);
                case "one byte too many, num_samples not" -> file = file(60000, 5, 1);
                case "one byte too many, num_samples" -> {
                    file = file(60000, 5, 1);
                    numSamples = OptionalLong.of(60000);
                }
                case "data type" -> type = text;
                case "sampling frequency" -> rate = number(text);
                case "header" -> skipBytes(Long.parseLong(text));
                case "sample_offset" -> skipSamples(Long.parseLong(text));
                case "recording_offset" -> shift(Long.parseLong(text));
                case "header at end of" -> header = 600000;
                case "sample_offset at end of" -> sampleOffset = 60000;
                case "num_samples one too" -> numSamples = OptionalLong.of(60001);
                case "num_samples" -> numSamples = OptionalLong.of(text.equals("all") ? 60000 : Long.parseLong(text));
                case "recording of 9.967" -> numSamples = OptionalLong.of(299);
                case "recording of 10.000" -> numSamples = OptionalLong.of(300);
                case "recording of 11.000" -> numSamples = OptionalLong.of(330);
                case "min_segment_length" -> shorten(text);
                default -> setGeometry(name);
            }
        }

        private void shorten(String text) {
            if (Set.of("0", "-5", "0.05").contains(text)) {
                numSamples = OptionalLong.of(15000);
            }
        }

        private void skipBytes(long value) {
            header = value;
            numSamples = value == 4 ? OptionalLong.of(3000) : numSamples;
        }

        private void skipSamples(long value) {
            sampleOffset = value;
            numSamples = value == 4 ? OptionalLong.of(3000) : numSamples;
        }

        private void shift(long value) {
            recordingOffset = value;
            numSamples = value == 4 ? OptionalLong.of(3000) : numSamples;
        }

        private void setGeometry(String name) throws IOException {
            switch (name) {
                case "geometry transposed" -> geometry = new float[2][5];
                case "geometry 3 columns" -> geometry = new float[5][3];
                case "geometry without channels" -> geometry = new float[0][];
                case "geometry with NaN" -> geometry[2][1] = Float.NaN;
                case "geometry three channels" -> {
                    geometry = column(3);
                    file = file(30000, 3, 0);
                }
                case "geometry four channels" -> {
                    geometry = column(4);
                    file = file(30000, 4, 0);
                }
                default -> {}
            }
        }
    }

    private static SortedRecording part(long start, float[][] geometry) {
        float[][] vectors = {{5, 1, 1, 1, 1}, {1, 1, 1, 7, 1}};
        List<long[]> trains = List.of(new long[] {start + 100, start + 900}, new long[] {start + 300});
        return new SortedRecording(List.of(new SortedSegment(start, 1000, trains, vectors)), List.of(), geometry);
    }

    private static SortedRecording combine(String name) {
        SortedRecording first = part(0, column(5));
        SortedRecording second = part(1000, column(5));
        float[][] moved = column(5);
        moved[4][1] = 90;
        SortedRecording elsewhere = part(1000, moved);
        SortedRecording single =
                switch (name) {
                    case "merge ordered" -> SpikeSift.mergeRecordings(List.of(first, second), 30);
                    case "merge single" -> SpikeSift.mergeRecordings(List.of(first), 30);
                    case "merge empty list" -> SpikeSift.mergeRecordings(List.of(), 30);
                    case "merge reversed" -> SpikeSift.mergeRecordings(List.of(second, first), 30);
                    case "merge same twice" -> SpikeSift.mergeRecordings(List.of(first, first), 30);
                    case "merge other geometry" -> SpikeSift.mergeRecordings(List.of(first, elsewhere), 30);
                    case "merge negative drift" -> SpikeSift.mergeRecordings(List.of(first, second), -1);
                    default -> first;
                };
        switch (name) {
            case "map ordered" ->
                assertThat(SpikeSift.mapClusters(first, second, 30))
                        .containsEntry(0, 0)
                        .containsEntry(1, 1);
            case "map other geometry" -> SpikeSift.mapClusters(first, elsewhere, 30);
            case "map negative drift" -> SpikeSift.mapClusters(first, second, -1);
            case "map with itself" ->
                assertThat(SpikeSift.mapClusters(first, first, 0)).hasSize(2);
            default -> assertThat(name).startsWith("merge");
        }
        return single;
    }

    private static SortedRecording query(String name) {
        SortedRecording sorted = part(0, column(5));
        switch (name) {
            case "spikes of an absent cluster" -> sorted.spikes(17);
            case "spikes of cluster -1" -> sorted.spikes(-1);
            case "amplitudes of an absent cluster" -> sorted.amplitudeVectors(2);
            default -> throw new IllegalStateException(name);
        }
        return sorted;
    }
}
