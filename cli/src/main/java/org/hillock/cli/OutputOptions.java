package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.errors.WrongArgumentException;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Where the output goes and what happens where it exists. */
final class OutputOptions {
    @Option(names = "--output", required = true, paramLabel = "PATH", description = "File or folder to write.")
    private Path output = Path.of("");

    @Option(names = "--overwrite", description = "Replace the output where it exists.")
    private boolean overwrite;

    @Option(names = "--quiet", description = "Print nothing but failures (and the document of --json).")
    private boolean quiet;

    /** Where to write. */
    Path path() {
        return output;
    }

    /** Whether an existing output is replaced. */
    boolean overwrite() {
        return overwrite;
    }

    /** Whether nothing is to be said. */
    boolean isQuiet() {
        return quiet;
    }

    /** Says what was written, unless nothing is to be said. */
    void report(Console console, JsonNode document, String text) {
        if (console.isJson() || !quiet) {
            console.print(document, text);
        }
    }

    /** Refuses an output that exists, before any work is done. */
    void refuseExisting() {
        if (!overwrite && Files.exists(output)) {
            throw new WrongArgumentException(
                    output + " must not exist yet. Choose another output, or replace it with --overwrite.");
        }
    }
}
