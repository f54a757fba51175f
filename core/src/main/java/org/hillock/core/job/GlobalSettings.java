package org.hillock.core.job;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds in the whole process where nothing else is said. Thread-safe.
 *
 * <p>The folders start from the system properties {@code hillock.tmp.folder} and {@code hillock.dataset.folder}, where these are
 * missing from {@code java.io.tmpdir} and {@code ~/hillock_datasets}. Names follow {@code spikeinterface.core.globals}.
 */
public final class GlobalSettings {
    private static volatile JobOptions jobs = JobOptions.standard();
    private static volatile Optional<Path> tmp = Optional.empty();
    private static volatile Optional<Path> datasets = Optional.empty();

    private GlobalSettings() {}

    /** Sets the options that jobs have from now on where nothing else is said. */
    public static synchronized void setGlobalJobKwargs(JobOptions options) {
        jobs = options;
    }

    /** Changes some of the options that jobs have from now on, under the peer's names; the others stay. */
    public static synchronized void setGlobalJobKwargs(ObjectNode changed) {
        jobs = jobs.with(changed);
    }

    /** The options that jobs have where nothing else is said. */
    public static JobOptions getGlobalJobKwargs() {
        return jobs;
    }

    /** Back to one job, pieces of one second, with progress. */
    public static synchronized void resetGlobalJobKwargs() {
        jobs = JobOptions.standard();
    }

    /** Sets the folder for temporary files; it is made when it is first written to. */
    public static void setGlobalTmpFolder(Path folder) {
        tmp = Optional.of(folder);
    }

    /** The folder for temporary files. */
    public static Path getGlobalTmpFolder() {
        return tmp.orElseGet(() -> folder("hillock.tmp.folder", Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** Whether a folder for temporary files was set in this process. */
    public static boolean isSetGlobalTmpFolder() {
        return tmp.isPresent();
    }

    /** Back to the standard folder for temporary files. */
    public static void resetGlobalTmpFolder() {
        tmp = Optional.empty();
    }

    /** Sets the folder that downloaded data sets are kept in. */
    public static void setGlobalDatasetFolder(Path folder) {
        datasets = Optional.of(folder);
    }

    /** The folder that downloaded data sets are kept in. */
    public static Path getGlobalDatasetFolder() {
        return datasets.orElseGet(
                () -> folder("hillock.dataset.folder", Path.of(System.getProperty("user.home"), "hillock_datasets")));
    }

    /** Whether a folder for data sets was set in this process. */
    public static boolean isSetGlobalDatasetFolder() {
        return datasets.isPresent();
    }

    /** Back to the standard folder for data sets. */
    public static void resetGlobalDatasetFolder() {
        datasets = Optional.empty();
    }

    private static Path folder(String property, Path standard) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of).orElse(standard);
    }
}
