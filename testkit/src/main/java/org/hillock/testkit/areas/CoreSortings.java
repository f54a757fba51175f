package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.NumpySortings;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;

/** The handlers of the core that have to do with sortings. */
final class CoreSortings {
    private static final Pattern TRAIN = Pattern.compile("train_(.+?)(?:_seg(\\d+))?(_slice)?(_times)?");
    private static final long SLICE_START = 3000;
    private static final long SLICE_END = 20000;

    private CoreSortings() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.ofEntries(
                Map.entry("sortingGetters", CoreSortings::getters),
                Map.entry("toSpikeVector", (golden, answers) -> Facts.spikes(golden.sorting(0), answers)),
                Map.entry("selectUnits", CoreSortings::select),
                Map.entry("removeUnits", CoreSortings::remove),
                Map.entry("renameUnits", CoreSortings::rename),
                Map.entry("sortingFrameSlice", CoreSortings::frameSlice),
                Map.entry("sortingSelectSegments", CoreSortings::selectSegments),
                Map.entry("appendSortings", CoreSortings::append),
                Map.entry(
                        "removeEmptyUnits",
                        (golden, answers) -> Facts.spikes(Sortings.removeEmptyUnits(golden.sorting(0)), answers)),
                Map.entry("fromTimesLabels", CoreSortings::fromTimesLabels),
                Map.entry("concatenateSortings", CoreSortings::concatenate),
                Map.entry("aggregateUnits", CoreSortings::aggregate),
                Map.entry("exceedingSpikes", CoreSortings::exceeding));
    }

    private static Ids ids(GoldenCase golden, String name) {
        return Params.ids(golden.params().require(name));
    }

    private static void getters(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        Facts.spikes(sorting, answers);
        answers.value("total", sorting::countTotalNumSpikes).value("non_empty", sorting::getNonEmptyUnitIds);
        for (String key : golden.values().propertyNames()) {
            Matcher form = TRAIN.matcher(key);
            if (form.matches()) {
                answers.value(key, () -> train(sorting, form));
            }
        }
    }

    /** {@code train_UNIT_segN} is a whole train, with {@code _slice} a part of it, with {@code _times} in seconds. */
    private static Object train(Sorting sorting, Matcher form) {
        Id unit = sorting.getUnitIds().parse(form.group(1));
        int segment = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
        if (form.group(4) != null) {
            return sorting.getUnitSpikeTrainInSeconds(unit, segment);
        }
        return form.group(3) == null
                ? sorting.getUnitSpikeTrain(unit, segment)
                : sorting.getUnitSpikeTrain(unit, segment, SLICE_START, SLICE_END);
    }

    private static void select(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        Ids wanted = ids(golden, "unit_ids");
        Facts.spikes(
                golden.params()
                        .ids("renamed_unit_ids")
                        .map(names -> Sortings.selectUnits(sorting, wanted, names))
                        .orElseGet(() -> Sortings.selectUnits(sorting, wanted)),
                answers);
    }

    private static void remove(GoldenCase golden, Answers answers) {
        Facts.spikes(Sortings.removeUnits(golden.sorting(0), ids(golden, "remove_unit_ids")), answers);
    }

    /** The new names are not exported: z0, z1 and so on. */
    private static void rename(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        Ids names = golden.params().ids("new_unit_ids").orElse(numbered("z", sorting.getNumUnits()));
        Facts.spikes(Sortings.renameUnits(sorting, names), answers);
    }

    private static Ids numbered(String stem, int count) {
        return Ids.of(IntStream.range(0, count).mapToObj(i -> stem + i).toArray(String[]::new));
    }

    private static void frameSlice(GoldenCase golden, Answers answers) {
        long start = golden.params().require("start_frame").longValue();
        long end = golden.params().require("end_frame").longValue();
        Facts.spikes(Sortings.frameSlice(golden.sorting(0), start, end), answers);
    }

    private static void selectSegments(GoldenCase golden, Answers answers) {
        int[] segments = golden.params().requireWholes("segment_indices");
        Facts.spikes(Sortings.selectSegmentSorting(golden.sorting(0), segments), answers);
    }

    private static void append(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        Facts.spikes(Sortings.appendSortings(List.of(sorting, sorting)), answers);
    }

    private static void fromTimesLabels(GoldenCase golden, Answers answers) {
        List<long[]> times = new ArrayList<>();
        golden.params()
                .require("times")
                .forEach(node -> times.add(NdJson.fromJson(node).toLongs()));
        List<NdArray> labels = new ArrayList<>();
        golden.params().require("labels").forEach(node -> labels.add(NdJson.fromJson(node)));
        double rate = golden.sorting(0).getSamplingFrequency();
        Facts.spikes(NumpySortings.fromTimesLabels(times, labels, rate), answers);
    }

    private static void concatenate(GoldenCase golden, Answers answers) {
        List<Sorting> sortings = IntStream.range(0, golden.inputs().size())
                .mapToObj(golden::sorting)
                .toList();
        List<Long> lengths = new ArrayList<>();
        golden.params()
                .require("total_samples_list")
                .forEach(list -> list.forEach(node -> lengths.add(node.longValue())));
        Facts.spikes(Sortings.concatenateSortings(sortings, lengths), answers);
    }

    /**
     * What is joined is not exported. One input: the sorting twice. Two inputs with texts for ids: the second renamed to y0, y1 and so
     * on. Two inputs with whole numbers: the first, and its own first two units again.
     */
    private static void aggregate(GoldenCase golden, Answers answers) {
        Sorting first = golden.sorting(0);
        Sorting second;
        if (golden.inputs().size() < 2) {
            second = first;
        } else if (first.getUnitIds().areTexts()) {
            Sorting other = golden.sorting(1);
            second = Sortings.renameUnits(other, numbered("y", other.getNumUnits()));
        } else {
            second = Sortings.selectUnits(first, first.getUnitIds().take(new int[] {0, 1}));
        }
        Facts.spikes(Sortings.aggregateUnits(List.of(first, second)), answers);
    }

    /** The recording that is registered is not exported; half as long as its sorting, spikes exceed it. */
    private static void exceeding(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        long[] last = IntStream.range(0, sorting.getNumSegments())
                .mapToLong(segment -> lastFrame(sorting, segment))
                .toArray();
        Recording tooShort = silent(sorting, last, 2);
        Recording longEnough = silent(sorting, last, 1);
        answers.value(
                "result",
                () -> Sortings.hasExceedingSpikes(tooShort, Sortings.registerRecording(sorting, tooShort))
                        && !Sortings.hasExceedingSpikes(longEnough, Sortings.registerRecording(sorting, longEnough)));
    }

    private static long lastFrame(Sorting sorting, int segment) {
        var spikes = sorting.toSpikeVector();
        int end = spikes.segmentEnd(segment);
        return end == spikes.segmentStart(segment) ? 0 : spikes.sampleIndex(end - 1);
    }

    private static Recording silent(Sorting sorting, long[] lastFrames, int divisor) {
        NdArray[] segments = new NdArray[lastFrames.length];
        for (int i = 0; i < segments.length; i++) {
            int length = (int) (lastFrames[i] + 1) / divisor;
            segments[i] = NdArray.ofNumbers(DType.INT8, new byte[length], length, 1);
        }
        return NumpyRecording.of(sorting.getSamplingFrequency(), segments);
    }
}
