package org.hillock.testkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.store.Extractors;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Difference;
import org.hillock.testkit.golden.JsonComparison;
import org.hillock.testkit.golden.Tolerance;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written here loads in Python SpikeInterface with equal values, and what Python writes loads here. */
class PythonParityTest {
    /** Python cuts the ends of segments with other paddings and reads chunks with short margins. */
    private static final int EDGE_FRAMES = 300;

    @TempDir
    static Path folder;

    private static MadeHere made = new MadeHere(Path.of(""));
    private static JsonNode seenByPython = PythonJson.NODES.objectNode();

    @BeforeAll
    static void startPythonOnce() throws IOException, InterruptedException {
        String python = System.getProperty("ORACLE_PYTHON", System.getenv().getOrDefault("ORACLE_PYTHON", ""));
        if (python.isEmpty()) {
            System.out.println("SKIPPED parity: ORACLE_PYTHON names no Python");
            Assumptions.abort("ORACLE_PYTHON names no Python");
        }
        Path given = Files.createDirectory(folder.resolve("given"));
        Files.createDirectory(folder.resolve("made"));
        made = new MadeHere(given);
        made.write();
        Path script = folder.resolve("parity.py");
        try (InputStream source = PythonParityTest.class.getResourceAsStream("/parity/parity.py")) {
            Files.write(script, source.readAllBytes());
        }
        Path log = folder.resolve("parity.log");
        Process process = new ProcessBuilder(
                        python,
                        script.toString(),
                        given.toString(),
                        folder.resolve("made").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        seenByPython = PythonJson.read(given.resolve("seen.json"));
    }

    @TestFactory
    Stream<DynamicTest> pythonSeesWhatWasWrittenHere() {
        return made.objects().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> equal(entry.getKey(), entry.getValue(), seenByPython.path(entry.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> whatPythonWroteIsSeenHere() {
        Path home = folder.resolve("made");
        return PythonJson.read(home.resolve("objects.json"))
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.path("name").stringValue(),
                        () -> equal(
                                entry.path("name").stringValue(),
                                Extractors.load(home.resolve(entry.path("path").stringValue())),
                                entry.path("seen"))));
    }

    private static void equal(String name, Traced object, JsonNode seen) {
        assertThat(seen.path("error").asString("")).isEmpty();
        ObjectNode ours = SeenObjects.essentials(SeenObjects.of(object));
        ObjectNode theirs = SeenObjects.essentials((ObjectNode) seen);
        List<Difference> differences = new ArrayList<>();
        if (theirs.has("traces")) {
            near((Recording) object, theirs.path("traces"), differences);
            List.of("sha", "traces").forEach(key -> {
                ours.remove(key);
                theirs.remove(key);
            });
        }
        if (name.startsWith("chain_aggregate")) {
            // Python joins the contacts of all probes into one whatever they are; here each part keeps its own.
            ours.remove("probegroup");
            theirs.remove("probegroup");
        }
        differences.addAll(JsonComparison.compare("", ours, theirs, Tolerance.exact()));
        assertThat(differences).isEmpty();
    }

    /** Steps that compute may differ by rounding, and near the ends of segments. */
    private static void near(Recording recording, JsonNode files, List<Difference> differences) {
        for (int segment = 0; segment < files.size(); segment++) {
            NdArray theirs = Npy.read(Path.of(files.get(segment).stringValue()));
            Traces ours = recording.getTraces(segment);
            Optional<String> wrong = worst(ours, theirs);
            int index = segment;
            wrong.ifPresent(text -> differences.add(Difference.of("traces.seg" + index, text)));
        }
    }

    private static Optional<String> worst(Traces ours, NdArray theirs) {
        int channels = ours.numChannels();
        if (theirs.length() != ours.numSamples() || theirs.shape()[1] != channels) {
            return Optional.of(theirs + " was seen");
        }
        double largest = 0;
        double worst = 0;
        for (int i = EDGE_FRAMES * channels; i < theirs.size() - EDGE_FRAMES * channels; i++) {
            largest = Math.max(largest, Math.abs(theirs.doubleAt(i)));
            worst = Math.max(worst, Math.abs(theirs.doubleAt(i) - ours.get(i / channels, i % channels)));
        }
        return worst <= 1e-4 * largest
                ? Optional.empty()
                : Optional.of("differs by " + worst + " where the largest number is " + largest);
    }
}
