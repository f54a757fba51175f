package org.hillock.extractors.spikeglx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;

/** All data files below a folder, by stream, segments in order. */
final class SpikeGLXRun {
    private final Path folder;
    private final Map<String, List<SpikeGLXFile>> streams;

    private SpikeGLXRun(Path folder, Map<String, List<SpikeGLXFile>> streams) {
        this.folder = folder;
        this.streams = streams;
    }

    /** Data files at or below a path: a folder, or one of the files itself. */
    static List<Path> dataFiles(Path path) {
        if (Files.isRegularFile(path)) {
            Path data = path.resolveSibling(path.getFileName().toString().replaceFirst("\\.meta$", ".bin"));
            return Files.isRegularFile(data) && SpikeGLXFile.isDataFile(data) && hasMeta(data)
                    ? List.of(data)
                    : List.of();
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(file -> SpikeGLXFile.isDataFile(file) && hasMeta(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(path, "can't be read (" + e.getMessage() + ").", e);
        }
    }

    private static boolean hasMeta(Path data) {
        return Files.isRegularFile(
                data.resolveSibling(data.getFileName().toString().replaceFirst("\\.bin$", ".meta")));
    }

    static SpikeGLXRun find(Path path) {
        List<SpikeGLXFile> files =
                dataFiles(path).stream().map(SpikeGLXFile::of).toList();
        if (files.isEmpty()) {
            throw new BrokenFileException(path, "holds no pair of .bin and .meta files of SpikeGLX.");
        }
        Map<String, List<SpikeGLXFile>> streams = files.stream()
                .sorted(Comparator.comparingDouble(SpikeGLXFile::samplingFrequency)
                        .reversed()
                        .thenComparing(SpikeGLXFile::stream))
                .collect(Collectors.groupingBy(SpikeGLXFile::stream, LinkedHashMap::new, Collectors.toList()));
        streams.replaceAll((name, list) ->
                list.stream().sorted(SpikeGLXFile::compareSegments).toList());
        return new SpikeGLXRun(path, streams);
    }

    List<String> streamNames() {
        return new ArrayList<>(streams.keySet());
    }

    /** The files of a stream, one per segment. */
    List<SpikeGLXFile> stream(String name) {
        List<SpikeGLXFile> files = streams.getOrDefault(name, List.of());
        if (files.isEmpty()) {
            throw new WrongArgumentException("spikeglx: stream_id = '" + name + "' must be one of " + streamNames()
                    + " (the streams of " + folder + "). Name one with --stream.");
        }
        return files;
    }
}
