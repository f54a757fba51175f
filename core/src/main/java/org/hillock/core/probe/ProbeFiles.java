package org.hillock.core.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;

/** Reads and writes probe files: probeinterface JSON, PRB, CSV and imro. */
public final class ProbeFiles {
    private ProbeFiles() {}

    /**
     * Reads a probe file of any known kind: imro by its extension, JSON where the text begins with a brace, PRB where it assigns {@code channel_groups}, else a
     * table of {@code x,y[,shank]}.
     *
     * @throws BrokenFileException where the file is missing or damaged; the message names file and key or line
     */
    public static ProbeGroup read(Path file) {
        String text = text(file);
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json") || text.stripLeading().startsWith("{")) {
            return readProbeinterface(file);
        }
        if (name.endsWith(".imro")) {
            return ProbeGroup.of(readImro(file));
        }
        if (name.endsWith(".prb") || text.toLowerCase(Locale.ROOT).contains("channel_groups")) {
            return readPrb(file);
        }
        return ProbeGroup.of(readCsv(file));
    }

    /** Reads probeinterface JSON. */
    public static ProbeGroup readProbeinterface(Path file) {
        try {
            return ProbeJson.parseGroup(PythonJson.read(file));
        } catch (WrongArgumentException e) {
            throw broken(file, e);
        }
    }

    /** Writes probeinterface JSON; the file is finished or absent. */
    public static void writeProbeinterface(Path file, ProbeGroup group) {
        write(file, PythonJson.format(ProbeJson.toFileTree(group)));
    }

    /** Reads a PRB file; every channel group is a probe. */
    public static ProbeGroup readPrb(Path file) {
        try {
            return PrbText.parse(text(file));
        } catch (WrongArgumentException e) {
            throw broken(file, e);
        }
    }

    /** Writes a PRB file with a channel group a probe. */
    public static void writePrb(Path file, ProbeGroup group) {
        writePrb(file, group, GroupMode.BY_PROBE, Optional.empty(), Optional.empty());
    }

    /** Writes a PRB file; total number of channels and radius only where given. */
    public static void writePrb(
            Path file, ProbeGroup group, GroupMode mode, Optional<Integer> totalNbChannels, Optional<Double> radius) {
        write(file, PrbText.format(group, mode, totalNbChannels, radius));
    }

    /** Reads a table of {@code x,y[,shank]}, one row a channel; see {@link ProbeCsv}. */
    public static Probe readCsv(Path file) {
        try {
            return ProbeCsv.parse(text(file));
        } catch (WrongArgumentException e) {
            throw broken(file, e);
        }
    }

    /** Reads the channel table of a Neuropixels probe; see {@link ImroTable}. */
    public static Probe readImro(Path file) {
        try {
            return ImroTable.parse(text(file), Optional.empty()).toProbe();
        } catch (WrongArgumentException e) {
            throw broken(file, e);
        }
    }

    private static BrokenFileException broken(Path file, WrongArgumentException cause) {
        return new BrokenFileException(file, String.valueOf(cause.getMessage()), cause);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BrokenFileException(file, "must exist. Give the path of a probe file (JSON, PRB or CSV).", e);
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file, "no UTF-8 text. Give a probe file (JSON, PRB or CSV).", e);
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + e.getMessage() + ").", e);
        }
    }

    /** Writes beside and renames, so that the file is finished or absent. */
    static void write(Path file, String text) {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().getParent();
        if (name == null || folder == null) {
            throw new WrongArgumentException("write probe: file = '" + file + "' must be a file in a folder.");
        }
        try {
            Files.createDirectories(folder);
            Path beside =
                    folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
            try {
                Files.writeString(beside, text);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written (" + e.getMessage() + ").", e);
        }
    }
}
