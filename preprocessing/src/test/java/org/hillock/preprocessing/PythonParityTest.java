package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.HillockException;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains that Hillock dumps load in Python with the same numbers, and what Python dumps of them comes back with the same bits. */
class PythonParityTest {
    private static final int[] LENGTHS = {4000, 3000};

    /** Parts of calls where Python itself fails or errs, with what it does. */
    private static final Map<String, String> PYTHONS_OWN = Map.ofEntries(
            Map.entry("zscore {mode=mean+std, dtype=int16", "asks for int_scale again on loading"),
            Map.entry("bandpass_filter {ftype=ellip", "takes no ripples"),
            Map.entry("filter {band=3000.0, btype=lowpass", "refuses low-pass filters"),
            Map.entry("common_reference {groups=", "zeroes channels outside all groups"),
            Map.entry("average_across_direction {direction=x, dtype=null", "divides integers in place"),
            Map.entry("phase_shift {dtype=float32", "forgets the type when it dumps"),
            Map.entry("highpass_spatial_filter {n_channel_pad=5, dtype=float32", "evens out strength in integers"),
            Map.entry("decimate {", "reads beyond the end of the file"),
            Map.entry("resample {resample_rate=12500", "stretches segments to whole new frames"),
            Map.entry("interpolate_motion {", "can't load a motion from JSON"),
            Map.entry("mode=cubic, ms_after=1.0", "bridges with what earlier bridges left"),
            Map.entry("mode=average, scale_amplitude=true", "scales by a cosine, one artefact after the other"),
            Map.entry("zero_channel_pad {", "needs a recording with a name"),
            Map.entry("astype {dtype=int32", "writes into the file's pages"),
            Map.entry("mode=noise", "draws other noise"));

    private static String python() {
        String python = System.getProperty("ORACLE_PYTHON", System.getenv().getOrDefault("ORACLE_PYTHON", ""));
        if (python.isEmpty()) {
            System.out.println("SKIPPED oracle: ORACLE_PYTHON names no Python");
            abort("ORACLE_PYTHON names no Python");
        }
        return python;
    }

    @Test
    void chainsGoBothWays(@TempDir Path folder) throws IOException, InterruptedException {
        String python = python();
        List<StepSamples.Call> calls = new ArrayList<>();
        List<Recording> chains = new ArrayList<>();
        for (DType type : List.of(DType.INT16, DType.FLOAT32)) {
            Recording saved = RecordingSaver.saveToFolder(
                    StepSamples.recording(type, 3, LENGTHS),
                    folder.resolve("recording_" + type),
                    SaveOptions.standard());
            for (StepSamples.Call call : StepSamples.calls(type, LENGTHS)) {
                Recording chain = saved.then(call.step());
                if (isPythons(chain) && PYTHONS_OWN.keySet().stream().noneMatch(call.toString()::contains)) {
                    Dumps.dump(chain, folder.resolve("chain_%03d.json".formatted(calls.size())));
                    calls.add(call);
                    chains.add(chain);
                }
            }
        }
        run(python, folder);
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            compare(folder, i, calls.get(i), chains.get(i)).ifPresent(complaints::add);
        }
        assertThat(calls).hasSizeGreaterThan(60);
        assertThat(complaints).isEmpty();
    }

    private static boolean isPythons(Recording chain) {
        return chain.provenance().isDumpable()
                && OperationType.of(chain.provenance().operation())
                        .pythonClass()
                        .startsWith("spikeinterface");
    }

    private static void run(String python, Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("load_chains.py");
        try (InputStream source =
                java.util.Objects.requireNonNull(PythonParityTest.class.getResourceAsStream("load_chains.py"))) {
            Files.copy(source, script);
        }
        Process process = new ProcessBuilder(python, script.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> "the script: " + read(folder.resolve("log.txt")))
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Optional<String> compare(Path folder, int i, StepSamples.Call call, Recording chain) {
        String number = "%03d".formatted(i);
        if (Files.exists(folder.resolve("error_" + number + ".txt"))) {
            return Optional.of(call + ": " + read(folder.resolve("error_" + number + ".txt")));
        }
        Recording again;
        try {
            again = Extractors.loadRecording(folder.resolve("python_" + number + ".json"));
        } catch (HillockException e) {
            return Optional.of(call + " doesn't come back: " + e.getMessage());
        }
        for (int segment = 0; segment < chain.getNumSegments(); segment++) {
            double[] own = chain.getTraces(segment).toDoubles();
            double[] back = again.getTraces(segment).toDoubles();
            double[] theirs = Golden.npyAt(folder.resolve("traces_" + number + "_" + segment + ".npy"))
                    .toDoubles();
            Golden.Tolerance tolerance = chain.getDtype().isInteger()
                    ? new Golden.Tolerance("abs", 0, 1, 1)
                    : new Golden.Tolerance("close", 1e-4, 0.02, 1);
            Optional<String> complaint = tolerance.complaint(own, theirs);
            if (complaint.isPresent()) {
                return Optional.of(call + " on " + chain.getDtype() + ": " + complaint.get());
            }
            Optional<String> changed = new Golden.Tolerance("exact", 0, 0, 1).complaint(back, own);
            if (changed.isPresent()) {
                return Optional.of(call + " came back changed: " + changed.get());
            }
        }
        return Optional.empty();
    }
}
