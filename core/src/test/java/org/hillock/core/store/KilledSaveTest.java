package org.hillock.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hillock.core.errors.HillockException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.Cancellation;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A save that is killed leaves nothing that loads as whole, and the next one completes it. */
class KilledSaveTest {
    private static final int CHUNKS = 30 + 11;

    @TempDir
    Path folder;

    private Path source;
    private Path log;

    @BeforeEach
    void makeSource() {
        source = folder.resolve("source");
        log = folder.resolve("log");
        RecordingSaver.saveToFolder(random(1), source, SaveOptions.standard());
    }

    private static Recording random(long seed) {
        Random random = new Random(seed);
        List<NdArray> segments = new ArrayList<>();
        for (int n : new int[] {3000, 1050}) {
            short[] values = new short[n * 4];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) random.nextInt();
            }
            segments.add(NdArray.ofNumbers(DType.INT16, values, n, 4));
        }
        Recording recording = NumpyRecording.of(1000, Ids.of("a", "b", "c", "d"), segments);
        recording = Recordings.setChannelGains(recording, 0.5);
        return Recordings.setTStart(recording, seed, 0);
    }

    private Path place(String form, String name) {
        return folder.resolve("out").resolve(form.equals("zarr") ? name + ".zarr" : name);
    }

    private Process fork(String form, Path from, Path target, int pause, boolean overwrite) throws IOException {
        List<String> arguments =
                List.of(form, from.toString(), target.toString(), log.toString(), "" + pause, "" + overwrite);
        return SlowSave.fork(SlowSave.class, arguments, folder.resolve("fork.txt"));
    }

    private void killAfter(int reads, String form, Path from, Path target, boolean overwrite) throws Exception {
        Process process = fork(form, from, target, 15, overwrite);
        SlowSave.await(process, log, reads);
        process.destroyForcibly().waitFor();
        assertThat(SlowSave.reads(log).size())
                .as(Files.readString(folder.resolve("fork.txt")))
                .isBetween(reads, CHUNKS - 1);
    }

    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    private Map<String, String> undisturbed(String form, Path from) throws IOException {
        Path target = place(form, "undisturbed");
        SlowSave.run(form, from, target, folder.resolve("other-log"), 0, true, new Cancellation());
        return content(target);
    }

    private void nothingLoads(Path target) throws IOException {
        assertThat(target).doesNotExist();
        try (Stream<Path> all = Files.walk(target.getParent())) {
            for (Path path : all.filter(Files::isDirectory).toList()) {
                assertThatThrownBy(() -> Extractors.load(path))
                        .as(path.toString())
                        .isInstanceOf(HillockException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"binary, 1", "binary, 12", "binary, 38", "zarr, 1", "zarr, 15", "zarr, 38"})
    void theNextRunCompletesWhatWasKilled(String form, int reads) throws Exception {
        Path target = place(form, "killed");
        killAfter(reads, form, source, target, false);
        nothingLoads(target);
        Set<String> before = new HashSet<>(SlowSave.reads(log));
        Files.delete(log);
        Recording saved = SlowSave.run(form, source, target, log, 0, false, new Cancellation());
        List<String> after = SlowSave.reads(log);
        Set<String> twice = new HashSet<>(before);
        twice.retainAll(after);
        assertThat(twice.size()).as("pieces in hand when the run was killed").isLessThanOrEqualTo(2);
        assertThat(after.size() + before.size() - twice.size()).isEqualTo(CHUNKS);
        assertThat(content(target)).isEqualTo(undisturbed(form, source));
        assertThat(saved.getTraces(1).toArray())
                .isEqualTo(random(1).getTraces(1).toArray());
        assertThat(saved.getTStart(0)).hasValue(1);
        assertThat(leftovers()).isEmpty();
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("out"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "zarr"})
    void whatStandsThereStaysUntilItsSuccessorIsWhole(String form) throws Exception {
        Path target = place(form, "kept");
        SlowSave.run(form, source, target, folder.resolve("other-log"), 0, false, new Cancellation());
        Map<String, String> old = content(target);
        Path other = folder.resolve("other");
        RecordingSaver.saveToFolder(random(2), other, SaveOptions.standard());
        killAfter(10, form, other, target, true);
        assertThat(content(target)).isEqualTo(old);
        assertThat(Extractors.loadRecording(target).getTStart(0)).hasValue(1);
        SlowSave.run(form, other, target, log, 0, true, new Cancellation());
        assertThat(content(target)).isEqualTo(undisturbed(form, other)).isNotEqualTo(old);
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "zarr"})
    void leftoversOfAnotherRecipeAreThrownAway(String form) throws Exception {
        Path target = place(form, "changed");
        killAfter(10, form, source, target, false);
        Path other = folder.resolve("other");
        RecordingSaver.saveToFolder(random(2), other, SaveOptions.standard());
        Files.delete(log);
        SlowSave.run(form, other, target, log, 0, false, new Cancellation());
        assertThat(SlowSave.reads(log)).hasSize(CHUNKS);
        assertThat(content(target)).isEqualTo(undisturbed(form, other));
    }

    /** The same folder under the same name, but its samples were replaced between the runs. */
    @ParameterizedTest
    @ValueSource(strings = {"binary", "zarr"})
    void aSourceThatChangedMeanwhileIsReadAnew(String form) throws Exception {
        Path target = place(form, "changed");
        killAfter(10, form, source, target, false);
        Path samples = source.resolve("traces_cached_seg0.raw");
        byte[] bytes = Files.readAllBytes(samples);
        bytes[5] ^= 1;
        Files.write(samples, bytes);
        Files.delete(log);
        SlowSave.run(form, source, target, log, 0, false, new Cancellation());
        assertThat(SlowSave.reads(log)).hasSize(CHUNKS);
        assertThat(content(target)).isEqualTo(undisturbed(form, source));
    }

    /** Whatever prefix of the folder's files a crash leaves, and whatever stands in the notes, the result is right. */
    @ParameterizedTest
    @CsvSource({"binary, 1", "binary, 2", "binary, 3", "zarr, 1", "zarr, 2", "zarr, 3"})
    void damagedLeftoversDoNoHarm(String form, long seed) throws Exception {
        Random random = new Random(seed);
        Path target = place(form, "damaged");
        killAfter(8, form, source, target, false);
        Path partial = target.resolveSibling("." + target.getFileName() + ".hillock-partial");
        switch ((int) seed) {
            case 1 -> {
                Files.write(
                        partial.resolve("done.hillock"), random(3).toString().getBytes(StandardCharsets.UTF_8));
                if (form.equals("zarr")) {
                    Files.writeString(partial.resolve("traces_seg0").resolve(".3.0.77-1.part"), "half");
                }
            }
            case 2 -> {
                try (Stream<Path> files = Files.walk(partial)) {
                    for (Path file : files.filter(f -> f.toString().endsWith("json")
                                    || f.getFileName().toString().equals(".zarray"))
                            .toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(partial.resolve("done.hillock"));
            }
            default -> Files.writeString(partial.resolve("fingerprint.hillock"), "torn" + random.nextInt());
        }
        SlowSave.run(form, source, target, log, 0, false, new Cancellation());
        Map<String, String> whole = undisturbed(form, source);
        assertThat(content(target).keySet()).isEqualTo(whole.keySet());
        assertThat(content(target)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "zarr"})
    void aSecondRunIsRefusedWhileTheFirstWrites(String form) throws Exception {
        Path target = place(form, "busy");
        Process first = fork(form, source, target, 60, false);
        SlowSave.await(first, log, 2);
        assertThatThrownBy(() ->
                        SlowSave.run(form, source, target, folder.resolve("other-log"), 0, false, new Cancellation()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining(target + " must not be written by two runs at once");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue())
                .as(Files.readString(folder.resolve("fork.txt")))
                .isZero();
        assertThat(content(target)).isEqualTo(undisturbed(form, source));
    }

    /** A refused attempt in the same process must not drop the lock that keeps other processes out. */
    @Test
    void aRefusedAttemptKeepsTheLock() throws Exception {
        Path target = place("binary", "held");
        StagedOutput held = StagedOutput.folder(target, false, Optional.empty());
        assertThatThrownBy(() -> StagedOutput.folder(target, false, Optional.empty()))
                .isInstanceOf(WrongArgumentException.class);
        Process other = fork("binary", source, target, 0, false);
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isNotZero();
        assertThat(Files.readString(folder.resolve("fork.txt"))).contains("must not be written by two runs at once");
        held.close();
        SlowSave.run("binary", source, target, log, 0, false, new Cancellation());
        assertThat(target).exists();
    }

    /** Between moving the old output aside and moving the new one in, a run can be killed as well. */
    @Test
    void anOldOutputThatWasMovedAsideIsPutBack() throws Exception {
        Path target = place("binary", "aside");
        SlowSave.run("binary", source, target, log, 0, false, new Cancellation());
        Map<String, String> old = content(target);
        Files.move(target, target.resolveSibling(".aside.hillock-old"));
        assertThatThrownBy(() -> SlowSave.run("binary", source, target, log, 0, false, new Cancellation()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("must not exist yet");
        assertThat(content(target)).isEqualTo(old);
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "zarr"})
    void aCancelledRunLeavesNothingAtTheTargetAndIsResumed(String form) throws Exception {
        Path target = place(form, "cancelled");
        Cancellation stop = new Cancellation();
        Thread.ofVirtual().start(() -> {
            try {
                while (SlowSave.reads(log).size() < 9) {
                    Thread.sleep(2);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            stop.cancel();
        });
        assertThatThrownBy(() -> SlowSave.run(form, source, target, log, 5, false, stop))
                .isInstanceOf(CancellationException.class);
        nothingLoads(target);
        int before = SlowSave.reads(log).size();
        SlowSave.run(form, source, target, log, 0, false, new Cancellation());
        assertThat(SlowSave.reads(log)).hasSize(CHUNKS);
        assertThat(before).isBetween(9, CHUNKS - 1);
        assertThat(content(target)).isEqualTo(undisturbed(form, source));
    }
}
