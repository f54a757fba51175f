package org.hillock.preprocessing.channels;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;

/**
 * More channels, the additional ones of zeros; ids become 0, 1, 2 …. Gains and offsets go along (0 for the new channels), other
 * properties and the probe, which have no value for the new channels, don't.
 *
 * @param numChannels how many channels afterwards
 * @param channelMapping the position of each channel among the new ones; absent: their old positions
 */
@Wire(
        name = "zero_channel_pad",
        pythonClass = "spikeinterface.preprocessing.zero_channel_pad.ZeroChannelPaddedRecording",
        parent = "recording",
        doc = "Adds channels of zeros.")
public record ZeroChannelPad(
        @Param(
                doc = "Number of channels afterwards.",
                min = 1,
                aliases = {"num_chan"})
        int numChannels,

        @Param(doc = "Position of each channel among the new ones; null: as before.", standard = "null", min = 0)
        Optional<List<Integer>> channelMapping)
        implements Preprocessor {
    private int[] mapping(RecordingInfo input) {
        int n = input.numChannels();
        int[] mapping = channelMapping
                .map(given -> given.stream().mapToInt(Integer::intValue).toArray())
                .orElseGet(() -> IntStream.range(0, n).toArray());
        boolean fits = mapping.length == n
                && Arrays.stream(mapping).allMatch(position -> position >= 0 && position < numChannels)
                && Arrays.stream(mapping).distinct().count() == n;
        if (numChannels < n || !fits) {
            throw new WrongArgumentException("zero_channel_pad: channel_mapping = " + Arrays.toString(mapping)
                    + " must give each of the " + n + " channels a place of its own in [0, " + numChannels
                    + ") (num_channels). Raise num_channels or correct the mapping.");
        }
        return mapping;
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        int[] mapping = mapping(input);
        Map<String, double[]> kept = new LinkedHashMap<>();
        for (String key : Set.of("gain_to_uV", "offset_to_uV")) {
            input.properties().find(key).ifPresent(values -> kept.put(key, spread(values.toDoubles(), mapping)));
        }
        Properties properties = Properties.empty(numChannels);
        for (var entry : kept.entrySet()) {
            properties = properties.with(entry.getKey(), NdArray.ofDoubles(entry.getValue()));
        }
        return new RecordingInfo(
                input.samplingFrequency(),
                Ids.range(numChannels),
                input.dtype(),
                input.segments(),
                properties,
                input.annotations(),
                Optional.empty());
    }

    private double[] spread(double[] values, int[] mapping) {
        double[] all = new double[numChannels];
        for (int c = 0; c < mapping.length; c++) {
            all[mapping[c]] = values[c];
        }
        return all;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int[] columns = new int[numChannels];
        Arrays.fill(columns, input.numChannels());
        int[] mapping = mapping(input);
        for (int c = 0; c < mapping.length; c++) {
            columns[mapping[c]] = c;
        }
        return (samples, lead, target, out, scratch) -> {
            Samples wide = scratch.borrow(samples.carrier(), out.numSamples(), samples.numChannels() + 1);
            wide.clear();
            wide.placeColumns(samples.rows(lead, lead + out.numSamples()), 0);
            out.gatherColumns(wide, columns);
            scratch.giveBack(wide);
        };
    }
}
