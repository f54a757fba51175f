package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeFiles;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Where the input lies and how it is read. */
final class ReadingOptions {
    private static final String FLAT = "binary";

    @Parameters(index = "0", paramLabel = "INPUT", description = "File or folder to read.")
    private Path input = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Format of the input, see 'hillock list formats'. Default: detected.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--stream", paramLabel = "ID", description = "Which stream, where the input has several.")
    private Optional<String> stream = Optional.empty();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "An option of the format; may be repeated. 'hillock list formats' names them.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--probe",
            paramLabel = "FILE",
            description = "Probe file: probeinterface JSON, PRB, or CSV (x,y[,shank] in um, one row a channel).")
    private Optional<Path> probe = Optional.empty();

    @ArgGroup(validate = false, heading = "%nFlat binary files:%n")
    private FlatOptions flat = new FlatOptions();

    /** The path as given. */
    Path input() {
        return input;
    }

    /** Opens the input: a recording with its probe, or a sorting. */
    Traced open() {
        Traced opened = format().open(input, new OpenOptions(stream, formatOptions()));
        return opened instanceof Recording recording ? withProbe(recording) : withoutProbe(opened);
    }

    /** Opens the input; where it has several streams and none is named, the first of them. */
    Traced openFirstStream() {
        if (stream.isEmpty()) {
            List<StreamInfo> all = streams();
            stream = all.size() > 1 ? Optional.of(all.getFirst().id()) : stream;
        }
        return open();
    }

    /** Opens the input and refuses what is no recording. */
    Recording openRecording() {
        if (open() instanceof Recording recording) {
            return recording;
        }
        throw new WrongArgumentException(
                input + ": the input must be a recording (it holds spikes only). Name a recording.");
    }

    /** {@code --dtype} where it can only mean the type to write, because the input is no flat file. */
    Optional<String> takeDtypeToWrite() {
        return format.equals(Optional.of(FLAT)) ? Optional.empty() : flat.takeLoneDtype();
    }

    /** The streams of the input; none where its format has no such thing. */
    List<StreamInfo> streams() {
        return format().streams(input);
    }

    private Format format() {
        Optional<String> name = format.or(() -> flat.isGiven() ? Optional.of(FLAT) : Optional.empty());
        return name.map(Formats.standard()::named)
                .orElseGet(() -> Formats.standard().detect(input));
    }

    private ObjectNode formatOptions() {
        ObjectNode named = format().recipe()
                .map(type -> NamedValues.of(type, options))
                .orElseGet(() -> NamedValues.guessed(options));
        return flat.toJson().setAll(named);
    }

    private Recording withProbe(Recording recording) {
        return probe.map(file -> attach(recording, file)).orElse(recording);
    }

    /** Attaches a probe, but refuses one with fewer contacts than channels, since the others would be lost without a word. */
    private static Recording attach(Recording recording, Path file) {
        Recording out = RecordingProbes.setProbegroup(recording, ProbeFiles.read(file), GroupMode.AUTO);
        if (out.getNumChannels() != recording.getNumChannels()) {
            throw new WrongArgumentException("--probe = " + file + " must have a contact for each of the "
                    + recording.getNumChannels() + " channels (" + out.getNumChannels()
                    + " are wired). Give a probe of all channels.");
        }
        return out;
    }

    private Traced withoutProbe(Traced spikes) {
        if (probe.isPresent()) {
            throw new WrongArgumentException("--probe must go with a recording (" + input + " holds spikes only).");
        }
        return spikes;
    }
}
