package org.hillock.extractors.openephys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;

/**
 * One {@code structure.oebin}: the streams of one recording of one experiment at one record node.
 *
 * @param file the JSON file
 * @param node name of the record node; empty in versions that have none
 * @param experiment number after {@code experiment}
 * @param recording number after {@code recording}
 * @param tree its content
 */
record OebinFile(Path file, String node, int experiment, int recording, JsonNode tree) {
    static final String NAME = "structure.oebin";
    private static final Pattern PLACE =
            Pattern.compile("(?:.*/)?([^/]*)/experiment(\\d+)/recording(\\d+)/structure\\.oebin");

    static Optional<OebinFile> of(Path file) {
        Matcher matcher = PLACE.matcher(file.toString().replace('\\', '/'));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        JsonNode tree = PythonJson.read(file);
        if (!tree.path("continuous").isArray()) {
            throw new BrokenFileException(file, "holds no list 'continuous'. It is no Open Ephys structure file.");
        }
        return Optional.of(new OebinFile(
                file,
                matcher.group(1).startsWith("Record Node") ? matcher.group(1) : "",
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                tree));
    }

    /** A stream of this recording. */
    record Stream(String name, Path folder, JsonNode facts) {}

    List<Stream> streams() {
        List<Stream> streams = new ArrayList<>();
        for (JsonNode facts : tree.get("continuous")) {
            String folder = facts.path("folder_name").asString("").replaceFirst("/$", "");
            String name = node.isEmpty() ? folder : node + "#" + folder;
            streams.add(new Stream(name, file.resolveSibling("continuous").resolve(folder), facts));
        }
        return streams;
    }

    /** Whether {@code timestamps.npy} counts samples, as in versions before 0.6. */
    boolean hasOldTimestamps() {
        Matcher version = Pattern.compile("(\\d+)\\.(\\d+).*")
                .matcher(tree.path("GUI version").asString("0.0"));
        return !version.matches()
                || (Integer.parseInt(version.group(1)) == 0 && Integer.parseInt(version.group(2)) < 6);
    }

    /** The folder that holds {@code settings.xml}: the record node, or the root where there is none. */
    Path nodeFolder() {
        Path up = file;
        for (int i = 0; i < 3; i++) {
            up = Optional.ofNullable(up.getParent()).orElse(up);
        }
        return up;
    }
}
