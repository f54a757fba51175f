package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * The channels of several recordings side by side; rate, type and segment lengths must agree. Ids that clash are replaced by the
 * texts "0", "1" … .
 *
 * @param renamedChannelIds names of all channels; absent: the parents' names
 */
@Wire(
        name = "aggregate_channels",
        pythonClass = "spikeinterface.core.channelsaggregationrecording.ChannelsAggregationRecording",
        parent = "recording_list",
        doc = "Puts the channels of several recordings side by side.")
public record ChannelsAggregationRecording(
        @Param(doc = "Ids of all channels; null keeps the names.", standard = "null")
        Optional<Ids> renamedChannelIds) implements RecordingCombination {
    @Override
    public Recording apply(List<Recording> parents) {
        Compatible.requireSome("aggregate_channels", parents);
        Compatible.requireSameRateAndType("aggregate_channels", parents, 0);
        Recording first = parents.getFirst();
        for (Recording parent : parents) {
            requireSameLengths(first, parent);
        }
        Ids ids = names(parents);
        Properties properties = Properties.concatenate(
                parents.stream().map(Recording::properties).toList());
        refuseSharedLocations(properties);
        RecordingInfo info = new RecordingInfo(
                first.getSamplingFrequency(),
                ids,
                first.getDtype(),
                first.info().segments(),
                properties,
                RecordingInfo.of(
                                first.getSamplingFrequency(),
                                ids,
                                first.getDtype(),
                                first.info().segments())
                        .annotations()
                        .put("is_filtered", parents.stream().allMatch(Recording::isFiltered)),
                probes(parents));
        return new Recording(info, new SideBySideReader(parents), new Provenance(this, parents));
    }

    private static Optional<WiredProbes> probes(List<Recording> parents) {
        return parents.stream().allMatch(Recording::hasProbe)
                ? Optional.of(WiredProbes.aggregate(parents.stream()
                        .map(parent -> parent.info().probes().orElseThrow())
                        .toList()))
                : Optional.empty();
    }

    private static void requireSameLengths(Recording first, Recording other) {
        List<Long> a =
                first.info().segments().stream().map(SegmentInfo::numSamples).toList();
        List<Long> b =
                other.info().segments().stream().map(SegmentInfo::numSamples).toList();
        if (!a.equals(b)) {
            throw new WrongArgumentException("aggregate_channels: all recordings must have the same segments (samples "
                    + b + " differ from " + a + ").");
        }
    }

    private Ids names(List<Recording> parents) {
        List<Id> ids = new ArrayList<>();
        parents.forEach(parent -> ids.addAll(parent.getChannelIds().asList()));
        if (renamedChannelIds.isPresent()) {
            if (renamedChannelIds.get().size() != ids.size()) {
                throw new WrongArgumentException("aggregate_channels: renamed_channel_ids of "
                        + renamedChannelIds.get().size() + " ids must be as many as the " + ids.size() + " channels.");
            }
            return renamedChannelIds.get();
        }
        boolean oneKind = ids.stream().map(Id::isText).distinct().count() == 1;
        if (oneKind && new HashSet<>(ids).size() == ids.size()) {
            return Ids.of(ids);
        }
        String[] counted = new String[ids.size()];
        java.util.Arrays.setAll(counted, Integer::toString);
        return Ids.of(counted);
    }

    private static void refuseSharedLocations(Properties properties) {
        Set<List<Double>> seen = new HashSet<>();
        for (double[] position :
                properties.find("location").map(NdArray::toRows).orElse(new double[0][])) {
            List<Double> key = java.util.Arrays.stream(position).boxed().toList();
            if (!seen.add(key)) {
                throw new WrongArgumentException("aggregate_channels: channel locations must be distinct (" + key
                        + " µm occurs twice). Move one of the probes or clear the locations first.");
            }
        }
    }

    private record SideBySideReader(List<Recording> parents) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            int column = 0;
            for (Recording parent : parents) {
                Samples part = scratch.borrow(out.carrier(), range.length(), parent.getNumChannels());
                parent.traces().read(range, part, scratch);
                out.placeColumns(part, column);
                scratch.giveBack(part);
                column += parent.getNumChannels();
            }
        }

        @Override
        public int preferredBlock() {
            return parents.stream()
                    .mapToInt(parent -> parent.traces().preferredBlock())
                    .max()
                    .orElse(1);
        }

        @Override
        public int smallestRead() {
            return parents.stream()
                    .mapToInt(parent -> parent.traces().smallestRead())
                    .max()
                    .orElse(1);
        }
    }
}
