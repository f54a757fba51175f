package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a flat binary file does not say itself. */
final class FlatOptions {
    @Option(names = "--sampling-frequency", paramLabel = "HZ", description = "Frames per second.")
    private Optional<Double> samplingFrequency = Optional.empty();

    @Option(names = "--num-channels", paramLabel = "N", description = "Channels in the file.")
    private Optional<Integer> numChannels = Optional.empty();

    @Option(names = "--dtype", paramLabel = "TYPE", description = "Type of the values: int16, uint16, float32, >i2 …")
    private Optional<String> dtype = Optional.empty();

    @Option(
            names = "--gain",
            paramLabel = "UV",
            split = ",",
            description = "Microvolts per count: one for all, or one a channel.")
    private List<Double> gain = List.of();

    @Option(
            names = "--offset",
            paramLabel = "UV",
            split = ",",
            description = "Microvolts at count 0: one for all, or one a channel.")
    private List<Double> offset = List.of();

    @Option(names = "--file-offset", paramLabel = "BYTES", description = "Bytes before the first value.")
    private Optional<Long> fileOffset = Optional.empty();

    @Option(
            names = "--time-axis",
            paramLabel = "0|1",
            description = "0: frame after frame (default); 1: channel after channel.")
    private Optional<Integer> timeAxis = Optional.empty();

    /** Whether any of them but the type was given, which makes the input a flat file. */
    boolean isGiven() {
        return !toJson().without("dtype").isEmpty();
    }

    /** The type where nothing else of these was given, so that it can't be that of a flat file; it is forgotten here. */
    Optional<String> takeLoneDtype() {
        Optional<String> lone = isGiven() ? Optional.empty() : dtype;
        if (lone.isPresent()) {
            dtype = Optional.empty();
        }
        return lone;
    }

    /** The given ones under the format's own names. */
    ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        samplingFrequency.ifPresent(value -> out.put("sampling_frequency", value));
        numChannels.ifPresent(value -> out.put("num_channels", value));
        dtype.ifPresent(value -> out.put("dtype", value));
        put(out, "gain_to_uV", gain);
        put(out, "offset_to_uV", offset);
        fileOffset.ifPresent(value -> out.put("file_offset", value));
        timeAxis.ifPresent(value -> out.put("time_axis", value));
        return out;
    }

    private void put(ObjectNode out, String name, List<Double> values) {
        if (!values.isEmpty()) {
            values.forEach(out.withArray(name)::add);
        }
    }
}
