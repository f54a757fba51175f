package org.hillock.core.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hillock.core.errors.BrokenFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON as Python's {@code json} module reads and writes it: bare NaN and Infinity, floats that keep their point, key order kept. */
public final class PythonJson {
    /** Makes the nodes of trees. */
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final long LARGEST_FILE = 1L << 29;

    private PythonJson() {}

    /** Parses a text; raises a JacksonException where it is no JSON. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * Reads a file.
     *
     * @throws BrokenFileException where the file is missing or is no JSON, with line and column
     */
    public static JsonNode read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BrokenFileException(file, Files.size(file) + " bytes are too many for JSON. Check the path.");
            }
            return parse(Files.readString(file));
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? " (" + e.getOriginalMessage() + ")"
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new BrokenFileException(
                    file, "no valid JSON" + where + ". Check that the file was written completely.", e);
        } catch (MalformedInputException e) {
            throw new BrokenFileException(file, "is no text in UTF-8. Check that it is a JSON file and complete.", e);
        } catch (NoSuchFileException e) {
            throw new BrokenFileException(file, "no such file. Check the path.", e);
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + e.getMessage() + ").", e);
        }
    }

    /** Writes a tree with an indent of four blanks, as the peer writes its folders. */
    public static void write(Path file, JsonNode tree) {
        try {
            Files.writeString(file, format(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    /** The tree as text, indented by four blanks. */
    public static String format(JsonNode tree) {
        return new PythonJsonText(4).format(tree);
    }

    /** The tree as text on one line. */
    public static String formatCompact(JsonNode tree) {
        return new PythonJsonText(0).format(tree);
    }
}
