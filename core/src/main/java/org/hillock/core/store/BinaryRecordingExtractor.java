package org.hillock.core.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;

/**
 * A recording in flat files, one file per segment.
 *
 * @param filePaths the files
 * @param samplingFrequency frames per second in Hz
 * @param numChannels channels in every file
 * @param dtype numpy name or type string of the values, which may state a byte order
 * @param tStarts start of each segment in seconds; absent: not stated
 * @param channelIds names of the channels; absent: 0, 1, 2 …
 * @param timeAxis 0: frame after frame; 1: channel after channel
 * @param fileOffset bytes before the first value
 * @param gainToUV µV per count, one for all or one per channel; absent: not known
 * @param offsetToUV µV at count 0, likewise
 * @param isFiltered whether the signal is filtered already; absent: not known
 */
@Wire(
        name = "binary",
        aliases = {"read_binary"},
        pythonClass = "spikeinterface.core.binaryrecordingextractor.BinaryRecordingExtractor",
        doc = "Flat binary files of interleaved samples, one file per segment.")
public record BinaryRecordingExtractor(
        @Param(
                doc = "The files, one per segment.",
                aliases = {"file_path", "datfiles"})
        List<Path> filePaths,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Start of each segment; null: not stated.", unit = "s", standard = "null")
        Optional<List<Optional<Double>>> tStarts,

        @Param(
                doc = "Number of channels in every file.",
                aliases = {"num_chan"},
                min = 1)
        int numChannels,

        @Param(doc = "Type of the values, for example int16 or <f4.")
        String dtype,

        @Param(doc = "Ids of the channels; null counts from 0.", standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "0: frame after frame; 1: channel after channel.", standard = "0", min = 0, max = 1)
        int timeAxis,

        @Param(doc = "Bytes before the first value.", unit = "bytes", standard = "0", min = 0)
        long fileOffset,

        @Param(doc = "Microvolts per count, one for all channels or one each.", name = "gain_to_uV", standard = "null")
        Optional<List<Double>> gainToUV,

        @Param(
                doc = "Microvolts at count 0, one for all channels or one each.",
                name = "offset_to_uV",
                standard = "null")
        Optional<List<Double>> offsetToUV,

        @Param(doc = "Whether the signal is filtered already.", standard = "null")
        Optional<Boolean> isFiltered)
        implements RecordingSource {
    /** Flat files with interleaved frames, all else as by default. */
    public static BinaryRecordingExtractor of(
            List<Path> filePaths, double samplingFrequency, int numChannels, DType dtype) {
        return new BinaryRecordingExtractor(
                filePaths,
                samplingFrequency,
                Optional.empty(),
                numChannels,
                dtype.typeString(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Recording open() {
        if (filePaths.isEmpty()) {
            throw new WrongArgumentException("binary: file_paths must name at least one file.");
        }
        if (numChannels < 1) {
            throw new WrongArgumentException("binary: num_channels = " + numChannels + " must be 1 or more.");
        }
        requireEach("t_starts", tStarts, filePaths.size(), "files");
        DType type = DType.parse(dtype);
        Ids ids = channelIds.orElseGet(() -> Ids.range(numChannels));
        if (ids.size() != numChannels) {
            throw new WrongArgumentException("binary: channel_ids of " + ids.size()
                    + " ids must be as many as num_channels = " + numChannels + ".");
        }
        requirePerChannel("gain_to_uV", gainToUV);
        requirePerChannel("offset_to_uV", offsetToUV);
        FlatFile.Layout layout = new FlatFile.Layout(type, DType.byteOrderOf(dtype), numChannels, timeAxis, fileOffset);
        List<FlatFile> files =
                filePaths.stream().map(path -> FlatFile.open(path, layout)).toList();
        TraceReader reader = (range, out, scratch) -> files.get(range.segment()).read(range.start(), out, scratch);
        RecordingInfo info = RecordingInfo.of(samplingFrequency, ids, type, segments(files));
        Recording recording = new Recording(info, reader, Provenance.of(absolute(ids)));
        return withScaling(recording);
    }

    private void requirePerChannel(String parameter, Optional<List<Double>> values) {
        if (values.isPresent() && values.get().size() != 1) {
            requireEach(parameter, values, numChannels, "channels");
        }
    }

    private static void requireEach(String parameter, Optional<? extends List<?>> values, int wanted, String what) {
        if (values.isPresent() && values.get().size() != wanted) {
            throw new WrongArgumentException("binary: " + parameter + " of "
                    + values.get().size() + " entries must have one for each of the " + wanted + " " + what + ".");
        }
    }

    private List<SegmentInfo> segments(List<FlatFile> files) {
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int index = i;
            SegmentTimes times = tStarts.flatMap(starts -> starts.get(index))
                    .map(SegmentTimes::startingAt)
                    .orElse(SegmentTimes.unstated());
            segments.add(new SegmentInfo(files.get(i).numSamples(), times));
        }
        return segments;
    }

    private BinaryRecordingExtractor absolute(Ids ids) {
        return new BinaryRecordingExtractor(
                filePaths.stream()
                        .map(Path::toAbsolutePath)
                        .map(Path::normalize)
                        .toList(),
                samplingFrequency,
                tStarts,
                numChannels,
                dtype.startsWith("<") || dtype.startsWith(">")
                        ? dtype
                        : DType.parse(dtype).typeString(),
                Optional.of(ids),
                timeAxis,
                fileOffset,
                gainToUV,
                offsetToUV,
                isFiltered);
    }

    private Recording withScaling(Recording recording) {
        Recording out = recording;
        if (isFiltered.isPresent()) {
            out = Recordings.annotate(out, "is_filtered", PythonJson.NODES.booleanNode(isFiltered.get()));
        }
        if (gainToUV.isPresent()) {
            out = Recordings.setChannelGains(out, values(gainToUV.get()));
        }
        return offsetToUV.isPresent() ? Recordings.setChannelOffsets(out, values(offsetToUV.get())) : out;
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
