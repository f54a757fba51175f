package org.hillock.core.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One line that tells name, share, pieces, rate in multiples of real time and the time left, written over itself at most ten times a
 * second.
 */
public final class TerminalProgress implements Progress {
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final int BAR = 24;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private String name = "";
    private int numChunks;
    private double totalSeconds;
    private int chunks;
    private double seconds;
    private long began;
    private long shown;
    private int width;

    /** A bar on the given stream. */
    public TerminalProgress(PrintStream out) {
        this(out, System::nanoTime);
    }

    TerminalProgress(PrintStream out, LongSupplier nanoClock) {
        this.out = out;
        this.nanoClock = nanoClock;
    }

    /** Whether standard error is a terminal, as far as can be told. */
    public static boolean isTerminal() {
        if (Files.isSymbolicLink(STANDARD_ERROR)) {
            try {
                String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return Optional.ofNullable(System.console()).map(c -> c.isTerminal()).orElse(false);
    }

    @Override
    public void begin(String jobName, int chunksInAll, double secondsInAll) {
        name = jobName;
        numChunks = chunksInAll;
        totalSeconds = secondsInAll;
        chunks = 0;
        seconds = 0;
        width = 0;
        began = nanoClock.getAsLong();
        show(began);
    }

    @Override
    public void advance(int chunksDone, double secondsDone) {
        chunks = chunksDone;
        seconds = secondsDone;
        long now = nanoClock.getAsLong();
        if (now - shown >= PAUSE_NANOS) {
            show(now);
        }
    }

    @Override
    public void end(boolean complete) {
        show(nanoClock.getAsLong());
        out.print(complete ? "\n" : " stopped\n");
        out.flush();
    }

    private void show(long now) {
        shown = now;
        String line = line((now - began) / 1e9);
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    private String line(double elapsed) {
        double share = totalSeconds > 0 ? Math.min(1, seconds / totalSeconds) : numChunks == chunks ? 1 : 0;
        int filled = (int) (share * BAR);
        String bar = "#".repeat(filled) + "-".repeat(BAR - filled);
        String rate = elapsed > 0 && seconds > 0
                ? String.format(
                        Locale.ROOT,
                        " %.1f x real time, %s left",
                        seconds / elapsed,
                        clock(elapsed * (totalSeconds - seconds) / seconds))
                : "";
        return String.format(
                Locale.ROOT, "%s %3d%% |%s| %d/%d%s", name, (int) (share * 100), bar, chunks, numChunks, rate);
    }

    private static String clock(double left) {
        long whole = Math.round(left);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
