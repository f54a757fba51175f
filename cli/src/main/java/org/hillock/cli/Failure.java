package org.hillock.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.hillock.core.errors.HillockException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line for the person at the terminal, and an exit code. */
final class Failure {
    /** The work could not be done. */
    static final int FAILED = 1;

    /** The command line was not understood. */
    static final int NOT_UNDERSTOOD = 2;

    /** The work was broken off from outside, as shells count it. */
    static final int BROKEN_OFF = 130;

    private Failure() {}

    /** One line for a command line that can't be understood. */
    static int notUnderstood(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String what = oneLine(unknownVerb(e).orElseGet(() -> String.valueOf(e.getMessage())));
        String hint = (what.endsWith(".") ? "" : ".") + " See '"
                + command.getCommandSpec().qualifiedName() + " --help'.";
        command.getErr().println(what + hint);
        if (Arrays.asList(args).contains("--debug")) {
            e.printStackTrace(command.getErr());
        }
        return NOT_UNDERSTOOD;
    }

    /** What an unknown verb gets: the known ones. */
    private static Optional<String> unknownVerb(ParameterException e) {
        List<String> verbs = List.copyOf(e.getCommandLine().getSubcommands().keySet());
        return e instanceof UnmatchedArgumentException unmatched && !verbs.isEmpty()
                ? Optional.of("verb = '" + unmatched.getUnmatched().getFirst() + "' must be one of "
                        + String.join(", ", verbs))
                : Optional.empty();
    }

    /** One line for work that failed; the stack trace too where {@code --debug} was given. */
    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, command.getErr(), parsed.originalArgs().contains("--debug"));
    }

    static int report(Throwable e, PrintWriter err, boolean debug) {
        Throwable cause = unwrapped(e);
        err.println(describe(cause));
        if (debug) {
            e.printStackTrace(err);
        }
        return cause instanceof CancellationException ? BROKEN_OFF : FAILED;
    }

    private static String describe(Throwable e) {
        return switch (e) {
            case HillockException known -> oneLine(message(known));
            case UncheckedIOException io -> oneLine(message(io));
            case IOException io -> oneLine(message(io));
            case CancellationException ignored -> "Broken off; nothing half-written was left under its final name.";
            case OutOfMemoryError memory ->
                "Out of memory (" + memory.getMessage() + "; the limit is "
                        + Runtime.getRuntime().maxMemory() / (1 << 20)
                        + " MiB). Give smaller pieces (--total-memory, --chunk-duration), fewer jobs (--n-jobs), or a higher limit"
                        + " (HILLOCK_OPTS=-Xmx8g).";
            default ->
                oneLine("Unexpected failure: " + e + ".")
                        + " This is a fault of the program; run again with --debug and report what it prints.";
        };
    }

    private static Throwable unwrapped(Throwable e) {
        boolean shell = e instanceof ExecutionException || e instanceof CompletionException;
        return shell ? Optional.ofNullable(e.getCause()).map(Failure::unwrapped).orElse(e) : e;
    }

    private static String message(Throwable e) {
        String own = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
        return switch (e) {
            case UncheckedIOException io ->
                Optional.ofNullable(io.getCause())
                        .filter(cause -> own.equals(cause.toString()))
                        .map(Failure::message)
                        .orElse(own);
            case NoSuchFileException io -> io.getFile() + ": no such file or folder. Check the path.";
            case AccessDeniedException io -> io.getFile() + ": no permission. Check the owner and mode of the file.";
            case FileSystemException io -> own;
            case FileNotFoundException io -> own;
            case IOException io -> "Reading or writing failed: " + own + ".";
            default -> own;
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
