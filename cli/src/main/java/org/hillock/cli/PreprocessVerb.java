package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Applies steps to a recording and saves the result. */
@Command(
        name = "preprocess",
        description = {
            "Applies preprocessing steps to a recording and saves the result.",
            "The memory in use follows the job options, not the length of the recording. A run that was killed is completed"
                    + " by running it again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  echo '{\"bandpass_filter\": {\"freq_min\": 300.0}, \"common_reference\": {\"operator\": \"median\"}}' > steps.json",
            "  hillock preprocess recording --steps steps.json --output filtered",
            "  hillock preprocess recording --steps steps.json --output filtered.zarr --save-format zarr --dtype float32",
            ""
        })
final class PreprocessVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--steps",
            required = true,
            paramLabel = "FILE",
            description = {
                "The steps: a JSON object of names and parameters in their order, or a list of such.",
                "'hillock list steps' names them."
            })
    private Path steps = Path.of("");

    @Option(
            names = "--save-format",
            paramLabel = "FORM",
            description = "One of: " + SaveForms.OF_RECORDINGS + ". Default: ${DEFAULT-VALUE}.")
    private String saveFormat = "binary";

    @Mixin
    private SaveDtype saveDtype = new SaveDtype();

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        SaveForms.RecordingForm form = SaveForms.ofRecording(saveFormat);
        Optional<DType> dtype = saveDtype.wanted(reading);
        Recording preprocessed = StepsFile.read(steps).applyTo(reading.openRecording());
        long start = System.nanoTime();
        try (Interrupt interrupt = new Interrupt()) {
            SaveOptions options = SaveOptions.standard()
                    .withOverwrite(output.overwrite())
                    .withJobs(jobs.options(output.isQuiet()))
                    .withCancellation(interrupt.cancellation());
            form.save(preprocessed, output.path(), dtype.map(options::withDtype).orElse(options));
        }
        report(preprocessed, dtype.orElse(preprocessed.getDtype()), (System.nanoTime() - start) * 1e-9);
        return 0;
    }

    private void report(Recording preprocessed, DType dtype, double seconds) {
        double rate = preprocessed.getTotalDuration() / seconds;
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("format", saveFormat)
                .put("num_channels", preprocessed.getNumChannels())
                .put("num_samples", preprocessed.getTotalSamples())
                .put("dtype", dtype.toString())
                .put("total_s", seconds)
                .put("times_real_time", rate);
        output.report(
                console,
                document,
                String.format(
                        "%s: %d channels, %d samples, %s; %.2f s, %.1f x real time",
                        output.path(),
                        preprocessed.getNumChannels(),
                        preprocessed.getTotalSamples(),
                        dtype,
                        seconds,
                        rate));
    }
}
