package org.hillock.testkit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.HillockException;
import org.hillock.core.json.PythonJson;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenTree;

/**
 * Runs the cases of a golden tree: {@code verify-golden DIR [--area A] [--case GLOB] [--json]}.
 *
 * <p>Prints each failure with case, output and worst difference, what was skipped and why, and the line
 * {@code N passed, N failed, N skipped}; with {@code --json} one object on the standard output and the line on the error output. Ends
 * with 0 where nothing failed, 1 where something failed, 2 where nothing could be run.
 */
public final class VerifyGolden {
    private static final String USAGE = "usage: verify-golden DIR [--area A] [--case GLOB] [--json]";
    private static final int WRONG_USE = 2;

    private VerifyGolden() {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    private record Wanted(Path folder, Optional<String> area, Optional<String> pattern, boolean json) {
        boolean fits(GoldenCase golden) {
            return area.map(golden.area()::equals).orElse(true)
                    && pattern.map(glob -> Glob.matches(glob, golden.name()) || Glob.matches(glob, golden.toString()))
                            .orElse(true);
        }
    }

    /** Runs with arguments; gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return verify(parse(arguments), out, err);
        } catch (IllegalArgumentException | HillockException e) {
            err.println("verify-golden: " + e.getMessage());
            return WRONG_USE;
        }
    }

    private static Wanted parse(List<String> arguments) {
        Optional<Path> folder = Optional.empty();
        Optional<String> area = Optional.empty();
        Optional<String> pattern = Optional.empty();
        boolean json = false;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--json" -> json = true;
                case "--area" -> area = Optional.of(valueOf(argument, left));
                case "--case" -> pattern = Optional.of(valueOf(argument, left));
                default -> {
                    if (argument.startsWith("--") || folder.isPresent()) {
                        throw new IllegalArgumentException("'" + argument + "' is not understood. " + USAGE);
                    }
                    folder = Optional.of(Path.of(argument));
                }
            }
        }
        return new Wanted(
                folder.orElseThrow(() -> new IllegalArgumentException("DIR must be given. " + USAGE)),
                area,
                pattern,
                json);
    }

    private static String valueOf(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " must have a value. " + USAGE);
        }
        return left.pop();
    }

    private static int verify(Wanted wanted, PrintStream out, PrintStream err) {
        GoldenTree tree = GoldenTree.open(wanted.folder());
        List<GoldenCase> cases = tree.cases().stream().filter(wanted::fits).toList();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no case of " + wanted.folder() + " has area "
                    + wanted.area().orElse("*") + " and a name like "
                    + wanted.pattern().orElse("*")
                    + ". Areas are "
                    + tree.cases().stream().map(GoldenCase::area).distinct().toList() + ".");
        }
        GoldenRunner runner = new GoldenRunner();
        GoldenReport report = new GoldenReport();
        for (GoldenCase golden : cases) {
            Verdict verdict = runner.run(golden);
            report.add(golden, verdict);
            if (!wanted.json()) {
                GoldenReport.failureLines(golden, verdict).forEach(out::println);
            }
        }
        if (wanted.json()) {
            out.println(PythonJson.format(report.toJson()));
            err.println(report.closingLine());
        } else {
            report.skippedLines().forEach(out::println);
            out.println(report.closingLine());
        }
        return report.count(Verdict.Failed.class) == 0 ? 0 : 1;
    }
}
