package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether two runs would write the same bytes: the recipe of the object, and size and time of every file it names. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint; absent for an object in memory, which nothing can be known of later. */
    public static Optional<String> of(Recording recording, String purpose) {
        if (!recording.checkIfDumpable()) {
            return Optional.empty();
        }
        ObjectNode dict = ExtractorJson.toDict(recording);
        StringBuilder text = new StringBuilder(purpose).append('\n').append(PythonJson.formatCompact(dict));
        addFiles("", dict, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addFiles(String key, JsonNode node, StringBuilder text) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> addFiles(entry.getKey(), entry.getValue(), text));
        } else if (node.isArray()) {
            node.forEach(item -> addFiles(key, item, text));
        } else if (node.isString() && key.contains("path")) {
            addFile(Path.of(node.stringValue()), text);
        }
    }

    private static void addFile(Path path, StringBuilder text) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(each -> !StagedOutput.isOwn(each)).sorted().forEach(each -> addFile(each, text));
                }
            } else if (Files.exists(path)) {
                text.append('\n')
                        .append(path)
                        .append(' ')
                        .append(Files.size(path))
                        .append(' ')
                        .append(Files.getLastModifiedTime(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": can't be read (" + e.getMessage() + ").", e);
        }
    }
}
