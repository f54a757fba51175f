package org.hillock.core.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.core.zarr.ZarrArray;
import org.hillock.core.zarr.ZarrGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording in a zarr store: one array of traces per segment.
 *
 * @param folderPath the store's folder
 * @param storageOptions of remote stores, which are not read; must be null
 */
@Wire(
        name = "zarr_recording",
        aliases = {"read_zarr", "read_zarr_recording"},
        pythonClass = "spikeinterface.core.zarrextractors.ZarrRecordingExtractor",
        doc = "A recording saved by SpikeInterface or Hillock into a zarr store (format 2).")
public record ZarrRecordingExtractor(
        @Param(
                doc = "The folder of the store.",
                aliases = {"root_path"})
        Path folderPath,

        @Param(doc = "Options of remote stores; must be null.", standard = "null")
        Optional<JsonNode> storageOptions)
        implements RecordingSource {
    private static final String CONTACT_VECTOR = "contact_vector";

    /** A store in a folder. */
    public ZarrRecordingExtractor(Path folderPath) {
        this(folderPath, Optional.empty());
    }

    @Override
    public Recording open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        return Content.of(folder, () -> open(folder));
    }

    private static Recording open(Path folder) {
        ZarrGroup root = ZarrGroup.open(folder);
        ObjectNode attributes = root.attributes();
        if (!attributes.path("sampling_frequency").isNumber()
                || !attributes.path("num_segments").isNumber()
                || !root.hasArray("channel_ids")) {
            throw new BrokenFileException(
                    folder,
                    "must state sampling_frequency and num_segments and hold channel_ids. It is no saved recording.");
        }
        Ids ids = Ids.of(root.array("channel_ids").readAll());
        List<ZarrArray> traces = new ArrayList<>();
        for (int i = 0; i < Content.count(attributes, "num_segments", 1); i++) {
            traces.add(root.array("traces_seg" + i));
            long[] shape = traces.get(i).shape();
            if (shape.length != 2 || shape[1] != ids.size()) {
                throw new BrokenFileException(
                        traces.get(i).folder(),
                        "must have the shape [samples, " + ids.size() + "] (it has " + Arrays.toString(shape) + ").");
            }
        }
        refuseMixedTypes(traces);
        DType dtype = traces.getFirst().metadata().type().elementType().numeric();
        RecordingInfo info = RecordingInfo.of(
                attributes.get("sampling_frequency").doubleValue(), ids, dtype, segments(root, traces));
        if (attributes.get("annotations") instanceof ObjectNode annotations) {
            info = info.withAnnotations(info.annotations().deepCopy().setAll(annotations));
        }
        Properties stored = ZarrStores.readProperties(root, ids.size());
        info = info.withProperties(stored.without(CONTACT_VECTOR));
        Recording recording =
                new Recording(info, new ArrayReader(traces), Provenance.of(new ZarrRecordingExtractor(folder)));
        return probes(attributes, stored, recording)
                .map(found -> FolderMetadata.withProbe(recording, found))
                .orElse(recording);
    }

    private static void refuseMixedTypes(List<ZarrArray> traces) {
        for (ZarrArray array : traces) {
            var type = array.metadata().type().elementType();
            if (!(type instanceof ElementType.Numeric)
                    || !type.equals(traces.getFirst().metadata().type().elementType())) {
                throw new BrokenFileException(
                        array.folder(),
                        "must hold numbers of the same type as the first segment (it holds " + type + ").");
            }
        }
    }

    private static List<SegmentInfo> segments(ZarrGroup root, List<ZarrArray> traces) {
        double[] starts =
                root.hasArray("t_starts") ? root.array("t_starts").readAll().toDoubles() : new double[0];
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            SegmentTimes times = SegmentTimes.unstated();
            if (root.hasArray("times_seg" + i)) {
                times = SegmentTimes.of(root.array("times_seg" + i).readAll().toDoubles());
            } else if (i < starts.length && !Double.isNaN(starts[i])) {
                times = SegmentTimes.startingAt(starts[i]);
            }
            segments.add(new SegmentInfo(traces.get(i).rows(), times));
        }
        return segments;
    }

    private static Optional<WiredProbes> probes(ObjectNode attributes, Properties stored, Recording recording) {
        Map<String, JsonNode> annotations = new LinkedHashMap<>();
        recording.annotations().properties().forEach(entry -> annotations.put(entry.getKey(), entry.getValue()));
        for (String key : List.of("probe", "probegroup")) {
            if (attributes.get(key) instanceof ObjectNode tree && tree.has("probes")) {
                return Optional.of(ProbeJson.parseGroup(tree).wiredTo(recording.getNumChannels()));
            }
        }
        return stored.find(CONTACT_VECTOR).map(vector -> WiredProbes.fromContactVector(vector, annotations));
    }

    /** Reads only the chunks that a range touches. */
    private record ArrayReader(List<ZarrArray> traces) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            NdArray rows = traces.get(range.segment()).readRows(range.start(), range.end());
            out.copyFrom(rows, 0);
        }

        @Override
        public int preferredBlock() {
            return traces.stream()
                    .mapToInt(array -> array.metadata().chunks()[0])
                    .max()
                    .orElse(1);
        }
    }
}
