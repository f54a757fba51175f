package org.hillock.testkit.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists. */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern METHOD = Pattern.compile("`([A-Z][A-Za-z]+)\\.([a-z][A-Za-z]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void every_method_that_the_table_for_python_users_names_exists() throws IOException {
        Set<String> known =
                Rooms.ALL.stream().flatMap(DocumentsTest::publicMethods).collect(Collectors.toSet());
        List<String> named = METHOD.matcher(Files.readString(ROOT.resolve("docs/python-users.md")))
                .results()
                .map(match -> match.group(1) + "." + match.group(2))
                .toList();
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(known).containsAll(named);
    }

    private static Stream<String> publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMethod::getName)
                .map(name -> type.getSimpleName() + "." + name);
    }

    @Test
    void links_lead_to_files() throws IOException {
        try (Stream<Path> pages =
                Stream.concat(Files.list(ROOT.resolve("docs")), Stream.of(ROOT.resolve("README.md")))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(LINK.matcher(Files.readString(page)).results().map(match -> match.group(1)))
                        .as(page.toString())
                        .allSatisfy(
                                link -> assertThat(page.resolveSibling(link)).exists());
            }
        }
    }

    @Test
    void every_library_and_plugin_of_the_build_stands_in_the_page_of_dependencies() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/dependencies.md"));
        List<String> artifacts = Pattern.compile("<artifactId>([a-z0-9_-]+)</artifactId>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.startsWith("hillock") && !name.equals("junit-bom"))
                .distinct()
                .toList();
        assertThat(artifacts).allSatisfy(name -> assertThat(page).contains(name));
    }
}
