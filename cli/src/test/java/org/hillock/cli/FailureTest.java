package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new WrongArgumentException("filter: x = 1 must be 2.\n  Give 2."),
                        "x = 1 must be 2. Give 2.",
                        1),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("a.raw")), "a.raw: no such file", 1),
                Arguments.of(
                        new UncheckedIOException("a.raw: can't be written (full).", new IOException()), "(full)", 1),
                Arguments.of(new IOException("No space left on device"), "No space left on device", 1),
                Arguments.of(new ExecutionException(new WrongArgumentException("inner.")), "inner.", 1),
                Arguments.of(new CancellationException("save: cancelled."), "Broken off", 130),
                Arguments.of(new OutOfMemoryError("Java heap space"), "HILLOCK_OPTS", 1),
                Arguments.of(new IllegalStateException("odd"), "--debug", 1));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_is_one_line(Throwable failure, String said, int code) {
        StringWriter err = new StringWriter();
        assertThat(Failure.report(failure, new PrintWriter(err, true), false)).isEqualTo(code);
        assertThat(err.toString().strip()).contains(said).doesNotContain("\n");
    }
}
