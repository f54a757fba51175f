package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NpyWriter;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a piece of a recording into an npy file. */
@Command(
        name = "traces",
        description = "Writes a piece of a recording into an .npy file of shape samples x channels.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock traces examples/data/locust_tetrode --start 0 --end 15000 --output first_second.npy",
            "  hillock traces recording --segment 1 --channels AP0,AP7 --scaled --output piece.npy",
            ""
        })
final class TracesVerb implements Callable<Integer> {
    private static final int VALUES_AT_ONCE = 1 << 22;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--segment", paramLabel = "N", description = "Which segment. Default: ${DEFAULT-VALUE}.")
    private int segment;

    @Option(names = "--start", paramLabel = "FRAME", description = "First frame. Default: ${DEFAULT-VALUE}.")
    private long start;

    @Option(names = "--end", paramLabel = "FRAME", description = "Frame after the last. Default: the end.")
    private Optional<Long> end = Optional.empty();

    @Option(names = "--channels", paramLabel = "ID", split = ",", description = "Only these channels. Default: all.")
    private List<String> channels = List.of();

    @Option(names = "--scaled", description = "In microvolts (float32) instead of the type of the recording.")
    private boolean scaled;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        Recording recording = reading.openRecording();
        FrameRange range = recording.checkedRange(segment, start, end.orElse(recording.getNumSamples(segment)));
        Ids ids = channels.isEmpty()
                ? recording.getChannelIds()
                : Ids.of(channels.stream().map(recording.getChannelIds()::parse).toList());
        DType dtype = scaled ? DType.FLOAT32 : recording.getDtype();
        write(recording, range, ids, dtype);
        var document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("dtype", dtype.toString());
        document.putArray("shape").add(range.length()).add(ids.size());
        document.set("channel_ids", Facts.ids(ids));
        output.report(
                console,
                document,
                output.path() + ": " + range.length() + " samples of " + ids.size() + " channels, " + dtype);
        return 0;
    }

    private void write(Recording recording, FrameRange range, Ids ids, DType dtype) {
        Path file = output.path();
        int step = Math.max(1, VALUES_AT_ONCE / Math.max(1, recording.getNumChannels()));
        try (NpyWriter writer = NpyWriter.create(file, NumpyType.of(dtype), range.end() - range.start(), ids.size())) {
            for (long from = range.start(); from < range.end(); from += step) {
                long to = Math.min(range.end(), from + step);
                Traces piece = recording.getTraces(range.segment(), from, to, ids, scaled);
                writer.append(piece.toArray());
            }
            writer.finish();
        }
    }
}
