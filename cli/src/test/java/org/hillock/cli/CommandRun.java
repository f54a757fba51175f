package org.hillock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;

/** A command line that was run in this process: its exit code and what it printed. */
record CommandRun(int code, String out, String err) {
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Hillock.run(new PrintWriter(out), new PrintWriter(err), args);
        return new CommandRun(code, out.toString(), err.toString());
    }

    JsonNode json() {
        return PythonJson.parse(out);
    }

    /** What a failure must look like: one line on standard error, nothing on standard output. */
    boolean isOneLine() {
        return out.isEmpty() && err.strip().lines().count() == 1 && !err.contains("\tat ");
    }
}
