package org.hillock.extractors.openephys;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.NpyFile;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.extractors.flat.ColumnsOfFiles;
import tools.jackson.databind.JsonNode;

/**
 * A stream of one experiment of the Open Ephys binary format; the recordings of the experiment are segments.
 *
 * @param blockIndex which experiment, counted from 0 in the order of their numbers; absent: the only one
 * @param streamId position of the stream among all names sorted, or its name; absent: the only one
 * @param folderPath the folder above the record nodes, or any folder above
 * @param loadSyncChannel whether a channel of sync words is kept
 */
@Wire(
        name = "openephysbinary",
        aliases = {"openephys", "read_openephys"},
        pythonClass = "spikeinterface.extractors.neoextractors.openephys.OpenEphysBinaryRecordingExtractor",
        doc = "Open Ephys binary: structure.oebin with continuous.dat, one stream of one experiment.")
public record OpenEphysBinaryRecordingExtractor(
        @Param(doc = "Kept for the peer; without effect.", standard = "false")
        boolean allAnnotations,

        @Param(doc = "Which experiment, counted from 0; null: the only one.", standard = "null", min = 0)
        Optional<Integer> blockIndex,

        @Param(
                doc = "Which stream, by position or name; null: the only one.",
                standard = "null",
                aliases = {"stream_name"})
        Optional<String> streamId,

        @Param(doc = "The folder above the record nodes.") Path folderPath,

        @Param(doc = "Whether a channel of sync words is kept.", standard = "false")
        boolean loadSyncChannel,

        @Param(doc = "Kept for the peer; without effect, start times come from the sample numbers.", standard = "false")
        boolean loadSyncTimestamps,

        @Param(doc = "Only these experiments, as experiment1, experiment3 …; null: all.", standard = "null")
        Optional<List<String>> experimentNames)
        implements RecordingSource {
    private static final DType DTYPE = DType.INT16;

    @Override
    public Recording open() {
        Path root = folderPath.toAbsolutePath().normalize();
        OpenEphysFolder folder = OpenEphysFolder.find(root);
        String stream = folder.streamName(streamId);
        int experiment = experiment(folder);
        List<OebinFile> recordings = folder.recordings(stream, experiment);
        if (recordings.isEmpty()) {
            throw new BrokenFileException(
                    root, "experiment" + experiment + " holds no data of stream '" + stream + "'.");
        }
        OebinFile first = recordings.getFirst();
        JsonNode facts = facts(first, stream).facts();
        int total = facts.path("num_channels").asInt(0);
        List<JsonNode> channels = facts.path("channels").valueStream().toList();
        if (total < 1 || channels.size() != total) {
            throw new BrokenFileException(
                    first.file(), "stream '" + stream + "' must state num_channels and as many channels.");
        }
        int[] columns = IntStream.range(0, total)
                .filter(c -> loadSyncChannel || !isSync(channels.get(c)))
                .toArray();
        List<FlatFile> files = new ArrayList<>();
        List<SegmentInfo> segments = new ArrayList<>();
        double rate = facts.path("sample_rate").asDouble(0);
        for (OebinFile recording : recordings) {
            Path data = facts(recording, stream).folder();
            files.add(FlatFile.open(
                    data.resolve("continuous.dat"), new FlatFile.Layout(DTYPE, ByteOrder.LITTLE_ENDIAN, total, 0, 0)));
            segments.add(new SegmentInfo(files.getLast().numSamples(), start(recording, data, rate)));
        }
        OpenEphysBinaryRecordingExtractor recipe = new OpenEphysBinaryRecordingExtractor(
                allAnnotations,
                Optional.of(folder.experiments().indexOf(experiment)),
                Optional.of(Integer.toString(folder.streamNames().indexOf(stream))),
                root,
                loadSyncChannel,
                loadSyncTimestamps,
                experimentNames);
        Ids ids = Ids.of(
                IntStream.of(columns).mapToObj(c -> name(channels.get(c))).toArray(String[]::new));
        Recording recording = new Recording(
                RecordingInfo.of(rate, ids, DTYPE, segments),
                new ColumnsOfFiles(files, total, columns),
                Provenance.of(recipe));
        return withProbe(described(recording, channels, columns), first, facts);
    }

    private int experiment(OpenEphysFolder folder) {
        List<Integer> all = folder.experiments().stream()
                .filter(number ->
                        experimentNames.isEmpty() || experimentNames.get().contains("experiment" + number))
                .toList();
        if (blockIndex.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        int index = blockIndex.orElse(-1);
        if (index < 0 || index >= all.size()) {
            throw new WrongArgumentException("openephysbinary: block_index"
                    + blockIndex.map(i -> " = " + i).orElse("")
                    + " must be given and lie in [0, " + all.size() + ") (the experiments are " + all
                    + "). Choose one with --option block_index=0.");
        }
        return all.get(index);
    }

    private static OebinFile.Stream facts(OebinFile file, String stream) {
        return file.streams().stream()
                .filter(held -> held.name().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JsonNode channel) {
        return channel.path("channel_name").asString("");
    }

    private static boolean isSync(JsonNode channel) {
        return name(channel).toUpperCase(Locale.ROOT).contains("SYNC");
    }

    /** The first sample number as a time; in old versions it stands in timestamps.npy. */
    private static SegmentTimes start(OebinFile recording, Path data, double rate) {
        Path numbers = data.resolve(recording.hasOldTimestamps() ? "timestamps.npy" : "sample_numbers.npy");
        if (!Files.isRegularFile(numbers)) {
            return SegmentTimes.unstated();
        }
        try (NpyFile file = NpyFile.open(numbers)) {
            return file.rows() == 0
                    ? SegmentTimes.startingAt(0)
                    : SegmentTimes.startingAt(file.readRows(0, 1).longAt(0) / rate);
        }
    }

    private static Recording described(Recording recording, List<JsonNode> channels, int[] columns) {
        double[] gains = new double[columns.length];
        for (int i = 0; i < gains.length; i++) {
            JsonNode channel = channels.get(columns[i]);
            gains[i] = channel.path("bit_volts").asDouble(1)
                    * microvolts(channel.path("units").asString(""));
        }
        Recording out = Recordings.setChannelGains(recording, gains);
        out = Recordings.setChannelOffsets(out, 0);
        return Recordings.setProperty(
                out, "channel_names", recording.getChannelIds().toArray());
    }

    private static double microvolts(String unit) {
        return switch (unit) {
            case "V" -> 1e6;
            case "mV" -> 1e3;
            default -> 1;
        };
    }

    private static Recording withProbe(Recording recording, OebinFile file, JsonNode facts) {
        Path folder = file.nodeFolder();
        Path numbered = folder.resolve("settings_" + file.experiment() + ".xml");
        Path settings = Files.isRegularFile(numbered) ? numbered : folder.resolve("settings.xml");
        String streamName = facts.path("stream_name").asString("");
        boolean probeStream = (facts.path("source_processor_name").asString("")
                                + facts.path("folder_name").asString(""))
                        .contains("Neuropix")
                || facts.path("source_processor_name").asString("").contains("OneBox");
        Optional<OpenEphysProbe.Found> found = probeStream
                ? OpenEphysProbe.read(settings, streamName, recording.getNumChannels(), file.hasOldTimestamps())
                : Optional.empty();
        if (found.isEmpty()) {
            return recording;
        }
        boolean shanks = found.get().probe().getShankCount() > 1;
        Recording out = RecordingProbes.setProbe(
                recording, found.get().probe(), shanks ? GroupMode.BY_SHANK : GroupMode.BY_PROBE);
        int perAdc = found.get().second() ? 16 : 12;
        boolean lowBand = streamName.endsWith("-LFP");
        int slots = found.get().second() ? 16 : lowBand ? 12 : 13;
        double[] shifts = RecordingTools.getNeuropixelsSampleShifts(out.getNumChannels(), perAdc, slots);
        return Recordings.setProperty(out, "inter_sample_shift", NdArray.ofDoubles(shifts));
    }
}
