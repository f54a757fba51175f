package org.hillock.testkit.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Sizes, names and package pages. */
class StyleOfCodeTest {
    private static final Pattern BAD_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?|Base)");

    @Test
    void every_package_says_what_its_room_is_and_is_null_marked() throws IOException {
        List<String> unmarked = Rooms.ALL.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).as("packages without @NullMarked package-info").isEmpty();
        for (Path source : Rooms.sources()) {
            if (source.endsWith("package-info.java")) {
                assertThat(words(source))
                        .as(source.toString())
                        .contains("This room", "It receives", "It hands on", "It must not");
            }
        }
    }

    @Test
    void no_source_has_more_than_500_lines() {
        assertThat(Rooms.sources()).allSatisfy(source -> assertThat(Files.readAllLines(source))
                .as(source.toString())
                .hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void interfaces_have_seven_abstract_methods_at_most() {
        assertThat(named(type -> type.isInterface() && !type.isAnnotation() && abstractMethods(type) > 7))
                .isEmpty();
    }

    @Test
    void types_are_named_after_what_they_are() {
        assertThat(named(type -> BAD_NAME.matcher(type.getSimpleName()).matches()))
                .isEmpty();
    }

    private static long abstractMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
    }

    private static List<String> named(Predicate<JavaClass> bad) {
        return Rooms.ALL.stream().filter(bad).map(JavaClass::getName).toList();
    }

    /** The text of a comment with line ends and stars taken out. */
    private static String words(Path source) throws IOException {
        return Files.readString(source).replaceAll("\\s*\\n \\*\\s*", " ");
    }
}
