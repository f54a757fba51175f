package org.hillock.extractors.spikeglx;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.Probe;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.extractors.flat.ColumnsOfFiles;

/**
 * A stream of a SpikeGLX run: int16, gains in µV, probe geometry and sampling skew for probe streams; gates and triggers are segments.
 *
 * @param folderPath the run's folder, any folder above it, or one data file
 * @param streamId {@code imec0.ap}, {@code imec0.lf}, {@code nidq} …; absent: the only one
 * @param loadSyncChannel whether the word of status bits is kept as the last channel; the probe is left out then
 * @param useNamesAsIds whether channels are called {@code AP0} instead of {@code imec0.ap#AP0}
 */
@Wire(
        name = "spikeglx",
        aliases = {"read_spikeglx"},
        pythonClass = "spikeinterface.extractors.neoextractors.spikeglx.SpikeGLXRecordingExtractor",
        doc = "SpikeGLX: Neuropixels, NI-DAQ and OneBox streams (.bin with .meta).")
public record SpikeGLXRecordingExtractor(
        @Param(doc = "Kept for the peer; without effect.", standard = "false")
        boolean allAnnotations,

        @Param(
                doc = "Which stream, for example imec0.ap; null: the only one.",
                standard = "null",
                aliases = {"stream_name"})
        Optional<String> streamId,

        @Param(doc = "Whether channels are called AP0 instead of imec0.ap#AP0.", standard = "false")
        boolean useNamesAsIds,

        @Param(
                doc = "The folder of the run, or one data file.",
                aliases = {"file_path"})
        Path folderPath,

        @Param(doc = "Whether the word of status bits is kept as the last channel.", standard = "false")
        boolean loadSyncChannel)
        implements RecordingSource {
    private static final DType DTYPE = DType.INT16;

    @Override
    public Recording open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        SpikeGLXRun run = SpikeGLXRun.find(folder);
        String stream = streamId.orElseGet(() -> onlyStream(run));
        List<SpikeGLXFile> files = run.stream(stream);
        SpikeGLXFile first = files.getFirst();
        int total = first.numSavedChannels();
        int kept = loadSyncChannel ? total : total - first.numSync();
        int[] columns = IntStream.range(0, kept).toArray();
        List<FlatFile> data = new ArrayList<>();
        List<SegmentInfo> segments = new ArrayList<>();
        for (SpikeGLXFile file : files) {
            if (file.numSavedChannels() != total) {
                throw new BrokenFileException(
                        file.meta().file(),
                        "has " + file.numSavedChannels() + " channels, the first segment has " + total + ".");
            }
            data.add(FlatFile.open(file.data(), new FlatFile.Layout(DTYPE, ByteOrder.LITTLE_ENDIAN, total, 0, 0)));
            segments.add(new SegmentInfo(data.getLast().numSamples(), start(file)));
        }
        SpikeGLXRecordingExtractor recipe = new SpikeGLXRecordingExtractor(
                allAnnotations, Optional.of(stream), useNamesAsIds, folder, loadSyncChannel);
        Ids ids = ids(first, stream, kept);
        Recording recording = new Recording(
                RecordingInfo.of(first.samplingFrequency(), ids, DTYPE, segments),
                new ColumnsOfFiles(data, total, columns),
                Provenance.of(recipe));
        return described(recording, first, kept);
    }

    private static SegmentTimes start(SpikeGLXFile file) {
        return file.meta()
                .number("firstSample")
                .map(sample -> SegmentTimes.startingAt(sample / file.samplingFrequency()))
                .orElse(SegmentTimes.unstated());
    }

    private Ids ids(SpikeGLXFile file, String stream, int kept) {
        return Ids.of(file.channelNames().stream()
                .limit(kept)
                .map(name -> useNamesAsIds ? name : stream + "#" + name)
                .toArray(String[]::new));
    }

    private Recording described(Recording recording, SpikeGLXFile file, int kept) {
        Recording out = Recordings.setChannelGains(recording, Arrays.copyOf(file.gains(), kept));
        out = Recordings.setChannelOffsets(out, 0);
        out = Recordings.setProperty(
                out,
                "channel_names",
                NdArray.ofStrings(file.channelNames().stream().limit(kept).toArray(String[]::new)));
        if (!file.isProbe() || loadSyncChannel) {
            return out;
        }
        Optional<Probe> probe = SpikeGLXProbe.of(file);
        if (probe.isPresent()) {
            GroupMode mode = probe.get().getShankCount() > 1 ? GroupMode.BY_SHANK : GroupMode.BY_PROBE;
            out = RecordingProbes.setProbe(out, probe.get(), mode);
        }
        return Recordings.setProperty(
                out, "inter_sample_shift", NdArray.ofDoubles(SpikeGLXProbe.interSampleShift(file)));
    }

    private static String onlyStream(SpikeGLXRun run) {
        if (run.streamNames().size() != 1) {
            throw new WrongArgumentException("spikeglx: stream_id must be given (there are several: "
                    + run.streamNames() + "). Name one with --stream.");
        }
        return run.streamNames().getFirst();
    }
}
