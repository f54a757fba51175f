package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * Compares a recording with recorded traces: ids, rate, type and length, windows cut out of one full read, the sums over the whole
 * segment within what the tolerance implies, the checksum where whole numbers are exact, and single reads.
 */
final class TraceComparison {
    private final GoldenCase golden;
    private final Recording recording;
    private final Tolerance tolerance;
    private final boolean sameType;
    private final boolean oneCount;
    private final boolean withDirect;
    private final List<Difference> differences = new ArrayList<>();

    private TraceComparison(GoldenCase golden, Recording recording, Map<String, Correction> corrections) {
        this.sameType = !(corrections.get("traces") instanceof Correction.AnyType);
        this.oneCount = corrections.get("traces") instanceof Correction.OneCount;
        this.withDirect = !(corrections.get("direct_get_traces") instanceof Correction.PassOver);
        this.golden = golden;
        this.recording = recording;
        this.tolerance = oneCount ? Tolerance.oneCount() : golden.toleranceOf(golden.traces());
    }

    /** The differences; corrections stand under {@code traces} and {@code direct_get_traces}. */
    static List<Difference> compare(GoldenCase golden, Recording recording, Map<String, Correction> corrections) {
        TraceComparison comparison = new TraceComparison(golden, recording, corrections);
        if (golden.traces().isObject()) {
            comparison.facts();
            golden.traces().path("segments").forEach(comparison::segment);
        }
        int i = 0;
        for (JsonNode read : golden.directTraces()) {
            comparison.directRead("direct_" + i++, read);
        }
        return comparison.differences;
    }

    private void facts() {
        JsonNode traces = golden.traces();
        equal(
                "sampling_frequency",
                recording.getSamplingFrequency(),
                traces.path("sampling_frequency").doubleValue());
        if (traces.path("channel_ids").isArray()) {
            differences.addAll(JsonComparison.compare(
                    "traces.channel_ids",
                    PlainJson.of(recording.getChannelIds()),
                    traces.path("channel_ids"),
                    Tolerance.exact()));
        }
        equal(
                "num_segments",
                recording.getNumSegments(),
                traces.path("segments").size());
    }

    private void equal(String key, Object actual, Object recorded) {
        if (!actual.equals(recorded)) {
            differences.add(Difference.of("traces." + key, actual + " instead of " + recorded));
        }
    }

    private void segment(JsonNode segment) {
        int index = segment.path("segment").intValue();
        String key = "traces.seg" + index;
        if (index >= recording.getNumSegments()) {
            differences.add(Difference.of(key, "is missing"));
            return;
        }
        Traces all = recording.getTraces(index);
        DType dtype = DType.parse(segment.path("dtype").stringValue());
        if ((sameType && all.dtype() != dtype)
                || all.numSamples() != segment.path("num_samples").intValue()
                || all.numChannels() != segment.path("num_channels").intValue()) {
            differences.add(Difference.of(
                    key,
                    all.numSamples() + " × " + all.numChannels() + " of " + all.dtype() + " instead of "
                            + segment.path("num_samples") + " × " + segment.path("num_channels") + " of " + dtype));
            return;
        }
        windows(key, segment, all);
        sums(key, segment, all);
        checksum(segment, all);
    }

    private void windows(String key, JsonNode segment, Traces all) {
        NdArray recorded = Npy.read(golden.file(segment.path("file").stringValue()));
        int channels = all.numChannels();
        int[] rows = segment.path("windows")
                .valueStream()
                .flatMapToInt(window -> java.util.stream.IntStream.range(
                        window.get(0).intValue(), window.get(1).intValue()))
                .toArray();
        if (!Arrays.equals(recorded.shape(), new int[] {rows.length, channels})) {
            differences.add(Difference.of(
                    key, "the windows hold " + rows.length + " rows, the file " + Arrays.toString(recorded.shape())));
            return;
        }
        NumberComparison.compare(
                        key + ".windows",
                        recorded.size(),
                        i -> all.get(rows[i / channels], i % channels),
                        recorded::doubleAt,
                        tolerance)
                .ifPresent(differences::add);
    }

    private void sums(String key, JsonNode segment, Traces all) {
        Worst sums = new Worst(key + ".channel_sum", segment.path("channel_sum"));
        Worst squares = new Worst(key + ".channel_sumsq", segment.path("channel_sumsq"));
        for (int c = 0; c < all.numChannels(); c++) {
            ChannelSums own = ChannelSums.of(all, c, tolerance);
            sums.check(c, own.sum(), own.sumAllowed());
            squares.check(c, own.squares(), own.squaresAllowed());
        }
        sums.worst().ifPresent(differences::add);
        squares.worst().ifPresent(differences::add);
    }

    private void checksum(JsonNode segment, Traces all) {
        if (!sameType
                || tolerance.kind() != Tolerance.Kind.EXACT
                || !segment.path("crc32_full").isNumber()) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(LittleEndian.bytes(all.toArray()));
        equal(
                "seg" + segment.path("segment").intValue() + ".crc32_full",
                crc.getValue(),
                segment.path("crc32_full").longValue());
    }

    private void directRead(String key, JsonNode read) {
        Tolerance own = oneCount ? Tolerance.oneCount() : golden.toleranceOf(read);
        int segment = read.path("segment").intValue();
        long start = read.path("start_frame").asLong(0);
        long end = read.path("end_frame").isNumber()
                ? read.path("end_frame").longValue()
                : recording.getNumSamples(segment);
        Ids ids = read.path("channel_ids").isArray() ? Params.ids(read.path("channel_ids")) : recording.getChannelIds();
        NdArray actual = recording.getTraces(segment, start, end, ids, false).toArray();
        // A piece is what a full read gives there, whatever the reference made of it.
        Traces whole = recording.getTraces(segment);
        int[] columns = recording.idsToIndices(ids);
        NumberComparison.compare(
                        key + ".against_full_read",
                        actual.size(),
                        actual::doubleAt,
                        i -> whole.get((int) start + i / columns.length, columns[i % columns.length]),
                        tolerance)
                .ifPresent(differences::add);
        if (withDirect && own.kind() != Tolerance.Kind.NONE) {
            NdArray recorded = Npy.read(golden.file(read.path("file").stringValue()));
            if (sameType) {
                ArrayComparison.compare(key, actual, recorded, own, true).ifPresent(differences::add);
            } else if (actual.size() == recorded.size()) {
                NumberComparison.compare(key, actual.size(), actual::doubleAt, recorded::doubleAt, own)
                        .ifPresent(differences::add);
            } else {
                differences.add(Difference.of(key, actual + " instead of " + recorded));
            }
        }
    }
}
