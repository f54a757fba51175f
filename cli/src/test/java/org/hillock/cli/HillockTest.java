package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HillockTest {
    @Test
    void version_is_one_line() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out().strip()).startsWith("hillock ").doesNotContain("\n");
    }

    static Stream<String> verbs() {
        return Hillock.commandLine(new PrintWriter(System.out), new PrintWriter(System.err))
                .getSubcommands()
                .keySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void every_verb_explains_itself_with_examples(String verb) {
        CommandRun run = CommandRun.of(verb, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: hillock " + verb, "Examples:", "  hillock " + verb, "--json", "--debug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frobnicate", "info", "info x y z", "sort x", "traces x --output y --segment one"})
    void a_line_that_is_not_understood_ends_with_2_and_one_line(String line) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.isOneLine()).as(run.toString()).isTrue();
        assertThat(run.err()).contains("--help");
    }

    @Test
    void an_unknown_verb_gets_the_known_ones() {
        assertThat(CommandRun.of("frobnicate").err()).contains("frobnicate", "info", "sort", "list");
    }

    @Test
    void a_stack_trace_comes_only_with_debug() {
        assertThat(CommandRun.of("info", "no/such/file").isOneLine()).isTrue();
        CommandRun debugged = CommandRun.of("info", "no/such/file", "--debug");
        assertThat(debugged.code()).isEqualTo(1);
        assertThat(debugged.err()).contains("no/such/file", "\tat org.hillock");
    }

    @Test
    void java_before_25_0_3_is_refused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> RuntimeCheck.requireKnownJava(Runtime.Version.parse("25.0.2"))))
                .hasMessageContaining("25.0.3");
        RuntimeCheck.requireKnownJava(Runtime.Version.parse("25.0.3+9-LTS"));
    }
}
