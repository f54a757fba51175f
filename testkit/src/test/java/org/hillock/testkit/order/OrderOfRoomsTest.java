package org.hillock.testkit.order;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports point to rooms that come before, or down. */
class OrderOfRoomsTest {
    @Test
    void no_two_packages_import_each_other_round_a_cycle() {
        slices().matching("org.hillock.(**)").should().beFreeOfCycles().check(Rooms.ALL);
    }

    static Stream<String> rooms() {
        return Rooms.ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_names_no_room_that_comes_later(String room) {
        String[] later = Rooms.ORDER.stream()
                .skip(Rooms.ORDER.indexOf(room) + 1L)
                .map(name -> "org.hillock." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.hillock." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(later))
                .allowEmptyShould(true)
                .check(Rooms.ALL);
    }

    @Test
    void every_class_stands_in_a_known_room() {
        String[] known =
                Rooms.ORDER.stream().map(name -> "org.hillock." + name + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.hillock..")
                .should()
                .resideInAnyPackage(known)
                .check(Rooms.ALL);
    }

    @Test
    void kernels_know_arrays_and_numbers_only() {
        classes()
                .that()
                .resideInAPackage("org.hillock.kernels..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.hillock.kernels..", "java..", "jdk.incubator.vector..", "org.jspecify.annotations.."))
                .check(Rooms.ALL);
    }

    @Test
    void preprocessing_never_sees_a_path() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.preprocessing..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Path.class, java.nio.file.Files.class, java.io.File.class)
                .check(Rooms.ALL);
    }

    @Test
    void extractors_never_process_signals() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.extractors..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.hillock.kernels.."))
                .check(Rooms.ALL);
    }

    @Test
    void the_program_sees_no_algorithm() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.hillock.kernels..",
                        "org.hillock.extractors..",
                        "org.hillock.preprocessing.*..",
                        "org.hillock.generation.*..",
                        "org.hillock.sorters.*.."))
                .check(Rooms.ALL);
    }
}
