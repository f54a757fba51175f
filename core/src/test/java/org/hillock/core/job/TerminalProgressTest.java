package org.hillock.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final Progress bar = new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), clock::get);

    @Test
    void tellsShareRateAndTimeLeftOnOneLine() {
        bar.begin("save", 20, 100);
        clock.addAndGet(2_000_000_000L);
        bar.advance(5, 25);
        clock.addAndGet(6_000_000_000L);
        bar.advance(20, 100);
        bar.end(true);
        String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\r");
        assertThat(lines[1].strip()).isEqualTo("save   0% |------------------------| 0/20");
        assertThat(lines[2].strip()).isEqualTo("save  25% |######------------------| 5/20 12.5 x real time, 0:06 left");
        assertThat(lines[lines.length - 1])
                .isEqualTo("save 100% |########################| 20/20 12.5 x real time, 0:00 left\n");
    }

    @Test
    void writesAtMostTenTimesASecondAndClearsLongerLines() {
        bar.begin("run", 1000, 10);
        for (int i = 1; i <= 1000; i++) {
            clock.addAndGet(1_000_000L);
            bar.advance(i, i / 100.0);
        }
        bar.end(false);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.chars().filter(c -> c == '\r').count()).isBetween(10L, 12L);
        assertThat(text).endsWith(" stopped\n");
    }

    @Test
    void isSilentWhereSwitchedOff() {
        assertThat(Progress.of(JobOptions.standard().withProgressBar(false))).isInstanceOf(SilentProgress.class);
    }
}
