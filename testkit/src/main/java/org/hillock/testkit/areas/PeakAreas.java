package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.Preprocessing;
import org.hillock.preprocessing.filter.BandpassFilter;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ObjectNode;

/** What the areas of peaks have in common: peaks of the tree, and detection and placement by the names of the parameters. */
final class PeakAreas {
    static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    private PeakAreas() {}

    /** The peaks of an input. */
    static Peaks peaks(GoldenCase golden, int input) {
        return Peaks.fromArray(golden.tree().inputs().struct(golden.input(input)));
    }

    /** The places of an input. */
    static PeakLocations locations(GoldenCase golden, int input) {
        return PeakLocations.fromArray(golden.tree().inputs().struct(golden.input(input)));
    }

    static void detect(GoldenCase golden, Answers answers, String method) {
        ObjectNode params = golden.params().all();
        if (golden.inputs().size() > 1) {
            params.set("noise_levels", NdJson.toJson(golden.tree().inputs().array(golden.input(1))));
        }
        answers.numbers("peaks", () -> detected(golden.recording(), method, params));
    }

    private static NdArray detected(Recording recording, String method, ObjectNode params) {
        ObjectNode own = params.deepCopy();
        JobOptions options = own.has("chunk_size")
                ? QUIET.withChunkSize(own.remove("chunk_size").longValue())
                : QUIET;
        return SortingComponents.detectPeaks(recording, SortingComponents.detector(method, own), options)
                .toArray();
    }

    /** The recording of these cases is filtered and referenced, small pieces with short margins; its noise levels are exported. */
    static void detectFiltered(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        params.set("noise_levels", NdJson.toJson(golden.outputArray("noise_levels")));
        BandpassFilter bandpass = OperationType.of(BandpassFilter.class)
                .fromJson(PythonJson.NODES
                        .objectNode()
                        .put("freq_min", 300.0)
                        .put("freq_max", 6000.0)
                        .put("dtype", "float32"));
        Recording filtered = Preprocessing.commonReference(PeerReading.of(golden.recording(), bandpass));
        answers.given("noise_levels").numbers("peaks", () -> detected(filtered, "locally_exclusive", params));
    }

    /** The first three seconds only; the prototype is exported. */
    static void matchedFiltering(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        params.set("prototype", NdJson.toJson(golden.outputArray("prototype")));
        Recording start = Recordings.frameSlice(golden.recording(), 0, 90_000);
        answers.given("prototype").numbers("peaks", () -> detected(start, "matched_filtering", params));
    }

    /** Only the first peaks of the input were placed, as many as were recorded. */
    static void localize(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        if (golden.hasOutput("prototype")) {
            params.set("prototype", NdJson.toJson(golden.outputArray("prototype")));
            answers.given("prototype");
        }
        int count = golden.output("locations").path("length").asInt(0);
        Peaks some = peaks(golden, 1).take(IntStream.range(0, count).toArray());
        answers.numbers("locations", () -> localized(golden.recording(), some, params));
    }

    private static NdArray localized(Recording recording, Peaks peaks, ObjectNode params) {
        ObjectNode own = params.deepCopy();
        String method = own.remove("method").stringValue();
        double before = number(own, "ms_before");
        double after = number(own, "ms_after");
        return SortingComponents.localizePeaks(
                        recording, peaks, SortingComponents.localizer(method, own), before, after, QUIET)
                .toArray();
    }

    private static double number(ObjectNode params, String name) {
        return params.has(name) ? params.remove(name).doubleValue() : SortingComponents.MS_AROUND;
    }

    /** A row of numbers as the tree describes some of them: a list, or {@code arange(start,stop,step)}. */
    static double[] numbers(tools.jackson.databind.JsonNode given) {
        if (!given.isString()) {
            return NdJson.fromJson(given).toDoubles();
        }
        String text = given.stringValue();
        double[] parts = Arrays.stream(
                        text.substring(text.indexOf('(') + 1, text.indexOf(')')).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] out = new double[(int) Math.ceil((parts[1] - parts[0]) / parts[2])];
        Arrays.setAll(out, i -> parts[0] + i * parts[2]);
        return out;
    }
}
