package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.SparsityEstimate;
import org.hillock.core.tools.SparsityRule;
import org.hillock.postprocessing.Extraction;
import org.hillock.postprocessing.Waveforms;
import org.hillock.postprocessing.folders.ExtractorFormat;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Computes what one wants to know of the units of a sorting. */
@Command(
        name = "analyze",
        description = {
            "Computes waveforms, templates and what follows from them for every unit of a sorting.",
            "Writes a SortingAnalyzer folder or zarr store that SpikeInterface opens, or the older WaveformExtractor. A run that was"
                    + " stopped goes on with --resume: what is finished is not computed again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock analyze sorted/recording.json sorted/sorting --output sorted/analyzer",
            "  hillock analyze recording.zarr sorting --output a.zarr --format analyzer_zarr \\",
            "      --extensions waveforms,templates,spike_amplitudes --param waveforms.ms_after=3",
            ""
        })
final class AnalyzeVerb implements Callable<Integer> {
    @Mixin
    private AnalyzeInput input = new AnalyzeInput();

    @Mixin
    private ExtensionOptions extensions = new ExtensionOptions();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "analyzer, analyzer_zarr, waveforms or waveforms_zarr. Default: analyzer.")
    private String format = "analyzer";

    @Option(names = "--dense", description = "Keep all channels of every unit.")
    private boolean dense;

    @Option(
            names = "--radius",
            paramLabel = "UM",
            description = "Keep the channels of a unit within so many um of its extremum channel. Default: 100.")
    private Optional<Double> radius = Optional.empty();

    @Option(
            names = "--unscaled",
            description = "Keep the recording's own units, where gains and offsets are not known.")
    private boolean unscaled;

    @Option(names = "--resume", description = "Go on with an output that exists.")
    private boolean resume;

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        ExtractorFormat layout = ExtractorFormat.parse(format);
        Path place = layout.placeOf(output.path());
        refuseExisting(place);
        if (dense && radius.isPresent()) {
            throw new WrongArgumentException("--radius must not go together with --dense. Leave one of them out.");
        }
        Extraction how = Extraction.standard()
                .in(place, layout)
                .withReturnScaled(!unscaled)
                .withExtensions(extensions.extensions())
                .withJobs(jobs.options(output.isQuiet()));
        how = dense ? how.dense() : how.withEstimate(SparsityEstimate.of(SparsityRule.radius(radius.orElse(100.0))));
        how = output.overwrite() ? how.overwriting() : how;
        how = resume ? how.loadingIfExists() : how;
        Recording recording = input.recording();
        Sorting sorting = input.sorting();
        long begin = System.nanoTime();
        WaveformExtractor waveforms;
        try (Interrupt interrupt = new Interrupt()) {
            waveforms = Waveforms.extractWaveforms(recording, sorting, how.withCancellation(interrupt.cancellation()));
        }
        report(waveforms, layout, place, (System.nanoTime() - begin) * 1e-9);
        return 0;
    }

    private void refuseExisting(Path place) {
        if (output.overwrite() && resume) {
            throw new WrongArgumentException("--overwrite must not go together with --resume. Leave one of them out.");
        }
        if (!output.overwrite() && !resume && Files.exists(place)) {
            throw new WrongArgumentException(
                    place
                            + " must not exist yet. Choose another output, replace it with --overwrite, or go on with --resume.");
        }
    }

    private void report(WaveformExtractor waveforms, ExtractorFormat layout, Path place, double seconds) {
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", place.toString())
                .put("format", layout.wireName())
                .put("num_units", waveforms.numUnits())
                .put("num_spikes", waveforms.spikes().size())
                .put("num_channels", waveforms.numChannels())
                .put("sparse", waveforms.isSparse())
                .put("return_scaled", waveforms.isScaled());
        ObjectNode runtimes = document.putObject("extensions");
        for (String name : waveforms.extensionNames()) {
            runtimes.put(name, waveforms.extension(name).runtimeSeconds());
        }
        document.put("seconds", seconds);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d units, %,d spikes in %.1f s",
                waveforms.numUnits(),
                waveforms.spikes().size(),
                seconds));
        Facts.line(text, "Extensions", String.join(", ", waveforms.extensionNames()));
        Facts.line(text, "Output", place.toString());
        output.report(console, document, text.toString());
    }
}
