package org.hillock.preprocessing.artifacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.statistics.Median;

/** The mean or median of the signal at the triggers of each label that lie far enough from the borders of their segment. */
final class ArtifactEstimate {
    private ArtifactEstimate() {}

    static Map<String, NdArray> of(
            Recording recording, List<List<Long>> triggers, List<List<Id>> labels, int before, int after, String mode) {
        Map<String, List<double[]>> windows = new LinkedHashMap<>();
        for (int segment = 0; segment < triggers.size(); segment++) {
            for (int i = 0; i < triggers.get(segment).size(); i++) {
                List<double[]> found =
                        windows.computeIfAbsent(labels.get(segment).get(i).toString(), label -> new ArrayList<>());
                long start = triggers.get(segment).get(i) - before;
                long end = start + before + after;
                if (start >= 0 && end <= recording.getNumSamples(segment)) {
                    found.add(recording.getTraces(segment, start, end).toDoubles());
                }
            }
        }
        int channels = recording.getNumChannels();
        Map<String, NdArray> templates = new LinkedHashMap<>();
        windows.forEach((label, found) -> templates.put(
                label,
                NdArray.ofDoubles(
                        summary(found, (before + after) * channels, mode.equals("median")), before + after, channels)));
        return templates;
    }

    private static double[] summary(List<double[]> windows, int size, boolean median) {
        double[] out = new double[size];
        double[] values = new double[windows.size()];
        for (int i = 0; i < size && values.length > 0; i++) {
            double sum = 0;
            for (int w = 0; w < values.length; w++) {
                values[w] = windows.get(w)[i];
                sum += values[w];
            }
            out[i] = median ? Median.inPlace(values, 0, values.length) : sum / values.length;
        }
        return out;
    }
}
