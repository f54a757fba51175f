package org.hillock.core.store;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.binary.FlatWriter;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.job.Chunks;
import org.hillock.core.job.JobWatch;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.recording.Tiles;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import tools.jackson.databind.node.ObjectNode;

/** Saves recordings into folders of flat files, piece by piece, in parallel, and resumably. */
public final class RecordingSaver {
    private static final String JOURNAL = "done" + StagedOutput.NOTE;

    private RecordingSaver() {}

    /**
     * Saves a recording into a folder (the peer's {@code save(format="binary")}).
     *
     * <p>The folder appears under its name when it is whole. A run that was killed is resumed by the next one on the same recording,
     * unless the recording lives in memory.
     *
     * @return the saved recording, read from the folder
     */
    public static Recording saveToFolder(Recording recording, Path folder, SaveOptions options) {
        DType dtype = options.dtype().orElse(recording.getDtype());
        try (StagedOutput output =
                StagedOutput.folder(folder, options.overwrite(), Fingerprint.of(recording, "binary " + dtype))) {
            List<Path> files = IntStream.range(0, recording.getNumSegments())
                    .mapToObj(i -> output.path().resolve("traces_cached_seg" + i + ".raw"))
                    .toList();
            Path journal = output.path().resolve(JOURNAL);
            FlatFile.Layout layout =
                    new FlatFile.Layout(dtype, ByteOrder.LITTLE_ENDIAN, recording.getNumChannels(), 0, 0);
            writeTraces(recording, files, layout, Optional.of(journal), options, "save");
            writeFacts(recording, dtype, output);
            output.commit();
        }
        return Extractors.loadRecording(folder);
    }

