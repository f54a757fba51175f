package org.hillock.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.NpzSortingExtractor;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.store.ZarrSaver;

/** The forms that objects are written in, by the names that the command line takes. */
final class SaveForms {
    /** What {@code --help} says of the forms of a recording. */
    static final String OF_RECORDINGS = "binary, zarr";

    /** What {@code --help} says of the forms of a sorting. */
    static final String OF_SORTINGS = "npy_folder, npz_folder, npz, zarr";

    private static final Map<String, RecordingForm> RECORDINGS = Map.of(
            "binary",
            RecordingSaver::saveToFolder,
            "zarr",
            (recording, output, options) -> ZarrSaver.save(recording, output, options, ZarrOptions.standard()));

    private static final Map<String, SortingForm> SORTINGS = Map.of(
            "npy_folder", SortingSaver::saveToFolder,
            "numpy_folder", SortingSaver::saveToFolder,
            "npz_folder", SortingSaver::saveToNpzFolder,
            "npz", NpzSortingExtractor::writeSorting,
            "zarr", ZarrSaver::save);

    private SaveForms() {}

    /** Writes a recording. */
    @FunctionalInterface
    interface RecordingForm {
        /** Writes all of it; the output is finished or absent. */
        void save(Recording recording, Path output, SaveOptions options);
    }

    /** Writes a sorting. */
    @FunctionalInterface
    interface SortingForm {
        /** Writes all of it; the output is finished or absent. */
        void save(Sorting sorting, Path output, boolean overwrite);
    }

    static RecordingForm ofRecording(String name) {
        return named(RECORDINGS, name, "a recording", OF_RECORDINGS);
    }

    static SortingForm ofSorting(String name) {
        return named(SORTINGS, name, "a sorting", OF_SORTINGS);
    }

    private static <T> T named(Map<String, T> forms, String name, String what, String known) {
        return Optional.ofNullable(new TreeMap<>(forms).get(name))
                .orElseThrow(() -> new WrongArgumentException(
                        "'" + name + "' must be one of the forms of " + what + ": " + known + "."));
    }
}
