package org.hillock.testkit.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeFiles;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.store.BinaryWriting;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.NpySnippetsExtractor;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.sortingcomponents.motion.MotionFolder;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files and folders that the reference wrote, read by the public API. */
final class FixturesArea implements GoldenArea {
    private static final String BASE = "BASE_FOLDER";
    private static final double RATE = 30_000;

    @Override
    public String name() {
        return "fixtures";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> handlers = new HashMap<>(Map.of(
                "load", (golden, answers) -> loaded(Extractors.load(golden.inputPath(0)), answers),
                "loadZarr", FixturesArea::loadZarr,
                "readBinary", FixturesArea::readBinary,
                "writeBinary", FixturesArea::writeBinary,
                "loadWithBaseFolder", FixturesArea::loadWithBaseFolder,
                "toDict", FixturesArea::toDict,
                "readSnippets", FixturesArea::readSnippets,
                "probegroup", FixturesArea::probegroup,
                "motion", FixturesArea::motion));
        handlers.putAll(ExtractorFixtures.handlers());
        return handlers;
    }

    private static void motion(GoldenCase golden, Answers answers) {
        Motion motion = MotionFolder.load(golden.inputPath(0));
        answers.value("displacement", () -> motion.displacement().getFirst())
                .value("temporal_bins_s", () -> motion.temporalBinsS().getFirst())
                .value("spatial_bins_um", motion::spatialBinsUm)
                .value("direction", motion::direction);
    }

    private static void loaded(Traced object, Answers answers) {
        answers.value("properties", () -> Facts.properties(object)).value("annotations", () -> annotations(object));
        switch (object) {
            case Recording recording -> Facts.of(recording, answers);
            case Sorting sorting -> Facts.spikes(sorting, answers);
            case Snippets snippets -> snippets(snippets, answers);
            default -> throw new GoldenFault("a " + object.getClass() + " was loaded");
        }
    }

    /** The annotations that are set: a name that is null says nothing. */
    private static ObjectNode annotations(Traced object) {
        ObjectNode out = PythonJson.NODES.objectNode();
        object.annotations().properties().stream()
                .filter(entry ->
                        !(entry.getKey().equals("name") && entry.getValue().isNull()))
                .forEach(entry -> out.set(entry.getKey(), entry.getValue()));
        return out;
    }

    /** The parameters say how the store was written; the files say it themselves. */
    private static void loadZarr(GoldenCase golden, Answers answers) {
        List.of("compressor", "chunk_size", "channel_chunk_size", "filters").forEach(golden.params()::find);
        loaded(Extractors.load(golden.inputPath(0)), answers);
    }

    private static void readBinary(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        BinaryRecordingExtractor reader = new BinaryRecordingExtractor(
                IntStream.range(0, golden.inputs().size())
                        .mapToObj(golden::inputPath)
                        .toList(),
                params.requireNumber("sampling_frequency"),
                Optional.empty(),
                params.requireWhole("num_channels"),
                params.text("dtype").orElseThrow(() -> new GoldenFault("parameter 'dtype' must be given")),
                params.ids("channel_ids"),
                params.whole("time_axis").orElse(0),
                params.whole("file_offset").orElse(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        loaded(reader.open(), answers);
    }

    /** What is written is not exported as an input: the first frames of the first segment of the recording folder. */
    private static void writeBinary(GoldenCase golden, Answers answers) {
        Recording source = Extractors.loadRecording(golden.file("fixtures/binary_folder"));
        Recording head = Recordings.frameSlice(Recordings.selectSegmentRecording(source, 0), 0, 500);
        Path folder = temporaryFolder();
        try {
            Path file = folder.resolve("written.raw");
            SaveOptions options = SaveOptions.standard()
                    .withDtype(golden.params().text("dtype").map(DType::parse).orElse(head.getDtype()))
                    .withJobs(JobOptions.standard().withProgressBar(false));
            new BinaryWriting(golden.params().whole("byte_offset").orElse(0), true).write(head, List.of(file), options);
            byte[] written = Files.readAllBytes(file);
            CRC32 crc = new CRC32();
            crc.update(written);
            long checksum = crc.getValue();
            answers.value("size", () -> written.length)
                    .value("crc32", () -> checksum)
                    .value("file", () -> golden.values().path("file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("hillock-golden");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadWithBaseFolder(GoldenCase golden, Answers answers) {
        Path file = golden.inputPath(0);
        loaded(Extractors.load(file, Optional.ofNullable(file.getParent())), answers);
    }

    /** The chain is not exported as an input: that of the first file with relative paths. Its paths are written with a placeholder. */
    private static void toDict(GoldenCase golden, Answers answers) {
        Path file = golden.file("fixtures/lazy_chain/chain.json");
        ObjectNode dict = ExtractorJson.toDict(Extractors.load(file, Optional.ofNullable(file.getParent())));
        String text =
                PythonJson.formatCompact(dict).replace(golden.tree().folder().toString(), BASE);
        answers.output("to_dict", () -> new Answer.Tree(PythonJson.parse(text)));
    }

    private static void readSnippets(GoldenCase golden, Answers answers) {
        NpySnippetsExtractor reader = new NpySnippetsExtractor(
                IntStream.range(0, golden.inputs().size())
                        .mapToObj(golden::inputPath)
                        .toList(),
                RATE,
                Optional.empty(),
                golden.params().find("nbefore").map(JsonNode::intValue),
                Optional.empty(),
                Optional.empty());
        snippets(reader.open(), answers);
    }

    static void snippets(Snippets snippets, Answers answers) {
        int segments = snippets.getNumSegments();
        answers.value("frames", () -> IntStream.range(0, segments)
                        .mapToObj(snippets::getFrames)
                        .toList())
                .value("snippet_len", snippets::snippetLen)
                .value("nbefore", () -> snippets.nbefore().orElse(-1))
                .value("num", () -> IntStream.range(0, segments)
                        .map(snippets::getNumSnippets)
                        .toArray());
        for (int i = 0; i < segments; i++) {
            int segment = i;
            answers.output(
                    "snippets_seg" + i,
                    () -> new Answer.Array(snippets.getSnippets(segment).toArray(), true));
        }
    }

    /** The samples of the recording are not exported: they count on, frame after frame; channels are those of the probe. */
    private static void probegroup(GoldenCase golden, Answers answers) {
        ProbeGroup group = ProbeFiles.readProbeinterface(golden.inputPath(0));
        JsonNode recorded = golden.values().path("traces");
        int frames = recorded.size();
        int channels = recorded.path(0).size();
        short[] counting = new short[frames * channels];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (short) i;
        }
        Recording recording = RecordingProbes.setProbegroup(
                NumpyRecording.of(RATE, NdArray.ofNumbers(DType.INT16, counting, frames, channels)),
                group,
                GroupMode.AUTO);
        answers.value("locations", recording::getChannelLocations)
                .value("groups", recording::getChannelGroups)
                .value("channel_ids", recording::getChannelIds)
                .value("traces", () -> recording.getTraces().toArray());
    }
}
