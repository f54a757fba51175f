package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;

/**
 * An output file or folder that is finished or absent: written under a hidden name beside its place and renamed when whole.
 *
 * <p>A resumable output carries a fingerprint of what is written; what a killed run left under the same fingerprint is picked up again,
 * anything else is thrown away. A second process that writes the same output is refused.
 */
public final class StagedOutput implements AutoCloseable {
    private static final String FINGERPRINT = "fingerprint.hillock";

    private final Path target;
    private final Path staging;
    private final boolean overwrite;
    private final boolean resumed;
    private final boolean resumable;
    private final FileChannel lockFile;
    private final Path lockPath;
    private boolean committed;

    private StagedOutput(Path target, boolean overwrite, Optional<String> fingerprint) throws IOException {
        this.target = target;
        this.overwrite = overwrite;
        this.resumable = fingerprint.isPresent();
        Files.createDirectories(target.getParent());
        this.staging = target.resolveSibling("." + target.getFileName() + ".hillock-partial");
        this.lockPath = target.resolveSibling("." + target.getFileName() + ".hillock-lock");
        this.lockFile = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock();
        this.resumed = fingerprint.isPresent() && fingerprint.equals(found());
        if (!resumed) {
            delete(staging);
        }
    }

    /**
     * A folder, with no content yet unless it is resumed.
     *
     * @param overwrite whether an existing folder is replaced, at the very end
     * @param fingerprint says what will be written, for resuming; absent: never resumed
     */
    public static StagedOutput folder(Path target, boolean overwrite, Optional<String> fingerprint) {
        Path place = target.toAbsolutePath().normalize();
        refuseExisting(place, overwrite);
        try {
            StagedOutput output = new StagedOutput(place, overwrite, fingerprint);
            Files.createDirectories(output.staging);
            if (fingerprint.isPresent() && !output.resumed) {
                Files.writeString(output.staging.resolve(FINGERPRINT), fingerprint.get());
            }
            return output;
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    /** A single file; the parent folder is made where it is missing. */
    public static StagedOutput file(Path target, boolean overwrite) {
        Path place = target.toAbsolutePath().normalize();
        refuseExisting(place, overwrite);
        try {
            return new StagedOutput(place, overwrite, Optional.empty());
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    private static void refuseExisting(Path target, boolean overwrite) {
        if (Files.exists(target) && !overwrite) {
            throw new WrongArgumentException("save: " + target
                    + " must not exist yet. Choose another place, or replace it with overwrite (--overwrite).");
        }
    }

    private static UncheckedIOException unwritable(Path target, IOException e) {
        return new UncheckedIOException(target + ": can't be written (" + e + ").", e);
    }

    private void lock() throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            lockFile.close();
        }
        throw new WrongArgumentException(
                "save: " + target + " must not be written by two runs at once (another one is writing it now).");
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

    /** Removes a helper file of the staged folder. */
    void discard(String name) {
        try {
            Files.deleteIfExists(staging.resolve(name));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Puts the finished output in its place; an old one is moved aside first and deleted afterwards. */
    public void commit() {
        try {
            if (resumable) {
                Files.deleteIfExists(staging.resolve(FINGERPRINT));
            }
            Path old = target.resolveSibling("." + target.getFileName() + ".hillock-old");
            delete(old);
            if (Files.exists(target)) {
                refuseExisting(target, overwrite);
                Files.move(target, old);
            }
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            delete(old);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Removes what was not committed, unless a later run can resume it. */
    @Override
    public void close() {
        try {
            if (!committed && !resumable) {
                delete(staging);
            }
            lockFile.close();
            Files.deleteIfExists(lockPath);
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
