package org.hillock.cli;

import java.io.PrintWriter;
import org.hillock.core.json.PythonJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What every verb says on the screen, and how: {@code --json} and {@code --debug}. */
final class Console {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = "--debug", description = "Print the stack trace of a failure.")
    private boolean debug;

    /** Whether failures come with their stack trace. */
    boolean isDebug() {
        return debug;
    }

    /** Whether a document is wanted. */
    boolean isJson() {
        return json;
    }

    /** Prints the document or the text, whichever was asked for. */
    void print(JsonNode document, String text) {
        out().println(json ? PythonJson.format(document) : text);
    }

    /** Standard output. */
    PrintWriter out() {
        return verb.commandLine().getOut();
    }

    /** Standard error, for remarks that are no result. */
    PrintWriter err() {
        return verb.commandLine().getErr();
    }
}
