package org.hillock.comparison.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;
import org.hillock.sorters.Sorters;

/** Where everything lies in the folder of a study. */
record StudyFolder(Path root) {
    private static final Pattern SORTING = Pattern.compile("(.+)\\[#](.+)\\.npz");

    /** Refuses what is no folder of a study. */
    StudyFolder {
        if (!Files.isDirectory(root.resolve("ground_truth"))) {
            throw new BrokenFileException(root, "no study: ground_truth is missing. Create the study first.");
        }
    }

    static Path recording(Path root, String recName) {
        return root.resolve("raw_files").resolve(recName);
    }

    static Path groundTruth(Path root, String recName) {
        return root.resolve("ground_truth").resolve(recName);
    }

    Path sorterFolders() {
        return root.resolve("sorter_folders");
    }

    Path sorterLog(String recName, String sorterName) {
        return sorterFolders().resolve(recName).resolve(sorterName).resolve("spikeinterface_log.json");
    }

    Path sorting(String recName, String sorterName) {
        return root.resolve("sortings").resolve(recName + "[#]" + sorterName + ".npz");
    }

    Path runLog(String recName, String sorterName) {
        return root.resolve("sortings").resolve("run_log").resolve(recName + "[#]" + sorterName + ".json");
    }

    Path table(String name) {
        return root.resolve("tables").resolve(name + ".csv");
    }

    /** The recordings, in the order of their names. */
    List<String> recNames() {
        return names(root.resolve("ground_truth"));
    }

    /** The runs of sorters that left a folder. */
    List<Sorters.RunKey> runs() {
        return names(sorterFolders()).stream()
                .flatMap(rec -> names(sorterFolders().resolve(rec)).stream().map(name -> new Sorters.RunKey(rec, name)))
                .filter(key -> Files.isRegularFile(sorterLog(key.recordingName(), key.sorterName())))
                .toList();
    }

    /** The runs whose sorting was copied. */
    List<Sorters.RunKey> copied() {
        return names(root.resolve("sortings")).stream()
                .map(SORTING::matcher)
                .filter(Matcher::matches)
                .map(match -> new Sorters.RunKey(match.group(1), match.group(2)))
                .toList();
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be listed (" + WholeFile.reason(e) + ").", e);
        }
    }
}
