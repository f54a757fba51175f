package org.hillock.extractors.openephys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;

/** All structure files below a folder; streams by name, experiments and recordings by number. */
final class OpenEphysFolder {
    private final Path folder;
    private final List<OebinFile> files;

    private OpenEphysFolder(Path folder, List<OebinFile> files) {
        this.folder = folder;
        this.files = files;
    }

    static List<Path> structureFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.getFileName().toString().equals(OebinFile.NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(folder, "can't be read (" + e.getMessage() + ").", e);
        }
    }

    static OpenEphysFolder find(Path folder) {
        List<OebinFile> files = structureFiles(folder).stream()
                .map(OebinFile::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(OebinFile::experiment).thenComparingInt(OebinFile::recording))
                .toList();
        if (files.isEmpty()) {
            throw new BrokenFileException(
                    folder,
                    "holds no experiment<E>/recording<R>/" + OebinFile.NAME + " of the Open Ephys binary format.");
        }
        return new OpenEphysFolder(folder, files);
    }

    /** The names of all streams, sorted; the position is the stream id. */
    List<String> streamNames() {
        return files.stream()
                .flatMap(file -> file.streams().stream())
                .map(OebinFile.Stream::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** The stream that an id, a name, or nothing at all means. */
    String streamName(Optional<String> wanted) {
        List<String> names = streamNames();
        if (wanted.isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        String text = wanted.orElseThrow(
                () -> new WrongArgumentException("openephysbinary: stream_id must be given (there are several: "
                        + described(names) + "). Name one with --stream."));
        if (names.contains(text)) {
            return text;
        }
        if (text.matches("\\d+") && Integer.parseInt(text) < names.size()) {
            return names.get(Integer.parseInt(text));
        }
        throw new WrongArgumentException("openephysbinary: stream_id = '" + text + "' must be one of "
                + described(names) + " (the streams of " + folder + "). Name one with --stream.");
    }

    private static String described(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(i).append(": ").append(names.get(i));
        }
        return out.toString();
    }

    /** The numbers of the experiments, rising; the position is the block index. */
    List<Integer> experiments() {
        return files.stream().map(OebinFile::experiment).distinct().sorted().toList();
    }

    /** The recordings of an experiment that hold a stream, in order. */
    List<OebinFile> recordings(String stream, int experiment) {
        return files.stream()
                .filter(file -> file.experiment() == experiment)
                .filter(file -> file.streams().stream()
                        .anyMatch(held -> held.name().equals(stream) && Files.isDirectory(held.folder())))
                .toList();
    }
}
