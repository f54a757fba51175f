package org.hillock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SpikeSift examples do what their pages say, on generated files that are made once. */
class SpikeSiftExamplesTest {
    @TempDir
    private static Path folder;

    private static String printed(BiConsumer<Path, PrintStream> example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.accept(folder, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneFile() {
        assertThat(printed(SpikeSiftOneFile::run)).contains("cluster 0: ", "until sample 480000");
        assertThat(folder.resolve("result.npz")).exists();
    }

    @Test
    void inParallel() {
        assertThat(printed(SpikeSiftInParallel::run))
                .contains("block from sample 240,000, 240,000 samples", "over samples 0 to 480,000");
    }

    @Test
    void secondFile() {
        assertThat(printed(SpikeSiftSecondFile::run))
                .contains("second file: 1 segment over samples 480,000 to 720,000")
                .containsPattern("merged: .* over samples 0 to 720,000; [1-9]");
    }

    @Test
    void rescaledFile() {
        String text = printed(SpikeSiftRescaledFile::run);
        assertThat(text).contains("2 segments over samples 0 to 480,000").contains("cluster 0: ");
        Matcher amplitudes =
                Pattern.compile("amplitude ([0-9.]+), then ([0-9.]+)").matcher(text);
        int close = 0;
        int all = 0;
        while (amplitudes.find()) {
            double before = Double.parseDouble(amplitudes.group(1));
            double after = Double.parseDouble(amplitudes.group(2));
            close += Math.abs(after - before) < 0.15 * before ? 1 : 0;
            all++;
        }
        assertThat(close).isGreaterThan(all / 2).isGreaterThan(2);
    }

    @Test
    void refiningAMerge() {
        assertThat(printed(SpikeSiftRefineAMerge::run))
                .containsPattern("segment 1 has [1-9]")
                .contains("the first two: 2 segments over samples 0 to ", "first and last: 2 segments");
    }

    @Test
    void matchingClusters() {
        assertThat(printed(SpikeSiftMatchClusters::run))
                .containsPattern("new result: \\{[0-9]+=[0-9]+")
                .containsPattern("cluster [0-9]+ (has [1-9][0-9]* spikes|was not matched)");
    }

    @Test
    void aMissingCluster() {
        assertThat(printed(SpikeSiftMissingCluster::run)).containsPattern("cluster [0-9]+ is in segment [0-9] as ");
    }

    @Test
    void transientNeurons() {
        assertThat(printed(SpikeSiftTransientNeurons::run))
                .containsPattern("cluster [0-9]+: in [1-9] of [2-9] segments, [1-9][0-9]+ spikes");
    }
}
