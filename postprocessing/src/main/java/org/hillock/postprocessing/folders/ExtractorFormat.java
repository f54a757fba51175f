package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;

/** How an extractor lies on disk. */
public enum ExtractorFormat {
    /** The peer's SortingAnalyzer folder; extensions are added one by one. */
    ANALYZER,
    /** The peer's SortingAnalyzer zarr store; extensions are added one by one. */
    ANALYZER_ZARR,
    /** The WaveformExtractor folder of releases 0.94 to 0.100; written as a whole. */
    WAVEFORMS,
    /** The WaveformExtractor zarr store of releases 0.97 to 0.100; written as a whole. */
    WAVEFORMS_ZARR;

    /** The name in lower case; {@code binary_folder} and {@code zarr} are the peer's names for the first two. */
    public static ExtractorFormat parse(String name) {
        return switch (name) {
            case "binary_folder" -> ANALYZER;
            case "zarr" -> ANALYZER_ZARR;
            default ->
                Stream.of(values())
                        .filter(format -> format.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new WrongArgumentException("format = '" + name + "' must be one of "
                                + Stream.of(values())
                                        .map(ExtractorFormat::wireName)
                                        .collect(Collectors.joining(", "))
                                + "."));
        };
    }

    /** The name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a zarr store. */
    public boolean isZarr() {
        return this == ANALYZER_ZARR || this == WAVEFORMS_ZARR;
    }

    /** The folder itself; for a store with {@code .zarr} at its end, added where it is missing. */
    public Path placeOf(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return isZarr() && !name.endsWith(".zarr") ? folder.resolveSibling(name + ".zarr") : folder;
    }

    /** The format of what lies in a folder. */
    static ExtractorFormat of(Path folder) {
        if (AnalyzerFolder.is(folder)) {
            return ANALYZER;
        }
        if (AnalyzerZarr.is(folder)) {
            return ANALYZER_ZARR;
        }
        if (LegacyFolder.is(folder)) {
            return WAVEFORMS;
        }
        if (LegacyZarr.is(folder)) {
            return WAVEFORMS_ZARR;
        }
        throw new NotSupportedException(folder
                + ": is neither a SortingAnalyzer nor a WaveformExtractor (folder or zarr store). Check the path.");
    }
}