    static void writeTraces(
            Recording recording,
            List<Path> files,
            FlatFile.Layout layout,
            Optional<Path> journalFile,
            SaveOptions options,
            String name) {
        List<FlatWriter> writers = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                writers.add(FlatWriter.open(files.get(i), layout));
                writers.get(i).setLength(recording.getNumSamples(i));
            }
            List<FrameRange> planned = Chunks.plan(recording, options.jobs());
            JobWatch watch = JobWatch.of(name, options.jobs()).withCancellation(options.cancellation());
            if (journalFile.isPresent()) {
                try (RangeJournal journal = RangeJournal.open(journalFile.get())) {
                    List<FrameRange> missing = journal.missing(planned);
                    requireSpace(files, missing, layout);
                    run(recording, missing, new WriteJob(writers, Optional.of(journal)), options, watch);
                }
            } else {
                requireSpace(files, planned, layout);
                run(recording, planned, new WriteJob(writers, Optional.empty()), options, watch);
            }
            if (options.durable()) {
                writers.forEach(FlatWriter::force);
            }
        } finally {
            writers.forEach(FlatWriter::close);
        }
    }

    private static void requireSpace(List<Path> files, List<FrameRange> pieces, FlatFile.Layout layout) {
        long frames =
                pieces.stream().mapToLong(piece -> piece.end() - piece.start()).sum();
        DiskSpace.require(files.getFirst(), frames * layout.frameBytes());
    }

    private static void run(
            Recording recording, List<FrameRange> pieces, WriteJob job, SaveOptions options, JobWatch watch) {
        ChunkExecutors.local().run(recording, pieces, job, options.jobs(), watch);
    }

    /** Reads a piece and writes it to its place; the result counts frames. */
    private record WriteJob(List<FlatWriter> writers, Optional<RangeJournal> journal) implements ChunkJob<Long> {
        @Override
        public Long empty() {
            return 0L;
        }

        @Override
        public Long process(Long into, Recording recording, FrameRange chunk, Scratch scratch) {
            FlatWriter writer = writers.get(chunk.segment());
            int channels = recording.getNumChannels();
            for (FrameRange tile : Tiles.of(chunk, channels, recording.traces().smallestRead())) {
                Samples samples = scratch.borrow(recording.getDtype().carrier(), tile.length(), channels);
                recording.traces().read(tile, samples, scratch);
                writer.write(tile.start(), samples, recording.getDtype());
                scratch.giveBack(samples);
            }
            journal.ifPresent(done -> done.add(chunk));
            return into + chunk.length();
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }
    }

    private static void writeFacts(Recording recording, DType dtype, StagedOutput output) {
        Path folder = output.path();
        for (int i = 0; i < recording.getNumSegments(); i++) {
            if (recording.times(i) instanceof SegmentTimes.Vector(double[] seconds)) {
                Npy.write(folder.resolve("times_cached_seg" + i + ".npy"), NdArray.ofDoubles(seconds));
            }
        }
        FolderMetadata.saveMetadataToFolder(
                recording.properties(), recording.info().probes(), folder);
        if (recording.checkIfDumpable()) {
            PythonJson.write(
                    folder.resolve("provenance.json"), ExtractorJson.toDict(recording, Optional.of(output.target())));
        }
        PythonJson.write(folder.resolve(BinaryFolderRecording.RECIPE), binaryJson(recording, dtype));
        PythonJson.write(folder.resolve("si_folder.json"), folderJson(recording));
    }

    private static ObjectNode binaryJson(Recording recording, DType dtype) {
        ObjectNode dict = header(BinaryRecordingExtractor.class);
        ObjectNode kwargs = dict.putObject("kwargs");
        var files = kwargs.putArray("file_paths");
        for (int i = 0; i < recording.getNumSegments(); i++) {
            files.add("traces_cached_seg" + i + ".raw");
        }
        kwargs.put("sampling_frequency", recording.getSamplingFrequency());
        putStarts(recording, kwargs);
        kwargs.put("num_channels", recording.getNumChannels());
        kwargs.put("dtype", dtype.typeString());
        kwargs.set("channel_ids", NdJson.toJson(recording.getChannelIds().toArray()));
        kwargs.put("time_axis", 0).put("file_offset", 0);
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            kwargs.set(key, recording.properties().find(key).map(NdJson::toJson).orElse(PythonJson.NODES.nullNode()));
        }
        kwargs.put("is_filtered", recording.isFiltered());
        dict.putObject("annotations").put("is_filtered", recording.isFiltered());
        dict.putObject("properties");
        putUnstated(recording, dict);
        return dict.put("relative_paths", true);
    }

    private static void putStarts(Recording recording, ObjectNode kwargs) {
        boolean any = IntStream.range(0, recording.getNumSegments()).anyMatch(i -> isStated(recording, i));
        if (!any) {
            kwargs.putNull("t_starts");
            return;
        }
        var starts = kwargs.putArray("t_starts");
        for (int i = 0; i < recording.getNumSegments(); i++) {
            starts.add(recording.getTStart(i).orElse(0));
        }
    }

    /** The peer reads no null among starting times; it gets 0, and which of them are not stated stands beside the arguments. */
    private static void putUnstated(Recording recording, ObjectNode dict) {
        int[] unstated = IntStream.range(0, recording.getNumSegments())
                .filter(i -> recording.getTStart(i).isEmpty())
                .toArray();
        if (unstated.length > 0 && dict.at("/kwargs/t_starts").isArray()) {
            dict.set(BinaryFolderRecording.UNSTATED, NdJson.toJson(NdArray.ofInts(unstated)));
        }
    }

    private static boolean isStated(Recording recording, int segment) {
        return !recording.hasTimeVector(segment) && recording.getTStart(segment).isPresent();
    }

    private static ObjectNode folderJson(Recording recording) {
        ObjectNode dict = header(BinaryFolderRecording.class);
        dict.putObject("kwargs").put("folder_path", ".");
        dict.set("annotations", recording.annotations().deepCopy());
        dict.set("properties", ExtractorJson.mainProperties(recording));
        return dict.put("relative_paths", true);
    }

    static ObjectNode header(Class<? extends org.hillock.core.operation.Operation> type) {
        return PythonJson.NODES
                .objectNode()
                .put("class", OperationType.of(type).pythonClass())
                .put("module", "spikeinterface")
                .put("version", ExtractorJson.LAYOUT_VERSION);
    }
}
