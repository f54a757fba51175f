package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.Extractors;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.hillock.core.zarr.ZarrGroup;
import org.hillock.postprocessing.folders.ExtractorFolders;
import org.hillock.postprocessing.folders.TemplatesZarr;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;

/** Extractors and templates that the reference wrote, read by the public API. */
final class ExtractorFixtures {
    private static final Map<String, String> MAIN_VARIABLE = Map.of(
            "unit_locations", "unit_locations",
            "spike_amplitudes", "amplitudes",
            "noise_levels", "noise_levels",
            "template_similarity", "similarity");
    private static final List<String> TABLES = List.of("quality_metrics", "template_metrics");

    private ExtractorFixtures() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of(
                "loadAnalyzer", ExtractorFixtures::loadAnalyzer,
                "loadWaveforms", ExtractorFixtures::loadWaveforms,
                "templatesZarr", ExtractorFixtures::templatesZarr);
    }

    private static void loadAnalyzer(GoldenCase golden, Answers answers) {
        WaveformExtractor waveforms = ExtractorFolders.load(golden.inputPath(0));
        golden.params().text("format");
        answers.value("has_recording", waveforms::hasRecording)
                .value("return_scaled", waveforms::isScaled)
                .value("num_samples", () -> LongStream.range(0, waveforms.numSegments())
                        .map(segment -> waveforms.numSamples((int) segment))
                        .toArray())
                .value("correlogram_total", () -> LongStream.of(waveforms
                                .extension("correlograms")
                                .data()
                                .array("ccgs")
                                .toLongs())
                        .sum())
                .value("waveforms_dtype", () -> stack(waveforms).dtype().numpyName());
        if (golden.params().flag("sparse") != waveforms.isSparse()) {
            throw new GoldenFault("parameter 'sparse' must be " + waveforms.isSparse());
        }
        answer(waveforms, answers);
    }

    private static void loadWaveforms(GoldenCase golden, Answers answers) {
        golden.params().text("written_by");
        Optional<Sorting> sorting =
                Optional.of(Extractors.loadSorting(golden.inputPath(0).resolveSibling("sorting")));
        WaveformExtractor waveforms = ExtractorFolders.load(golden.inputPath(0), Optional.empty(), sorting);
        answers.value("is_sparse", waveforms::isSparse)
                .value("groups", () -> ZarrGroup.open(golden.inputPath(0)).groupNames())
                .value("attrs_keys", () -> new TreeSet<>(
                                ZarrGroup.open(golden.inputPath(0)).attributes().propertyNames())
                        .stream().toList());
        answer(waveforms, answers);
        for (String operator : List.of("average", "std", "median")) {
            answers.numbers(
                    "templates_" + operator,
                    () -> waveforms.extension("templates").data().array(operator));
        }
    }

    private static void answer(WaveformExtractor waveforms, Answers answers) {
        Facts.spikes(waveforms.sorting(), answers);
        answers.value("extensions", () -> new TreeSet<>(waveforms.extensionNames())
                        .stream().toList())
                .value("channel_ids", waveforms::channelIds)
                .value("unit_ids", waveforms::unitIds)
                .value("random_spikes", waveforms::randomSpikes)
                .value("waveforms_shape", () -> new int[] {
                    stack(waveforms).numRows(),
                    stack(waveforms).numSamples(),
                    stack(waveforms).numChannels()
                })
                .numbers(
                        "waveforms_first3",
                        () -> NdArray.ofFloats(
                                stack(waveforms).read(new int[] {0, 1, 2}),
                                3,
                                stack(waveforms).numSamples(),
                                stack(waveforms).numChannels()))
                .numbers(
                        "templates_average",
                        () -> waveforms.extension("templates").data().array("average"))
                .output(
                        "sparsity_mask",
                        () -> new Answer.Array(waveforms.sparsityOrDense().toArray(), true));
        MAIN_VARIABLE.forEach((extension, variable) -> answers.numbers(
                extension, () -> waveforms.extension(extension).data().array(variable)));
        TABLES.forEach(
                extension -> answers.output(extension, () -> new Answer.Table(table(waveforms.extension(extension)))));
    }

    private static WaveformStack stack(WaveformExtractor waveforms) {
        return waveforms.extension("waveforms").data().stack("waveforms");
    }

    private static CsvTable table(FinishedExtension extension) {
        UnitTable table = extension.data().table("metrics");
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String name : table.columns()) {
            columns.put(name, cells(table.column(name)));
        }
        List<String> index = new ArrayList<>();
        table.unitIds().forEach(unit -> index.add(unit.toString()));
        return new CsvTable(index, columns);
    }

    private static List<String> cells(NdArray column) {
        if (!(column.type() instanceof ElementType.Numeric)) {
            return List.of(column.toStrings());
        }
        return IntStream.range(0, column.length())
                .mapToObj(row -> Double.isNaN(column.doubleAt(row)) ? "" : Double.toString(column.doubleAt(row)))
                .toList();
    }

    /** The array is compared as it lies in the store: templates in memory are float32. */
    private static void templatesZarr(GoldenCase golden, Answers answers) {
        Templates templates = TemplatesZarr.read(golden.inputPath(0));
        answers.value("nbefore", templates::nbefore)
                .value("unit_ids", templates::unitIds)
                .value("channel_ids", templates::channelIds)
                .value("is_scaled", templates::isScaled)
                .value("sampling_frequency", templates::samplingFrequency)
                .numbers("templates_array", () -> asStored(golden, templates));
    }

    private static NdArray asStored(GoldenCase golden, Templates templates) {
        NdArray stored =
                ZarrGroup.open(golden.inputPath(0)).array("templates_array").readAll();
        float[] narrow = stored.toFloats();
        return Arrays.equals(narrow, templates.values()) ? stored : templates.toArray();
    }
}
