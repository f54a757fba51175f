package org.hillock.generation.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;

/**
 * What a folder holds, since HTTP has no listings: the file {@code index.txt} in the folder, UTF-8.
 *
 * <p>The first line is {@code # hillock index 1}. Every other line that is not empty and does not begin with {@code #} names a file:
 * {@code PATH}, or {@code PATH<tab>SIZE}, or {@code PATH<tab>SIZE<tab>SHA256}, where PATH is relative to the folder with {@code /} between its
 * parts, SIZE counts bytes, and SHA256 is in hexadecimal digits.
 *
 * @param entries the files, in order
 */
public record DatasetIndex(List<Entry> entries) {
    /** The name of the file. */
    public static final String FILE_NAME = "index.txt";

    /** The first line of the file. */
    public static final String FIRST_LINE = "# hillock index 1";

    private static final int BUFFER = 1 << 16;

    /** One file: its path within the folder, and what is known of its content. */
    public record Entry(String path, Optional<Long> size, Optional<String> sha256) {
        /** Whether a file on the disk has the size and digest; true of any existing file where neither is known. */
        public boolean matches(Path file) {
            try {
                return Files.isRegularFile(file)
                        && (size.isEmpty() || size.get() == Files.size(file))
                        && (sha256.isEmpty() || sha256.get().equalsIgnoreCase(digest(file)));
            } catch (IOException e) {
                return false;
            }
        }

        /** Whether size or digest are known, so that a file can be recognised. */
        public boolean isTelling() {
            return size.isPresent() || sha256.isPresent();
        }
    }

    /** Copies the entries. */
    public DatasetIndex {
        entries = List.copyOf(entries);
    }

    /** Whether a text is that of an index. */
    static boolean isIndex(String text) {
        return text.startsWith(FIRST_LINE);
    }

    /** Reads an index; {@code source} names it in refusals. Paths that would leave the folder are refused. */
    public static DatasetIndex parse(String source, String text) {
        if (!isIndex(text)) {
            throw new WrongArgumentException(
                    "download_dataset: " + source + " must begin with the line '" + FIRST_LINE + "'.");
        }
        List<Entry> entries = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                entries.add(entry(source, i + 1, lines[i]));
            }
        }
        return new DatasetIndex(entries);
    }

    private static Entry entry(String source, int number, String line) {
        String[] parts = line.split("\t", -1);
        try {
            RemotePath path = RemotePath.of(parts[0]);
            Optional<Long> size = parts.length > 1 ? Optional.of(Long.parseLong(parts[1].strip())) : Optional.empty();
            Optional<String> sha256 = parts.length > 2 ? Optional.of(parts[2].strip()) : Optional.empty();
            return new Entry(path.text(), size, sha256);
        } catch (WrongArgumentException | NumberFormatException e) {
            throw new WrongArgumentException(
                    "download_dataset: " + source + " line " + number + " '" + line
                            + "' must be PATH, PATH<tab>SIZE or PATH<tab>SIZE<tab>SHA256, with a path inside the folder.",
                    e);
        }
    }

    /** The index of a folder on the disk: all files below it but an index, by path, with size and digest. */
    public static DatasetIndex of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Entry> entries = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(FILE_NAME)) {
                    entries.add(new Entry(path, Optional.of(Files.size(file)), Optional.of(digest(file))));
                }
            }
            return new DatasetIndex(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    /** Writes the index of a folder into it, so that the folder can be served. */
    public static DatasetIndex write(Path folder) {
        DatasetIndex index = of(folder);
        WholeFile.write(folder.resolve(FILE_NAME), false, index.format().getBytes(StandardCharsets.UTF_8));
        return index;
    }

    /** The text of the file. */
    public String format() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (Entry entry : entries) {
            text.append(entry.path);
            entry.size.ifPresent(size -> text.append('\t').append(size));
            entry.sha256.ifPresent(digest -> text.append('\t').append(digest));
            text.append('\n');
        }
        return text.toString();
    }

    static String digest(Path file) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
