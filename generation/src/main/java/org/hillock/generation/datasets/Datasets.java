package org.hillock.generation.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.job.GlobalSettings;

/**
 * Data sets behind an HTTP address, kept on the disk once they were fetched. Name and meaning follow {@code spikeinterface.core.download_dataset};
 * the address has no default here.
 *
 * <p>A path is a folder where the server has an {@code index.txt} in it (see {@link DatasetIndex}), else a file.
 */
public final class Datasets {
    /** The system property that gives the address. */
    public static final String PROPERTY = "hillock.dataset.base";

    /** The environment variable that gives the address where the property is not set. */
    public static final String ENVIRONMENT = "HILLOCK_DATASET_BASE";

    private Datasets() {}

    /** Fetches a file or folder from the configured address into the global folder for data sets, unless it is there. */
    public static Path downloadDataset(String remotePath) {
        return downloadDataset(Optional.empty(), remotePath, Optional.empty(), false);
    }

    /**
     * Fetches a file or folder, unless it is there.
     *
     * @param base the address, http or https; absent: the system property {@value #PROPERTY}, else the environment variable
     *     {@value #ENVIRONMENT}
     * @param remotePath the path below the address
     * @param localFolder the folder below which the path is kept; absent: the global folder for data sets, and in it a folder named after
     *     the last part of the address
     * @param updateIfExists whether to fetch again what is there
     * @return the file or folder on the disk; whole, since it takes its name when all of it has come. A folder that was broken off is
     *     continued by the next call.
     */
    public static Path downloadDataset(
            Optional<URI> base, String remotePath, Optional<Path> localFolder, boolean updateIfExists) {
        RemotePath path = RemotePath.of(remotePath);
        if (localFolder.isPresent() && !updateIfExists) {
            Path there = path.below(localFolder.get());
            if (Files.exists(there)) {
                return there;
            }
        }
        URI address = checked(base.orElseGet(Datasets::configured));
        Path target = path.below(localFolder.orElseGet(
                () -> GlobalSettings.getGlobalDatasetFolder().resolve(folderName(address))));
        if (!Files.exists(target) || updateIfExists) {
            fetch(address, path, target);
        }
        return target;
    }

    private static void fetch(URI address, RemotePath path, Path target) {
        try (DatasetServer server = new DatasetServer()) {
            Optional<DatasetIndex> index =
                    server.index(path.resolve(DatasetIndex.FILE_NAME).below(address));
            if (index.isPresent()) {
                fetchFolder(server, address, path, index.get().entries(), target);
            } else {
                server.download(path.below(address), target);
            }
        } catch (IOException e) {
            throw WholeFile.cannotWrite(target, e);
        }
    }

    private static void fetchFolder(
            DatasetServer server, URI address, RemotePath path, List<DatasetIndex.Entry> entries, Path target)
            throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        Files.createDirectories(part);
        for (DatasetIndex.Entry entry : entries) {
            Path file = RemotePath.of(entry.path()).below(part);
            if (entry.isTelling() && entry.matches(file)) {
                continue;
            }
            server.download(path.resolve(entry.path()).below(address), file);
            if (!entry.matches(file)) {
                Files.delete(file);
                throw new WrongArgumentException("download_dataset: "
                        + path.resolve(entry.path()).below(address)
                        + " must have the size and digest of the index (" + entry
                        + "). Try again; if it stays so, the index is out of date.");
            }
        }
        takePlace(part, target);
    }

    /** Moves a finished folder to its name; an older one there is moved away first and then deleted. */
    private static void takePlace(Path part, Path target) throws IOException {
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        deleteTree(old);
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(target)) { // otherwise another process was faster
                throw e;
            }
        }
        deleteTree(old);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static URI configured() {
        String address = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new WrongArgumentException(
                        "download_dataset: the address of the data sets must be set (it has no default). Set the system property "
                                + PROPERTY + " or the environment variable " + ENVIRONMENT + "."));
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentException("download_dataset: base = '" + address + "' must be an address.", e);
        }
    }

    private static URI checked(URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new WrongArgumentException(
                    "download_dataset: base = '" + address + "' must begin with http:// or https:// and name a host.");
        }
        return address;
    }

    /** The last part of the address' path, else its host. */
    private static String folderName(URI address) {
        List<String> names = Stream.of(
                        Optional.ofNullable(address.getPath()).orElse("").split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .toList();
        return names.isEmpty() ? address.getHost() : names.getLast();
    }
}
