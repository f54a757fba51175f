package org.hillock.postprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.Cancellation;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.folders.ExtractorFolders;
import org.hillock.postprocessing.folders.ExtractorFormat;
import org.hillock.postprocessing.folders.TemplatesZarr;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FolderTest {
    @TempDir
    private Path folder;

    private final Simulated simulated = Simulated.of(21);

    private static final List<String> MORE = List.of("noise_levels", "spike_amplitudes", "amplitude_scalings");

    private Extraction how(ExtractorFormat format, boolean sparse) {
        Extraction how = Extraction.standard()
                .in(folder.resolve("out"), format)
                .withWindow(0.5, 1)
                .withMaxSpikesPerUnit(30)
                .withJobs(Simulated.jobs(2, 1000))
                .withExtensions(ExtensionLawTest.extensions(MORE));
        return sparse ? how.withSparsity(ExtensionLawTest.sparsity(simulated)) : how.dense();
    }

    private Sorting saved() {
        return SortingSaver.saveToFolder(simulated.sorting(), folder.resolve("sorting"), true);
    }

    @ParameterizedTest
    @EnumSource(ExtractorFormat.class)
    void what_is_kept_is_read_again(ExtractorFormat format) {
        Sorting sorting = saved();
        for (boolean sparse : new boolean[] {true, false}) {
            Extraction inMemory = how(format, sparse);
            WaveformExtractor memory = Waveforms.extractWaveforms(simulated.recording(), sorting, inMemory(inMemory));
            WaveformExtractor kept = Waveforms.extractWaveforms(
                    simulated.recording(), sorting, how(format, sparse).overwriting());
            WaveformExtractor read =
                    ExtractorFolders.load(format.placeOf(folder.resolve("out")), Optional.of(simulated.recording()));
            assertThat(read.isSparse()).isEqualTo(sparse);
            assertThat(read.extensionNames()).containsAll(ExtensionLawTest.TRACED);
            assertThat(read.templates().values()).isEqualTo(memory.templates().values());
            assertThat(amplitudes(read)).isEqualTo(amplitudes(memory)).isEqualTo(amplitudes(kept));
            for (Id unit : List.of(Id.of(7), Id.of(11), Id.of(5), Id.of(9))) {
                assertThat(whole(read, unit)).isEqualTo(whole(memory, unit));
            }
        }
    }

    private static Extraction inMemory(Extraction how) {
        return new Extraction(
                Optional.empty(),
                how.format(),
                how.msBefore(),
                how.msAfter(),
                how.maxSpikesPerUnit(),
                how.seed(),
                how.sparse(),
                how.sparsity(),
                how.estimate(),
                how.overwrite(),
                how.loadIfExists(),
                how.returnScaled(),
                how.dtype(),
                how.operators(),
                how.extensions(),
                how.jobs(),
                how.cancellation());
    }

    private static NdArray amplitudes(WaveformExtractor waveforms) {
        return waveforms.extension("spike_amplitudes").data().array("amplitudes");
    }

    /** The waveforms that lie within their segment: the old formats keep no others. */
    private static NdArray whole(WaveformExtractor waveforms, Id unit) {
        int[] chosen = waveforms.randomSpikes();
        int[] rows = waveforms.randomSpikesOf(unit);
        int[] kept = java.util.stream.IntStream.range(0, rows.length)
                .filter(i -> waveforms.hasWholeWaveform(chosen[rows[i]]))
                .toArray();
        return waveforms.getWaveforms(unit).take(kept);
    }

    @ParameterizedTest
    @EnumSource(ExtractorFormat.class)
    void saving_elsewhere_keeps_everything(ExtractorFormat format) {
        WaveformExtractor memory =
                Waveforms.extractWaveforms(simulated.recording(), saved(), inMemory(how(format, false)));
        WaveformExtractor copy = Waveforms.saveAs(memory, folder.resolve("copy"), format, false);
        assertThat(copy.templates().values()).isEqualTo(memory.templates().values());
        assertThat(amplitudes(copy)).isEqualTo(amplitudes(memory));
        WaveformExtractor sparse = Waveforms.saveAs(
                memory.sparsified(ExtensionLawTest.sparsity(simulated)), folder.resolve("sparse"), format, false);
        assertThat(sparse.isSparse()).isTrue();
        assertThat(whole(sparse, Id.of(3)).shape()[2]).isLessThan(Simulated.CHANNELS);
    }

    @Test
    void a_stopped_run_leaves_nothing_half_and_is_resumed() throws IOException {
        Cancellation stop = new Cancellation();
        Extraction how = how(ExtractorFormat.ANALYZER, true);
        stop.cancel();
        assertThatThrownBy(() -> Waveforms.extractWaveforms(
                        simulated.recording(), simulated.sorting(), how.withCancellation(stop)))
                .isInstanceOf(CancellationException.class);
        WaveformExtractor left = ExtractorFolders.load(folder.resolve("out"), Optional.of(simulated.recording()));
        assertThat(left.extensionNames()).doesNotContain("waveforms");
        WaveformExtractor resumed = Waveforms.extractWaveforms(
                simulated.recording(),
                simulated.sorting(),
                how.withCancellation(new Cancellation()).loadingIfExists());
        WaveformExtractor straight =
                Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), inMemory(how));
        ExtensionLawTest.assertSame(straight, resumed);
        try (Stream<Path> entries = Files.list(folder.resolve("out"))) {
            assertThat(entries.map(entry -> String.valueOf(entry.getFileName())))
                    .noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void finished_extensions_are_not_computed_again() throws IOException {
        Extraction how = how(ExtractorFormat.ANALYZER, true);
        Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), how);
        Path file = folder.resolve("out/extensions/waveforms/waveforms.npy");
        var written = Files.getLastModifiedTime(file);
        WaveformExtractor again =
                Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), how.loadingIfExists());
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(again.extensionNames()).containsAll(ExtensionLawTest.TRACED);
        Waveforms.extractWaveforms(
                simulated.recording(),
                simulated.sorting(),
                how.withWindow(0.5, 2).loadingIfExists());
        assertThat(ExtractorFolders.load(folder.resolve("out")).window().numSamples())
                .isEqualTo(50);
    }

    @Test
    void an_extension_whose_run_was_not_completed_is_not_there() {
        WaveformExtractor made = Waveforms.extractWaveforms(
                simulated.recording(), simulated.sorting(), how(ExtractorFormat.ANALYZER, true));
        assertThat(made.has("noise_levels")).isTrue();
        PythonJson.write(
                folder.resolve("out/extensions/noise_levels/run_info.json"),
                PythonJson.NODES.objectNode().put("run_completed", false).putNull("runtime_s"));
        assertThat(ExtractorFolders.load(folder.resolve("out")).has("noise_levels"))
                .isFalse();
    }

    @Test
    void what_exists_is_not_replaced_without_a_word() {
        Extraction how = how(ExtractorFormat.ANALYZER, false);
        Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), how);
        assertThatThrownBy(() -> Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), how))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("--resume");
        assertThatThrownBy(() -> Waveforms.extractWaveforms(
                        simulated.recording(), Simulated.of(99).sorting(), how.loadingIfExists()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("same sorting");
    }

    @Test
    void without_the_recording_what_is_there_is_read_and_nothing_traced_is_computed() {
        Waveforms.extractWaveforms(simulated.recording(), simulated.sorting(), how(ExtractorFormat.ANALYZER, true));
        WaveformExtractor alone = ExtractorFolders.load(folder.resolve("out"));
        assertThat(alone.hasRecording()).isFalse();
        assertThat(alone.templates("median").values()).hasSize(5 * 30 * Simulated.CHANNELS);
        assertThatThrownBy(
                        () -> alone.compute(ExtensionLawTest.extensions(List.of("spike_amplitudes")), Simulated.jobs()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("recording");
        assertThat(alone.withRecording(simulated.recording())
                        .compute(ExtensionLawTest.extensions(List.of("spike_amplitudes")), Simulated.jobs())
                        .has("spike_amplitudes"))
                .isTrue();
    }

    @Test
    void a_folder_of_something_else_is_refused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThatThrownBy(() -> ExtractorFolders.load(other))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("SortingAnalyzer");
    }

    @Test
    void templates_are_kept_in_zarr() {
        WaveformExtractor memory = Waveforms.extractWaveforms(
                simulated.recording(), simulated.sorting(), inMemory(how(ExtractorFormat.ANALYZER, false)));
        Templates templates = memory.templates();
        TemplatesZarr.write(templates, folder.resolve("templates.zarr"), false);
        Templates read = TemplatesZarr.read(folder.resolve("templates.zarr"));
        assertThat(read.values()).isEqualTo(templates.values());
        assertThat(read.unitIds()).isEqualTo(templates.unitIds());
        assertThat(read.nbefore()).isEqualTo(templates.nbefore());
    }
}
