package org.hillock.preprocessing.artifacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;

/**
 * What is subtracted at a trigger.
 *
 * @param values {@code [frames × channels]}, 0 where the template is not for a channel
 * @param numFrames its length
 */
record ArtifactTemplate(double[] values, int numFrames) {
    /** The template of each trigger. */
    static List<List<ArtifactTemplate>> of(
            List<List<Id>> labels,
            Map<String, NdArray> artifacts,
            Optional<Map<String, NdArray>> sparsity,
            RecordingInfo input) {
        return labels.stream()
                .map(segment -> segment.stream()
                        .map(label -> template(label.toString(), artifacts, sparsity, input.numChannels()))
                        .toList())
                .toList();
    }

    private static ArtifactTemplate template(
            String label, Map<String, NdArray> artifacts, Optional<Map<String, NdArray>> sparsity, int channels) {
        NdArray given = Optional.ofNullable(artifacts.get(label))
                .orElseThrow(
                        () -> new WrongArgumentException("remove_artifacts: artifacts must hold a template for label '"
                                + label + "' (it has " + artifacts.keySet() + ")."));
        if (given.rank() != 2 || given.shape()[1] != channels) {
            throw new WrongArgumentException("remove_artifacts: artifacts of label '" + label + "' must be of frames × "
                    + channels + " channels.");
        }
        double[] values = given.toDoubles();
        sparsity.flatMap(masks -> Optional.ofNullable(masks.get(label))).ifPresent(mask -> {
            boolean[] used = mask.toBooleans();
            for (int i = 0; i < values.length; i++) {
                values[i] = used[i % channels] ? values[i] : 0;
            }
        });
        return new ArtifactTemplate(values, given.length());
    }
}
