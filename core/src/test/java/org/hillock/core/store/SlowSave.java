package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.TraceReader;

/** Saves a recording that notes every read and takes its time, in this process or in one that can be killed. */
final class SlowSave {
    static final int CHUNK = 100;

    private SlowSave() {}

    /** Arguments: form, source, target, log, pause in ms, overwrite. */
    public static void main(String[] args) {
        run(
                args[0],
                Path.of(args[1]),
                Path.of(args[2]),
                Path.of(args[3]),
                Integer.parseInt(args[4]),
                Boolean.parseBoolean(args[5]),
                new Cancellation());
    }

    static Recording run(
            String form, Path source, Path target, Path log, int pause, boolean overwrite, Cancellation stop) {
        Recording slow = noting(Extractors.loadRecording(source), log, pause);
        SaveOptions options = SaveOptions.standard()
                .withOverwrite(overwrite)
                .withCancellation(stop)
                .withJobs(JobOptions.standard().withJobs(2).withChunkSize(CHUNK).withProgressBar(false));
        return form.equals("zarr")
                ? ZarrSaver.save(slow, target, options, ZarrOptions.standard())
                : RecordingSaver.saveToFolder(slow, target, options);
    }

    private static Recording noting(Recording recording, Path log, int pause) {
        TraceReader reader = (range, out, scratch) -> {
            recording.traces().read(range, out, scratch);
            try {
                Thread.sleep(pause);
                note(log, range);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        return new Recording(recording.info(), reader, recording.provenance());
    }

    private static synchronized void note(Path log, FrameRange range) {
        try {
            Files.writeString(
                    log,
                    range.segment() + " " + range.start() + " " + range.end() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> reads(Path log) throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    static Process fork(Class<?> main, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx200m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    static void await(Process process, Path log, int reads) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (reads(log).size() < reads && System.nanoTime() < end && process.isAlive()) {
            Thread.sleep(5);
        }
    }
}
