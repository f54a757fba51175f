package org.hillock.core.npy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.files.WholeFile;
import tools.jackson.databind.JsonNode;

/**
 * Reads and writes pickles of plain values; no code named in a pickle is ever looked up or run.
 *
 * <p>Dicts, lists, tuples, sets, texts, bytes, numbers, truth values and None become JSON; numpy scalars and arrays become numbers
 * and nested lists, paths become texts. Dict keys that are no texts become texts as in Python's JSON.
 */
public final class PicklePlain {
    private static final long LARGEST_FILE = 1L << 29;

    private PicklePlain() {}

    /** Makes the failure for a damaged pickle out of the offset in its bytes and the reason. */
    @FunctionalInterface
    public interface Broken {
        /** The failure to raise. */
        BrokenFileException at(long offset, String what);
    }

    /**
     * Reads a file of protocol 0 to 5.
     *
     * @throws BrokenFileException where the file is missing or damaged, with the byte offset
     * @throws NotSupportedException where the pickle needs anything but plain values; the message names it
     */
    public static JsonNode read(Path file) {
        return read(file, false);
    }

    /** Reads a file as {@link #read(Path)} does, but arrays of records become lists of objects, which keep the names of the fields. */
    public static JsonNode readNamed(Path file) {
        return read(file, true);
    }

    private static JsonNode read(Path file, boolean namedFields) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BrokenFileException(
                        file, Files.size(file) + " bytes are too many for a pickle of plain values. Check the path.");
            }
            return read(
                    Files.readAllBytes(file),
                    (offset, what) -> new BrokenFileException(file, offset, what),
                    namedFields);
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    /** Reads a pickle from bytes; what follows its end is ignored. */
    public static JsonNode read(byte[] pickle, Broken broken) {
        return read(pickle, broken, false);
    }

    private static JsonNode read(byte[] pickle, Broken broken, boolean namedFields) {
        PickleBytes in = new PickleBytes(pickle);
        try {
            return new PickleTree(namedFields).tree(new PickleMachine(in).run());
        } catch (PickleFault | ArithmeticException e) {
            throw broken.at(in.position(), "the pickle is damaged (" + printable(e) + "). Write it anew.");
        } catch (NotSupportedException e) {
            String message =
                    String.valueOf(broken.at(in.position(), printable(e)).getMessage());
            throw new NotSupportedException(message, e);
        }
    }

    private static String printable(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?");
    }

    /** A tree as a pickle of protocol 4, which Python loads as dicts, lists and plain values. */
    public static byte[] toBytes(JsonNode tree) {
        return PickleWriter.toBytes(tree);
    }

    /**
     * Writes a tree as a pickle of protocol 4; the file appears when it is complete.
     *
     * @throws java.io.UncheckedIOException where the file can't be written
     */
    public static void write(Path file, JsonNode tree) {
        WholeFile.write(file, true, toBytes(tree));
    }
}
