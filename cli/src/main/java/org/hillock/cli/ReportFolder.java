package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.store.StagedOutput;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A folder of tables and a document that a verb writes where it is asked to. */
final class ReportFolder {
    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder to write: tables as CSV and comparison.json. Default: nothing is written.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace the output where it exists.")
    private boolean overwrite;

    @Option(names = "--quiet", description = "Print nothing but failures (and the document of --json).")
    private boolean quiet;

    /** Whether a folder is to be written. */
    boolean isGiven() {
        return output.isPresent();
    }

    /** Refuses an output that exists, before any work is done. */
    void refuseExisting() {
        if (!overwrite && output.filter(Files::exists).isPresent()) {
            throw new WrongArgumentException("--output = " + output.orElseThrow()
                    + " must not exist yet. Choose another output, or replace it with --overwrite.");
        }
    }

    /** Writes the document, the tables under their names, and what {@code more} puts into the folder; all appear together. */
    void write(JsonNode document, Map<String, Table> tables, Consumer<Path> more) {
        output.ifPresent(target -> {
            try (StagedOutput folder = StagedOutput.folder(target, overwrite, Optional.empty())) {
                PythonJson.write(folder.path().resolve("comparison.json"), document);
                tables.forEach((name, table) -> table.writeCsv(folder.path().resolve(name + ".csv")));
                more.accept(folder.path());
                folder.commit();
            }
        });
    }

    /** Says what was found and where it was written, unless nothing is to be said. */
    void report(Console console, JsonNode document, String text) {
        if (console.isJson() || !quiet) {
            String written = output.map(target -> "\nWritten to    " + target).orElse("");
            console.print(document, text.stripTrailing() + written);
        }
    }

    /** A remark on standard error, unless nothing is to be said. */
    void remark(Console console, String text) {
        if (!quiet) {
            console.err().println("Note: " + text + ".");
        }
    }
}
