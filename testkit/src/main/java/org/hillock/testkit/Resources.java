package org.hillock.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;

/** The tables that travel with the program. */
final class Resources {
    private Resources() {}

    static JsonNode json(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return PythonJson.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
