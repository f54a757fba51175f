package org.hillock.core.recording;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Samples;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some channels of a recording, in the given order and possibly under other names; properties and probes go along.
 *
 * @param channelIds which channels; absent: all
 * @param renamedChannelIds their new names; absent: unchanged
 */
@Wire(
        name = "channel_slice",
        aliases = {"select_channels"},
        pythonClass = "spikeinterface.core.channelslice.ChannelSliceRecording",
        parent = "parent_recording",
        doc = "Keeps some channels, in the given order and possibly under other names.")
public record ChannelSliceRecording(
        @Param(doc = "Ids of the channels to keep; null keeps all.", standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "New ids of the kept channels; null keeps the names.", standard = "null")
        Optional<Ids> renamedChannelIds)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        Ids kept = channelIds.orElse(parent.getChannelIds());
        Ids names = renamedChannelIds.orElse(kept);
        if (names.size() != kept.size()) {
            throw new WrongArgumentException("channel_slice: renamed_channel_ids of " + names.size()
                    + " ids must be as many as the " + kept.size() + " channel_ids.");
        }
        int[] columns = parent.idsToIndices(kept);
        RecordingInfo in = parent.info();
        Optional<WiredProbes> probes = in.probes().map(all -> all.slice(columns));
        RecordingInfo info = new RecordingInfo(
                in.samplingFrequency(),
                names,
                in.dtype(),
                in.segments(),
                in.properties().take(columns),
                probes.map(left -> describing(left, in.annotations())).orElse(in.annotations()),
                probes);
        ChannelSliceRecording step = new ChannelSliceRecording(Optional.of(kept), Optional.of(names));
        return new Recording(info, new ColumnReader(parent, columns), Provenance.of(step, parent));
    }

    /** The annotations that list facts of probes by their number list those of the probes that are left. */
    private static ObjectNode describing(WiredProbes probes, ObjectNode annotations) {
        ObjectNode out = annotations.deepCopy();
        out.remove(annotations.propertyNames().stream()
                .filter(name -> name.matches("probe_\\d+_planar_contour"))
                .toList());
        probes.contourAnnotations().forEach(out::set);
        if (out.has("probes_info")) {
            out.set("probes_info", probes.probesInfo());
        }
        return out;
    }

    /** Reads the parent once and keeps some columns. */
    private record ColumnReader(Recording parent, int[] columns) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, org.hillock.core.values.Scratch scratch) {
            Samples all = scratch.borrow(out.carrier(), range.length(), parent.getNumChannels());
            parent.traces().read(range, all, scratch);
            out.gatherColumns(all, columns);
            scratch.giveBack(all);
        }

        @Override
        public int preferredBlock() {
            return parent.traces().preferredBlock();
        }

        @Override
        public int smallestRead() {
            return parent.traces().smallestRead();
        }
    }
}
