package org.hillock.core.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.NdArray;

/** An open npz file: a zip archive of npy arrays by name, stored or deflated. Thread-safe. */
public final class Npz implements AutoCloseable {
    private static final String SUFFIX = ".npy";
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members = new LinkedHashMap<>();

    private Npz(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(SUFFIX))
                .forEach(entry -> members.putIfAbsent(
                        entry.getName().substring(0, entry.getName().length() - SUFFIX.length()), entry));
    }

    /**
     * Opens an archive.
     *
     * @throws BrokenFileException where it is missing or no zip archive
     */
    public static Npz open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, "is no file. Check the path.");
        }
        try {
            return new Npz(file, new ZipFile(file.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokenFileException(
                    file, "is no whole npz archive (" + e.getMessage() + "). Copy it again or write it anew.", e);
        }
    }

    /** The names of the arrays, in the order of the archive. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** Whether there is an array of that name. */
    public boolean contains(String name) {
        return members.containsKey(name);
    }

    /**
     * Reads an array.
     *
     * @throws WrongArgumentException for an unknown name; the message lists the known ones
     * @throws BrokenFileException where the array is damaged; its checksum is compared
     */
    public NdArray read(String name) {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            throw new WrongArgumentException(
                    "npz: name = '" + name + "' must be an array of " + file + ". Known are " + names() + ".");
        }
        try (CheckedInputStream stream = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            NdArray array = read(entry, stream);
            stream.transferTo(OutputStream.nullOutputStream());
            if (entry.getCrc() >= 0 && stream.getChecksum().getValue() != entry.getCrc()) {
                throw new BrokenFileException(
                        file,
                        "member '" + entry.getName()
                                + "' at byte 0: its checksum differs from the archive's. Copy the file again or write it anew.");
            }
            return array;
        } catch (ZipException e) {
            throw new BrokenFileException(
                    file,
                    "member '" + entry.getName() + "' at byte 0: can't be unpacked (" + e.getMessage()
                            + "). Copy the file again or write it anew.",
                    e);
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    private NdArray read(ZipEntry entry, InputStream stream) {
        ByteSource source = new ByteSource.OfMember(file, entry.getName(), stream, entry.getSize());
        NpyHeader header = NpyHeader.read(source);
        return header.type() instanceof NumpyType.PythonObject
                ? PlainItems.toArray(
                        NpyObjects.read(source, header),
                        NpyObjects.shape(source, header),
                        file + ", member '" + entry.getName() + "'")
                : new NpyElements(source, header).rows(0, header.rows());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing was written: a failure to close loses nothing.
            return;
        }
    }

    /** Reads all arrays of a file. */
    public static Map<String, NdArray> readAll(Path file) {
        try (Npz npz = open(file)) {
            Map<String, NdArray> arrays = new LinkedHashMap<>();
            npz.names().forEach(name -> arrays.put(name, npz.read(name)));
            return arrays;
        }
    }

    /**
     * Writes arrays by name, stored and not deflated; the same arrays give the same bytes. The file appears when it is complete.
     *
     * @throws java.io.UncheckedIOException where the file can't be written
     */
    public static void write(Path file, Map<String, NdArray> arrays) {
        WholeFile.write(file, true, channel -> {
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, NdArray> array : arrays.entrySet()) {
                zip.putNextEntry(entry(array.getKey() + SUFFIX, array.getValue()));
                Npy.write(Channels.newChannel(zip), array.getValue());
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        });
    }

    private static ZipEntry entry(String name, NdArray array) throws IOException {
        CountingStream counter = new CountingStream();
        CheckedOutputStream checked = new CheckedOutputStream(counter, new CRC32());
        Npy.write(Channels.newChannel(checked), array);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(counter.count);
        entry.setCompressedSize(counter.count);
        entry.setCrc(checked.getChecksum().getValue());
        return entry;
    }

    /** Counts bytes and keeps none. */
    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
