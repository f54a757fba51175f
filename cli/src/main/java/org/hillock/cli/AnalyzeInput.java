package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeFiles;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.sorting.Sorting;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** A recording and the sorting of it, and how both are read. */
final class AnalyzeInput {
    private static final String FLAT = "binary";

    @Parameters(index = "0", paramLabel = "RECORDING", description = "The recording: file or folder.")
    private Path recordingPath = Path.of("");

    @Parameters(index = "1", paramLabel = "SORTING", description = "Its sorting: file or folder.")
    private Path sortingPath = Path.of("");

    @Option(
            names = "--recording-format",
            paramLabel = "NAME",
            description = "Format of the recording. Default: detected.")
    private Optional<String> recordingFormat = Optional.empty();

    @Option(names = "--sorting-format", paramLabel = "NAME", description = "Format of the sorting. Default: detected.")
    private Optional<String> sortingFormat = Optional.empty();

    @Option(names = "--stream", paramLabel = "ID", description = "Which stream of the recording, where it has several.")
    private Optional<String> stream = Optional.empty();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "An option of the recording's format; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--sorting-option",
            paramLabel = "NAME=VALUE",
            description = "An option of the sorting's format; may be repeated.")
    private Map<String, String> sortingOptions = new LinkedHashMap<>();

    @Option(names = "--probe", paramLabel = "FILE", description = "Probe file: probeinterface JSON, PRB, or CSV.")
    private Optional<Path> probe = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "FILE",
            description = "Steps that the recording goes through before, as for 'preprocess'. Default: none.")
    private Optional<Path> steps = Optional.empty();

    @ArgGroup(validate = false, heading = "%nFlat binary files:%n")
    private FlatOptions flat = new FlatOptions();

    /** The recording with its probe, after the steps. */
    Recording recording() {
        Optional<String> name = recordingFormat.or(() -> flat.isGiven() ? Optional.of(FLAT) : Optional.empty());
        Format format = format(name, recordingPath);
        ObjectNode given = flat.toJson().setAll(values(format, options));
        if (!(format.open(recordingPath, new OpenOptions(stream, given)) instanceof Recording recording)) {
            throw new WrongArgumentException(recordingPath + ": the first input must be a recording.");
        }
        Recording wired = probe.map(
                        file -> RecordingProbes.setProbegroup(recording, ProbeFiles.read(file), GroupMode.AUTO))
                .orElse(recording);
        return steps.map(file -> StepsFile.read(file).applyTo(wired)).orElse(wired);
    }

    /** The sorting. */
    Sorting sorting() {
        Format format = format(sortingFormat, sortingPath);
        Traced opened = format.open(sortingPath, new OpenOptions(Optional.empty(), values(format, sortingOptions)));
        if (opened instanceof Sorting sorting) {
            return sorting;
        }
        throw new WrongArgumentException(sortingPath + ": the second input must be a sorting.");
    }

    private static Format format(Optional<String> name, Path path) {
        return name.map(Formats.standard()::named)
                .orElseGet(() -> Formats.standard().detect(path));
    }

    private static ObjectNode values(Format format, Map<String, String> pairs) {
        return format.recipe().map(type -> NamedValues.of(type, pairs)).orElseGet(() -> NamedValues.guessed(pairs));
    }
}
