package org.hillock.core.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.snippets.NumpySnippets;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.snippets.SnippetsSource;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;

/**
 * Snippets in npy files, one per segment, of records {@code (frame, snippet[samples, channels])}.
 *
 * @param filePaths the files
 * @param samplingFrequency frames per second in Hz
 * @param channelIds names of the channels; absent: 0, 1, 2 …
 * @param nbefore samples before the peak; absent: not aligned
 * @param gainToUV µV per count, one for all or one per channel; absent: not known
 * @param offsetToUV µV at count 0, likewise
 */
@Wire(
        name = "npy_snippets",
        aliases = {"read_npy_snippets"},
        pythonClass = "spikeinterface.core.npysnippetsextractor.NpySnippetsExtractor",
        doc = "Snippets in npy files of frames and cut-outs, one file per segment.")
public record NpySnippetsExtractor(
        @Param(
                doc = "The files, one per segment.",
                aliases = {"file_path"})
        List<Path> filePaths,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Ids of the channels; null counts from 0.", standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "Samples before the peak; null: not aligned.", standard = "null", min = 0)
        Optional<Integer> nbefore,

        @Param(doc = "Microvolts per count, one for all channels or one each.", name = "gain_to_uV", standard = "null")
        Optional<List<Double>> gainToUV,

        @Param(
                doc = "Microvolts at count 0, one for all channels or one each.",
                name = "offset_to_uV",
                standard = "null")
        Optional<List<Double>> offsetToUV)
        implements SnippetsSource {
    @Override
    public Snippets open() {
        List<Path> files = filePaths.stream()
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .toList();
        if (files.isEmpty()) {
            throw new WrongArgumentException("npy_snippets: file_paths must name at least one file.");
        }
        List<NdArray> snippets = new ArrayList<>();
        List<long[]> frames = new ArrayList<>();
        for (Path file : files) {
            NdArray records = Npy.read(file);
            if (!records.fieldNames().containsAll(List.of("frame", "snippet"))) {
                throw new BrokenFileException(
                        file, "must hold records of 'frame' and 'snippet' (it holds " + records.type() + ").");
            }
            snippets.add(records.field("snippet"));
            frames.add(Content.of(file, records.field("frame")::toLongs));
        }
        Snippets memory = NumpySnippets.of(snippets, frames, samplingFrequency, nbefore, channelIds);
        NpySnippetsExtractor recipe = new NpySnippetsExtractor(
                files, samplingFrequency, Optional.of(memory.getChannelIds()), nbefore, gainToUV, offsetToUV);
        Properties properties = scaling(memory, "gain_to_uV", gainToUV, memory.properties());
        properties = scaling(memory, "offset_to_uV", offsetToUV, properties);
        return new Snippets(memory.info().withProperties(properties), memory.reader(), Provenance.of(recipe));
    }

    private static Properties scaling(
            Snippets snippets, String key, Optional<List<Double>> values, Properties properties) {
        if (values.isEmpty()) {
            return properties;
        }
        if (values.get().size() != 1 && values.get().size() != snippets.getNumChannels()) {
            throw new WrongArgumentException("npy_snippets: " + key + " of "
                    + values.get().size() + " entries must have one, or one for each of the "
                    + snippets.getNumChannels() + " channels.");
        }
        double[] all = new double[snippets.getNumChannels()];
        java.util.Arrays.setAll(all, i -> values.get().get(values.get().size() == 1 ? 0 : i));
        return properties.with(key, NdArray.ofDoubles(all));
    }

    /** Writes snippets into npy files, one per segment. */
    public static void writeSnippets(Snippets snippets, List<Path> files) {
        for (int s = 0; s < snippets.getNumSegments(); s++) {
            Map<String, NdArray> fields = new LinkedHashMap<>();
            fields.put("frame", NdArray.ofLongs(snippets.getFrames(s)));
            fields.put("snippet", snippets.getSnippets(s).toArray());
            Npy.write(files.get(s), NdArray.ofFields(fields, snippets.getNumSnippets(s)));
        }
    }
}
