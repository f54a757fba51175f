package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;

/**
 * An output file or folder that is finished or absent: written under a hidden name beside its place and renamed when whole.
 *
 * <p>A resumable output carries a fingerprint of what is written; what a killed run left under the same fingerprint is picked up again,
 * anything else is thrown away. A second process that writes the same output is refused.
 */
public final class StagedOutput implements AutoCloseable {
    /** How the names of files end that a run keeps in its staged folder for the next one; they don't outlive it. */
    static final String NOTE = ".hillock";

    private static final String FINGERPRINT = "fingerprint" + NOTE;
    private static final String OWN = ".hillock-";

    private final Path target;
    private final Path staging;
    private final boolean overwrite;
    private final boolean resumed;
    private final boolean resumable;
    private final OutputLock lock;
    private boolean committed;

    private StagedOutput(Path target, boolean overwrite, Optional<String> fingerprint, OutputLock lock)
            throws IOException {
        this.target = target;
        this.overwrite = overwrite;
        this.resumable = fingerprint.isPresent();
        this.lock = lock;
        this.staging = beside(target, "partial");
        restoreOld();
        refuseExisting(target, overwrite);
        this.resumed = fingerprint.isPresent() && fingerprint.equals(found());
        if (!resumed) {
            delete(staging);
        }
    }

    private static Path beside(Path target, String role) {
        return target.resolveSibling("." + target.getFileName() + OWN + role);
    }

    /** Whether a path is a helper of some output rather than data. */
    static boolean isOwn(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") && name.contains(OWN);
    }

    /** Opens an output once no other run writes it. */
    private static StagedOutput open(Path target, boolean overwrite, Optional<String> fingerprint) throws IOException {
        Files.createDirectories(target.getParent());
        OutputLock lock = OutputLock.of(beside(target, "lock"), target);
        boolean opened = false;
        try {
            StagedOutput output = new StagedOutput(target, overwrite, fingerprint, lock);
            opened = true;
            return output;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** Puts back what a run that was killed while it replaced an output had moved aside. */
    private void restoreOld() throws IOException {
        Path old = beside(target, "old");
        if (Files.exists(old) && !Files.exists(target)) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(old);
    }

    /**
     * A folder, with no content yet unless it is resumed.
     *
     * @param overwrite whether an existing folder is replaced, at the very end
     * @param fingerprint says what will be written, for resuming; absent: never resumed
     */
    public static StagedOutput folder(Path target, boolean overwrite, Optional<String> fingerprint) {
        Path place = place(target, overwrite);
        try {
            StagedOutput output = open(place, overwrite, fingerprint);
            output.createFolder(fingerprint);
            return output;
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    /** A single file; the parent folder is made where it is missing. */
    public static StagedOutput file(Path target, boolean overwrite) {
        Path place = place(target, overwrite);
        if (Files.isDirectory(place)) {
            throw new WrongArgumentException(
                    "save: " + place + " must be the name of a file (it is a folder). Choose another name.");
        }
        try {
            return open(place, overwrite, Optional.empty());
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    private void createFolder(Optional<String> fingerprint) throws IOException {
        try {
            Files.createDirectories(staging);
            if (fingerprint.isPresent() && !resumed) {
                Files.writeString(staging.resolve(FINGERPRINT), fingerprint.get());
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static Path place(Path target, boolean overwrite) {
        Path place = target.toAbsolutePath().normalize();
        if (place.getParent() == null || Path.of("").toAbsolutePath().startsWith(place)) {
            throw new WrongArgumentException(
                    "save: " + place
                            + " must not be the working folder or one around it, which would be replaced. Choose another place.");
        }
        refuseExisting(place, overwrite);
        return place;
    }

    private static void refuseExisting(Path target, boolean overwrite) {
        if (Files.exists(target) && !overwrite) {
            throw new WrongArgumentException("save: " + target
                    + " must not exist yet. Choose another place, or replace it with overwrite (--overwrite).");
        }
    }

    private static UncheckedIOException unwritable(Path target, IOException e) {
        return new UncheckedIOException(target + ": can't be written (" + reason(e) + ").", e);
    }

    private static String reason(IOException e) {
        return e instanceof FileAlreadyExistsException there
                ? there.getFile() + " is a file where a folder is needed"
                : WholeFile.reason(e);
    }

    private Optional<String> found() throws IOException {
        Path file = staging.resolve(FINGERPRINT);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Where to write: a folder, or the name of a file to be made. */
    public Path path() {
        return staging;
    }

    /** Where the output will stand. */
    public Path target() {
        return target;
    }

    /** Whether content of a killed run with the same fingerprint is there. */
    public boolean isResumed() {
        return resumed;
    }

    /** Removes what a killed run left in the staged folder, but for what is to be used again; notes on the run itself stay. */
    void keepOnly(Predicate<Path> wanted) {
        try {
            for (Path entry : entries(staging)) {
                if (!entry.toString().endsWith(NOTE) && !wanted.test(entry)) {
                    delete(entry);
                }
            }
            for (Path part : parts(staging)) {
                delete(part);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(WholeFile::isPart).toList();
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Puts the finished output in its place; an old one is moved aside first and deleted afterwards. */
    public void commit() {
        try {
            refuseExisting(target, overwrite);
            Path old = beside(target, "old");
            boolean atOnce = Files.isRegularFile(staging) && !Files.isDirectory(target);
            if (Files.exists(target) && !atOnce) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            if (resumable) {
                for (Path entry : entries(target)) {
                    if (entry.toString().endsWith(NOTE)) {
                        delete(entry);
                    }
                }
            }
            delete(old);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Removes what was not committed, unless a later run can resume it. */
    @Override
    public void close() {
        try (lock) {
            if (!committed && !resumable) {
                delete(staging);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
