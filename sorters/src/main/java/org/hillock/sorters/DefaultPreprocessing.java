package org.hillock.sorters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Ids;
import org.hillock.preprocessing.PreprocessingPipeline;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is done to a raw recording before it is sorted, where the user names no steps: phase shift where the channels are sampled one
 * after the other, bandpass 300–6000 Hz where the signal is not filtered yet, and the median over the channels of every group of at
 * least 16 as reference.
 */
public final class DefaultPreprocessing {
    private static final double FREQ_MIN_HZ = 300;
    private static final double FREQ_MAX_HZ = 6000;
    private static final double HIGHEST_SHARE_OF_RATE = 0.45;
    private static final int LEAST_CHANNELS_FOR_MEDIAN = 16;

    private DefaultPreprocessing() {}

    /** The steps for a recording. */
    public static PreprocessingPipeline of(Recording recording) {
        ObjectNode steps = PythonJson.NODES.objectNode();
        boolean staggered = recording
                .properties()
                .find("inter_sample_shift")
                .map(shifts -> java.util.Arrays.stream(shifts.toDoubles()).anyMatch(shift -> shift != 0))
                .orElse(false);
        if (staggered) {
            steps.putObject("phase_shift");
        }
        if (!recording.isFiltered()) {
            double highest = Math.min(FREQ_MAX_HZ, HIGHEST_SHARE_OF_RATE * recording.getSamplingFrequency());
            steps.putObject("bandpass_filter").put("freq_min", FREQ_MIN_HZ).put("freq_max", highest);
        }
        addReference(recording, steps);
        return PreprocessingPipeline.fromJson(steps);
    }

    private static void addReference(Recording recording, ObjectNode steps) {
        Map<Long, List<Integer>> groups = new TreeMap<>();
        long[] group = recording.getChannelGroups();
        for (int c = 0; c < group.length; c++) {
            groups.computeIfAbsent(group[c], key -> new ArrayList<>()).add(c);
        }
        if (groups.values().stream().anyMatch(channels -> channels.size() < LEAST_CHANNELS_FOR_MEDIAN)) {
            return;
        }
        ObjectNode reference =
                steps.putObject("common_reference").put("reference", "global").put("operator", "median");
        if (groups.size() > 1) {
            ArrayNode lists = reference.putArray("groups");
            for (List<Integer> channels : groups.values()) {
                Ids ids = recording
                        .getChannelIds()
                        .take(channels.stream().mapToInt(Integer::intValue).toArray());
                lists.add(NdJson.toJson(ids.toArray()));
            }
        }
    }
}
