package org.hillock.testkit.order;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All classes and sources of the main code. */
final class Rooms {
    /** The classes that are shipped, without those of tests. */
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hillock");

    /** The modules in their order: each may name only those before it. */
    static final List<String> ORDER = List.of(
            "kernels",
            "core",
            "generation",
            "extractors",
            "preprocessing",
            "sortingcomponents",
            "sorters",
            "postprocessing",
            "qualitymetrics",
            "comparison",
            "curation",
            "cli",
            "testkit");

    private Rooms() {}

    /** The Java sources of main code, of all modules. */
    static List<Path> sources() {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(Rooms::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
