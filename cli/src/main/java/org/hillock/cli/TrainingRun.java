package org.hillock.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs some command lines in one process, so that the Java machine can note which classes a start needs; see {@code bin/lib/app.sh}. */
final class TrainingRun {
    private static final List<String> LINES = List.of(
            "--version",
            "--help",
            "list formats --json",
            "list steps",
            "info --help",
            "info " + "examples/data/locust_tetrode");

    private TrainingRun() {}

    /** Runs the lines; what they print and whether they fail is of no matter. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (String line : LINES) {
            Hillock.run(out, out, line.split(" "));
        }
    }
}
