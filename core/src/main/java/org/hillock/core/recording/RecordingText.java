package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.operation.OperationType;
import tools.jackson.databind.JsonNode;

/** A recording as text: head, table of segments, files. */
public final class RecordingText {
    private static final int LINE = 98;

    private RecordingText() {}

    static String of(Recording recording) {
        List<String> facts = new ArrayList<>();
        facts.add(recording.getNumChannels() + " channels");
        facts.add(frequency(recording.getSamplingFrequency()));
        facts.add(recording.getNumSegments() + " segments");
        facts.add(String.format(Locale.ROOT, "%,d samples", recording.getTotalSamples()));
        facts.add(duration(recording.getTotalDuration()));
        facts.add(recording.getDtype() + " dtype");
        facts.add(memory(recording.getTotalMemorySize()));
        return wrap(head(recording), facts) + segments(recording) + files(recording);
    }

    private static String head(Recording recording) {
        String name = recording.getAnnotation("name").asString("");
        return name.isEmpty()
                ? OperationType.of(recording.provenance().operation()).className()
                : name;
    }

    private static String wrap(String head, List<String> facts) {
        StringBuilder out = new StringBuilder(head).append(": ");
        int indent = out.length();
        int lineStart = 0;
        boolean first = true;
        for (String fact : facts) {
            if (!first && out.length() - lineStart + 3 + fact.length() > LINE) {
                out.append('\n');
                lineStart = out.length();
                out.repeat(' ', indent);
                first = true;
            }
            out.append(first ? "" : " - ").append(fact);
            first = false;
        }
        return out.toString();
    }

    private static String segments(Recording recording) {
        if (recording.getNumSegments() == 1) {
            return "";
        }
        return "\nSegments:\nSamples:   "
                + row(recording, i -> String.format(Locale.ROOT, "%,d", recording.getNumSamples(i)))
                + "\nDurations: " + row(recording, i -> duration(recording.getDuration(i)))
                + "\nMemory:    " + row(recording, i -> memory(recording.getMemorySize(i)));
    }

    private static String row(Recording recording, IntFunction<String> cell) {
        return IntStream.range(0, recording.getNumSegments()).mapToObj(cell).collect(Collectors.joining(" | "));
    }

    private static String files(Recording recording) {
        var operation = recording.provenance().operation();
        if (!operation.isDumpable() || !recording.provenance().parents().isEmpty()) {
            return "";
        }
        JsonNode kwargs = OperationType.of(operation).toJson(operation);
        if (kwargs.has("file_paths")) {
            return "\n  file_paths: "
                    + kwargs.get("file_paths")
                            .valueStream()
                            .map(path -> "'" + path.asString() + "'")
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        return kwargs.has("file_path")
                ? "\n  file_path: " + kwargs.get("file_path").asString()
                : "";
    }

    /** A rate as the peer prints it: {@code 30.0kHz}, {@code 900.0Hz}, {@code 24414.062500 Hz}. */
    public static String frequency(double hertz) {
        if (hertz != Math.rint(hertz)) {
            return String.format(Locale.ROOT, "%f Hz", hertz);
        }
        return hertz >= 10_000
                ? String.format(Locale.ROOT, "%.1fkHz", hertz / 1000)
                : String.format(Locale.ROOT, "%.1fHz", hertz);
    }

    /** Seconds, with milliseconds, minutes or hours beside them where those read better. */
    public static String duration(double seconds) {
        String text = String.format(Locale.ROOT, "%,.2fs", seconds);
        if (seconds < 1) {
            return text + String.format(Locale.ROOT, " (%.2f ms)", seconds * 1000);
        }
        if (seconds < 60) {
            return text;
        }
        return text
                + (seconds < 3600
                        ? String.format(Locale.ROOT, " (%.2f minutes)", seconds / 60)
                        : String.format(Locale.ROOT, " (%.2f hours)", seconds / 3600));
    }

    /** Bytes in binary units. */
    public static String memory(long bytes) {
        double size = bytes;
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", size, units[unit]);
    }
}
