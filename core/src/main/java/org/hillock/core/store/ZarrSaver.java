package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.job.Chunks;
import org.hillock.core.job.JobWatch;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.core.zarr.ArrayMetadata;
import org.hillock.core.zarr.ZarrArray;
import org.hillock.core.zarr.ZarrGroup;
import tools.jackson.databind.node.ObjectNode;

/** Saves recordings and sortings into zarr stores, chunk by chunk, in parallel, and resumably. */
public final class ZarrSaver {
    private static final String JOURNAL = "done" + StagedOutput.NOTE;

    private ZarrSaver() {}

    /**
     * Saves a recording (the peer's {@code save(format="zarr")}); a chunk of the store is a chunk of the job options.
     *
     * @param folder the store; {@code .zarr} is appended where it is missing
     * @return the saved recording, read from the store
     */
    public static Recording save(Recording recording, Path folder, SaveOptions options, ZarrOptions packing) {
        Path target = withSuffix(folder);
        Recording cast =
                options.dtype().map(type -> requireSame(recording, type)).orElse(recording);
        String purpose = "zarr " + packing + Chunks.ensureChunkSize(cast, options.jobs());
        try (StagedOutput output = StagedOutput.folder(target, options.overwrite(), Fingerprint.of(cast, purpose))) {
            writeTraces(cast, output, options, packing);
            output.commit();
        }
        return Extractors.loadRecording(target);
    }

    private static Recording requireSame(Recording recording, DType dtype) {
        if (recording.getDtype() != dtype) {
            throw new WrongArgumentException("save: dtype = " + dtype + " must be the recording's own ("
                    + recording.getDtype() + ") for zarr. Add the step astype before.");
        }
        return recording;
    }

    private static Path withSuffix(Path folder) {
        String name = folder.getFileName().toString();
        return name.endsWith(".zarr") ? folder : folder.resolveSibling(name + ".zarr");
    }

    private static void writeTraces(
            Recording recording, StagedOutput output, SaveOptions options, ZarrOptions packing) {
        boolean again = output.isResumed() && ZarrGroup.isStore(output.path());
        if (again) {
            output.keepOnly(ZarrSaver::isStartedArrayOrGroup);
        }
        ZarrGroup root = again ? ZarrGroup.open(output.path()) : ZarrGroup.create(output.path());
        long chunk = Chunks.ensureChunkSize(recording, options.jobs());
        List<ZarrArray> arrays = new ArrayList<>();
        for (int i = 0; i < recording.getNumSegments(); i++) {
            String name = "traces_seg" + i;
            arrays.add(
                    root.hasArray(name)
                            ? root.array(name)
                            : root.createArray(name, metadata(recording, i, chunk, packing)));
        }
        List<FrameRange> planned = Chunks.divideRecordingIntoChunks(recording, chunk);
        JobWatch watch = JobWatch.of("save to zarr", options.jobs()).withCancellation(options.cancellation());
        try (RangeJournal journal = RangeJournal.open(output.path().resolve(JOURNAL))) {
            ChunkExecutors.local()
                    .run(recording, journal.missing(planned), new WriteJob(arrays, journal), options.jobs(), watch);
        }
        writeFacts(recording, root, output);
    }

    private static boolean isStartedArrayOrGroup(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.equals(".zgroup")
                || (name.startsWith("traces_seg") && Files.isRegularFile(entry.resolve(".zarray")));
    }

    private static ArrayMetadata metadata(Recording recording, int segment, long chunk, ZarrOptions packing) {
        int channels = recording.getNumChannels();
        long samples = recording.getNumSamples(segment);
        return ArrayMetadata.of(
                        new NumpyType.Numeric(recording.getDtype(), java.nio.ByteOrder.LITTLE_ENDIAN),
                        samples,
                        channels)
                .withChunks(
                        (int) Math.max(1, Math.min(chunk, samples)),
                        packing.channelChunkSize().orElse(channels))
                .withCompressor(packing.compressor())
                .withFilters(packing.filters());
    }

