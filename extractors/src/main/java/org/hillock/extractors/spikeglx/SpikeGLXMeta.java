package org.hillock.extractors.spikeglx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.BrokenFileException;

/** The text file beside a SpikeGLX data file: {@code key=value} lines, tables of parentheses under keys that begin with a tilde. */
final class SpikeGLXMeta {
    private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");

    private final Path file;
    private final Map<String, String> entries;

    private SpikeGLXMeta(Path file, Map<String, String> entries) {
        this.file = file;
        this.entries = entries;
    }

    static SpikeGLXMeta read(Path file) {
        Map<String, String> entries = new LinkedHashMap<>();
        try {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    String key = line.substring(0, equals).strip();
                    entries.put(
                            key.startsWith("~") ? key.substring(1) : key,
                            line.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + e.getMessage() + ").", e);
        }
        SpikeGLXMeta meta = new SpikeGLXMeta(file, entries);
        meta.required("nSavedChans");
        return meta;
    }

    Path file() {
        return file;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    String required(String key) {
        return find(key)
                .orElseThrow(() -> new BrokenFileException(
                        file, "has no line '" + key + "='. The file is damaged or no SpikeGLX meta file."));
    }

    int requiredInt(String key) {
        return (int) requiredNumber(key);
    }

    double requiredNumber(String key) {
        return number(key)
                .orElseThrow(
                        () -> new BrokenFileException(file, "'" + key + "=" + required(key) + "' must be a number."));
    }

    Optional<Double> number(String key) {
        try {
            return find(key).map(Double::parseDouble);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The numbers of a comma-separated line. */
    int[] counts(String key) {
        String[] parts = required(key).split(",", -1);
        int[] counts = new int[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                counts[i] = Integer.parseInt(parts[i].strip());
            }
        } catch (NumberFormatException e) {
            throw new BrokenFileException(
                    file, "'" + key + "=" + required(key) + "' must be whole numbers with commas between.", e);
        }
        return counts;
    }

    /** The groups of a table, header first, without parentheses. */
    List<String> table(String key) {
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(find(key).orElse(""));
        while (matcher.find()) {
            groups.add(matcher.group(1));
        }
        return groups;
    }

    /** Original channel numbers in the order of the file: {@code all}, or ranges such as {@code 0:10,50} with both ends included. */
    int[] savedChannels() {
        int saved = requiredInt("nSavedChans");
        String subset = find("snsSaveChanSubset").orElse("all");
        List<Integer> channels = new ArrayList<>();
        if (subset.equals("all")) {
            for (int i = 0; i < saved; i++) {
                channels.add(i);
            }
        } else {
            for (String part : subset.split(",", -1)) {
                String[] ends = part.strip().split(":", -1);
                try {
                    int first = Integer.parseInt(ends[0]);
                    for (int i = first; i <= (ends.length > 1 ? Integer.parseInt(ends[1]) : first); i++) {
                        channels.add(i);
                    }
                } catch (NumberFormatException e) {
                    throw new BrokenFileException(
                            file, "'snsSaveChanSubset=" + subset + "' must be ranges of channel numbers.", e);
                }
            }
        }
        if (channels.size() != saved) {
            throw new BrokenFileException(
                    file, "snsSaveChanSubset names " + channels.size() + " channels but nSavedChans is " + saved + ".");
        }
        return channels.stream().mapToInt(Integer::intValue).toArray();
    }
}
