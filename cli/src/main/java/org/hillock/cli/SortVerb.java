package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.job.JobOptions;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.preprocessing.PreprocessingPipeline;
import org.hillock.sorters.SortPipeline;
import org.hillock.sorters.SortSummary;
import org.hillock.sorters.Sorter;
import org.hillock.sorters.SorterRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Sorts a recording: the main job. */
@Command(
        name = "sort",
        description = {
            "Preprocesses and sorts a recording.",
            "Writes OUTPUT/sorting (a SpikeInterface folder) and OUTPUT/summary.json, and prints the summary: units, spikes,"
                    + " rates, amplitudes, signal-to-noise ratios, time taken. Steps before sorting, unless others are given:"
                    + " phase shift where channels are sampled one after the other, bandpass 300-6000 Hz, median reference"
                    + " of groups of at least 16 channels."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock sort examples/data/locust_tetrode --output locust_sorted",
            "  hillock sort run_g0 --stream imec0.ap --output sorted --n-jobs 8",
            "  hillock sort traces.raw --sampling-frequency 30000 --num-channels 32 --dtype int16 --probe probe.csv \\",
            "      --output sorted --param detection_sensitivity=8",
            ""
        })
final class SortVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--sorter",
            paramLabel = "NAME",
            description = "The sorter, see 'hillock list sorters'. Default: spikesift.")
    private String sorterName = "spikesift";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the sorter; may be repeated. 'hillock list sorters' names them.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--steps",
            paramLabel = "FILE|none",
            description = "Steps in place of the default ones, as for 'preprocess'; none: sort the input as it is.")
    private Optional<String> steps = Optional.empty();

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        Sorter sorter = sorter();
        Optional<PreprocessingPipeline> chosen = steps.map(SortVerb::steps);
        JobOptions options = jobs.options(output.isQuiet());
        Recording recording = reading.openRecording();
        ObjectNode summary = sort(recording, sorter, chosen, options);
        output.report(
                console,
                summary,
                SortSummary.text(summary) + "Sorting      " + output.path().resolve("sorting"));
        return 0;
    }

    private ObjectNode sort(
            Recording recording, Sorter sorter, Optional<PreprocessingPipeline> chosen, JobOptions options) {
        try (Interrupt interrupt = new Interrupt();
                SortProgress progress = new SortProgress(recording, options)) {
            SorterRun run = new SorterRun(options, progress::update, interrupt.cancellation());
            return new SortPipeline(chosen, sorter, output.overwrite(), run)
                    .sort(recording, reading.input().toString(), output.path());
        }
    }

    private Sorter sorter() {
        var type = Catalog.standard().named(Sorter.class, sorterName);
        return (Sorter) type.fromJson(NamedValues.of(type, params));
    }

    private static PreprocessingPipeline steps(String given) {
        return given.equals("none")
                ? new PreprocessingPipeline(List.of())
                : StepsFile.read(Path.of(given)).pipeline();
    }
}
