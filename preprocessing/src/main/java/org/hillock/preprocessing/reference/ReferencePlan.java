package org.hillock.preprocessing.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;

/** Works out which columns make the reference of which columns. */
final class ReferencePlan {
    private ReferencePlan() {}

    static List<ReferenceGroup> of(CommonReference step, RecordingInfo input) {
        return switch (step.reference()) {
            case "single" -> single(step, input);
            case "local" -> local(step, input);
            default -> global(step, input);
        };
    }

    private static int[] all(RecordingInfo input) {
        return IntStream.range(0, input.numChannels()).toArray();
    }

    private static List<int[]> groups(CommonReference step, RecordingInfo input) {
        if (step.groups().isEmpty()) {
            return List.of(all(input));
        }
        List<int[]> groups = new ArrayList<>();
        for (List<Id> ids : step.groups().get()) {
            if (ids.isEmpty()) {
                throw new WrongArgumentException(
                        "common_reference: groups must not hold an empty list. Leave the group out.");
            }
            groups.add(input.channelIds().indicesOf(ids));
        }
        if (groups.isEmpty()) {
            throw new WrongArgumentException(
                    "common_reference: groups must hold at least one list of channel ids. Give null for all channels.");
        }
        return groups;
    }

    private static List<ReferenceGroup> global(CommonReference step, RecordingInfo input) {
        List<int[]> groups = groups(step, input);
        if (step.refChannelIds().isEmpty()) {
            return groups.stream()
                    .map(group -> new ReferenceGroup(group, group))
                    .toList();
        }
        int[] sources = input.channelIds().indicesOf(step.refChannelIds().get());
        if (step.groups().isPresent() || sources.length == 0) {
            throw new WrongArgumentException(
                    "common_reference: ref_channel_ids must name channels, and go without groups,"
                            + " for the global reference (groups are their own reference). Leave one of the two out.");
        }
        return List.of(new ReferenceGroup(sources, all(input)));
    }

    private static List<ReferenceGroup> single(CommonReference step, RecordingInfo input) {
        List<int[]> groups = groups(step, input);
        List<Id> references = step.refChannelIds().orElse(List.of());
        if (references.size() != groups.size()) {
            throw new WrongArgumentException("common_reference: ref_channel_ids of " + references.size()
                    + " ids must name one channel for each of the " + groups.size()
                    + " groups of the single reference. Give as many.");
        }
        int[] sources = input.channelIds().indicesOf(references);
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new ReferenceGroup(new int[] {sources[i]}, groups.get(i)))
                .toList();
    }

    private static List<ReferenceGroup> local(CommonReference step, RecordingInfo input) {
        if (step.localRadius().size() != 2
                || !(step.localRadius().get(0) < step.localRadius().get(1))) {
            throw new WrongArgumentException("common_reference: local_radius = " + step.localRadius()
                    + " µm must be two rising numbers. Give inner and outer radius.");
        }
        if (step.groups().isPresent()) {
            throw new WrongArgumentException(
                    "common_reference: groups must not be given for the local reference (distances decide).");
        }
        double[][] locations = input.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(
                        () -> new WrongArgumentException(
                                "common_reference: channel locations must be known for the local reference. Set a probe first."));
        return IntStream.range(0, locations.length)
                .mapToObj(c -> new ReferenceGroup(around(c, locations, step.localRadius(), input), new int[] {c}))
                .toList();
    }

    private static int[] around(int channel, double[][] locations, List<Double> radius, RecordingInfo input) {
        int[] found = IntStream.range(0, locations.length)
                .filter(other -> {
                    double distance = distance(locations[channel], locations[other]);
                    return distance > radius.get(0) && distance <= radius.get(1);
                })
                .toArray();
        if (found.length == 0) {
            throw new WrongArgumentException("common_reference: local_radius = " + radius
                    + " µm must enclose other channels (there are none around channel '"
                    + input.channelIds().get(channel) + "'). Widen it.");
        }
        return found;
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
