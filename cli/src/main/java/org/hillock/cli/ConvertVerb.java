package org.hillock.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Writes a recording or a sorting in another form. */
@Command(
        name = "convert",
        description = "Writes a recording or a sorting in another form.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock convert examples/data/locust_tetrode --output locust --to binary",
            "  hillock convert sorting_folder --output sorting.npz --to npz",
            ""
        })
final class ConvertVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORM",
            description = {
                "What is written. Of a recording: " + SaveForms.OF_RECORDINGS + ".",
                "Of a sorting: " + SaveForms.OF_SORTINGS + "."
            })
    private String to = "";

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
        Optional<DType> dtype = saveDtype.wanted(reading);
        Traced object = reading.open();
        try (Interrupt interrupt = new Interrupt()) {
            SaveOptions options = SaveOptions.standard()
                    .withOverwrite(output.overwrite())
                    .withJobs(jobs.options(output.isQuiet()))
                    .withCancellation(interrupt.cancellation());
            switch (object) {
                case Recording recording ->
                    SaveForms.ofRecording(to)
                            .save(
                                    recording,
                                    output.path(),
                                    dtype.map(options::withDtype).orElse(options));
                case Sorting sorting -> saveSorting(sorting, dtype);
                default -> throw new WrongArgumentException("convert: the input must be a recording or a sorting.");
            }
        }
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("format", to);
        output.report(console, document, output.path() + ": written as " + to);
        return 0;
    }

    private void saveSorting(Sorting sorting, Optional<DType> dtype) {
        if (dtype.isPresent()) {
            throw new WrongArgumentException("convert: a type must go with a recording (the input is a sorting).");
        }
        SaveForms.ofSorting(to).save(sorting, output.path(), output.overwrite());
    }
}