    private static void writeFacts(Recording recording, ZarrGroup root, StagedOutput output) {
        root.write("channel_ids", recording.getChannelIds().toArray(), Optional.empty());
        int segments = recording.getNumSegments();
        if (IntStream.range(0, segments)
                .anyMatch(i ->
                        !recording.hasTimeVector(i) && recording.getTStart(i).isPresent())) {
            double[] starts = IntStream.range(0, segments)
                    .mapToDouble(i -> recording.hasTimeVector(i)
                            ? Double.NaN
                            : recording.getTStart(i).orElse(Double.NaN))
                    .toArray();
            root.write("t_starts", NdArray.ofDoubles(starts), Optional.empty());
        }
        for (int i = 0; i < segments; i++) {
            if (recording.times(i) instanceof SegmentTimes.Vector(double[] seconds)) {
                root.write("times_seg" + i, NdArray.ofDoubles(seconds), Optional.of(ZarrOptions.standardCompressor()));
            }
        }
        writeProperties(root, recording.properties());
        recording.info().probes().ifPresent(probes -> root.group("properties")
                .write("contact_vector", probes.contactVector(), Optional.empty()));
        ObjectNode attributes = root.attributes();
        attributes.put("sampling_frequency", recording.getSamplingFrequency()).put("num_segments", segments);
        attributes.set("annotations", recording.annotations().deepCopy());
        recording.info().probes().ifPresent(probes -> attributes.set("probe", ProbeJson.toTree(probes.group())));
        if (recording.checkIfDumpable()) {
            attributes.set("provenance", ExtractorJson.toDict(recording, Optional.of(output.target())));
        } else {
            attributes.putNull("provenance");
        }
        root.writeAttributes(attributes);
    }

    private static void writeProperties(ZarrGroup root, Properties properties) {
        ZarrGroup group = root.createGroup("properties");
        for (Map.Entry<String, NdArray> property : properties.asMap().entrySet()) {
            group.write(property.getKey(), property.getValue(), Optional.empty());
        }
    }

    /** Saves a sorting; {@code .zarr} is appended where it is missing. */
    public static Sorting save(Sorting sorting, Path folder, boolean overwrite) {
        Path target = withSuffix(folder);
        try (StagedOutput output = StagedOutput.folder(target, overwrite, Optional.empty())) {
            write(sorting, ZarrGroup.create(output.path()));
            output.commit();
        }
        return Extractors.loadSorting(target);
    }

    /** Writes a sorting into a group of a store. */
    public static void write(Sorting sorting, ZarrGroup root) {
        root.write("unit_ids", sorting.getUnitIds().toArray(), Optional.empty());
        SpikeVector spikes = sorting.toSpikeVector();
        ZarrGroup group = root.createGroup("spikes");
        long[] slices = new long[2 * sorting.getNumSegments()];
        for (int s = 0; s < sorting.getNumSegments(); s++) {
            slices[2 * s] = spikes.segmentStart(s);
            slices[2 * s + 1] = spikes.segmentEnd(s);
        }
        group.write("segment_slices", NdArray.ofLongs(slices, sorting.getNumSegments(), 2), Optional.empty());
        writeColumn(group, "sample_index", NdArray.ofLongs(spikes.sampleIndices()));
        writeColumn(group, "unit_index", NdArray.ofInts(spikes.unitIndices()));
        writeProperties(root, sorting.properties());
        ObjectNode attributes = root.attributes();
        attributes
                .put("sampling_frequency", sorting.getSamplingFrequency())
                .put("num_segments", sorting.getNumSegments());
        attributes.set("annotations", sorting.annotations().deepCopy());
        root.writeAttributes(attributes);
    }

    private static void writeColumn(ZarrGroup group, String name, NdArray column) {
        ArrayMetadata metadata = ArrayMetadata.of(
                        new NumpyType.Numeric(DType.INT64, java.nio.ByteOrder.LITTLE_ENDIAN), column.length())
                .withCompressor(Optional.of(ZarrOptions.standardCompressor()))
                .withFilters(List.of(ZarrOptions.delta(DType.INT64)));
        group.createArray(name, metadata).writeAll(column);
    }

    /** Reads a piece and writes it as whole chunks. */
    private record WriteJob(List<ZarrArray> arrays, RangeJournal journal) implements ChunkJob<Long> {
        @Override
        public Long empty() {
            return 0L;
        }

        @Override
        public Long process(Long into, Recording recording, FrameRange chunk, Scratch scratch) {
            Samples samples =
                    scratch.borrow(recording.getDtype().carrier(), chunk.length(), recording.getNumChannels());
            recording.traces().read(chunk, samples, scratch);
            arrays.get(chunk.segment()).writeRows(chunk.start(), new Traces(recording.getDtype(), samples).toArray());
            scratch.giveBack(samples);
            journal.add(chunk);
            return into + chunk.length();
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }
    }
}
