package org.hillock.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code hillock}: one verb a line, see {@code docs/cli.md}. */
@Command(
        name = "hillock",
        description = "Spike sorting on the JVM: reads, preprocesses and sorts extracellular recordings.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  hillock info recording_folder", "  hillock list formats", "  hillock VERB --help", ""})
public final class Hillock implements Runnable {
    /** The verbs by name, in the order of the help. */
    private static final Map<String, Supplier<Object>> VERBS = verbs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command line and ends the process with its exit code: 0 done, 1 failed, 2 not understood, 130 broken off. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            RuntimeCheck.requireKnownJava(Runtime.version());
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return Failure.FAILED;
        }
        int code = execute(commandLine(out, err, args), args);
        out.flush();
        err.flush();
        Interrupt.allIsSaid();
        return code;
    }

    /** Errors of the Java machine pass by the handler of exceptions. */
    private static int execute(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            return Failure.report(e, commandLine.getErr(), List.of(args).contains("--debug"));
        }
    }

    private static Map<String, Supplier<Object>> verbs() {
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("info", InfoVerb::new);
        verbs.put("traces", TracesVerb::new);
        verbs.put("preprocess", PreprocessVerb::new);
        verbs.put("detect-peaks", DetectPeaksVerb::new);
        verbs.put("localize-peaks", LocalizePeaksVerb::new);
        verbs.put("sort", SortVerb::new);
        verbs.put("analyze", AnalyzeVerb::new);
        verbs.put("metrics", MetricsVerb::new);
        verbs.put("convert", ConvertVerb::new);
        verbs.put("generate", GenerateVerb::new);
        verbs.put("compare", CompareVerb::new);
        verbs.put("map-clusters", MapClustersVerb::new);
        verbs.put("merge-sortings", MergeSortingsVerb::new);
        verbs.put("list", ListVerb::new);
        return verbs;
    }

    /** The parser with the one verb that the line begins with, which halves the time of a start; with all where it is none. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
        CommandLine root = new CommandLine(new Hillock());
        String first = args.length == 0 ? "" : args[0];
        boolean needsAll = !VERBS.containsKey(first) && !first.equals("--version") && !first.equals("-V");
        VERBS.forEach((name, verb) -> {
            if (needsAll || name.equals(first)) {
                root.addSubcommand(name, verb.get());
            }
        });
        return root.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOptionsCaseInsensitive(false)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(Failure::notUnderstood)
                .setExecutionExceptionHandler(Failure::failed);
    }

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "hillock: a verb must be given.");
    }
}
