package org.hillock.preprocessing.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;

/**
 * One channel for each distinct coordinate along an axis: the mean of the channels there, at their mean location, named by their ids
 * joined with dashes. Annotations and other properties are dropped, but for gains and offsets that are the same for all.
 *
 * @param direction the axis along which channels stay apart: x, y or z
 * @param dtype type of the result; absent: that of the recording
 */
@Wire(
        name = "average_across_direction",
        pythonClass = "spikeinterface.preprocessing.average_across_direction.AverageAcrossDirectionRecording",
        parent = "parent_recording",
        doc = "Averages channels that have the same coordinate along an axis.")
public record AverageAcrossDirection(
        @Param(doc = "Axis along which channels stay apart: x, y or z.", standard = "\"y\"")
        String direction,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "\"float32\"")
        Optional<DType> dtype)
        implements Preprocessor {
    private static final String NAME = "average_across_direction";

    private List<int[]> groups(double[][] locations) {
        int axis = ChannelMix.axis(NAME, direction, locations);
        TreeMap<Double, List<Integer>> byCoordinate = new TreeMap<>();
        for (int c = 0; c < locations.length; c++) {
            byCoordinate
                    .computeIfAbsent(locations[c][axis] + 0.0, key -> new ArrayList<>())
                    .add(c);
        }
        return byCoordinate.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        double[][] locations = ChannelMix.locations(NAME, input);
        List<int[]> groups = groups(locations);
        double[][] centres =
                groups.stream().map(group -> centre(group, locations)).toArray(double[][]::new);
        Ids ids = Ids.of(groups.stream()
                .map(group -> input.channelIds().take(group).asList().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("-")))
                .toArray(String[]::new));
        Properties properties = Properties.empty(groups.size()).with("location", NdArray.ofRows(centres));
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            Optional<NdArray> values = input.properties().find(key).filter(AverageAcrossDirection::isConstant);
            if (values.isPresent()) {
                properties = properties.with(key, values.get().take(new int[groups.size()]));
            }
        }
        return new RecordingInfo(
                input.samplingFrequency(),
                ids,
                dtype.orElse(input.dtype()),
                input.segments(),
                properties,
                PythonJson.NODES.objectNode().put("is_filtered", false),
                Optional.empty());
    }

    private static boolean isConstant(NdArray values) {
        double[] all = values.toDoubles();
        for (double value : all) {
            if (value != all[0]) {
                return false;
            }
        }
        return true;
    }

    private static double[] centre(int[] group, double[][] locations) {
        double[] centre = new double[locations[0].length];
        for (int c : group) {
            for (int d = 0; d < centre.length; d++) {
                centre[d] += locations[c][d] / group.length;
            }
        }
        return centre;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int[][] sources = groups(ChannelMix.locations(NAME, input)).toArray(int[][]::new);
        double[][] weights = new double[sources.length][];
        for (int k = 0; k < sources.length; k++) {
            weights[k] = new double[sources[k].length];
            java.util.Arrays.fill(weights[k], 1.0 / sources[k].length);
        }
        return new ChannelMix(sources, weights).kernel(dtype.orElse(input.dtype()));
    }
}
