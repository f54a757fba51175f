package org.hillock.preprocessing.channels;

import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.Ids;

/**
 * Channels in the order of their depth; equals keep their order.
 *
 * @param channelIds as in the peer, the places that these channels take when they are ordered among themselves are looked up in
 *     the list of all channels; absent: all channels
 * @param dimensions axes, the last one counts first
 * @param flip whether the order is turned around
 */
@Wire(
        name = "depth_order",
        pythonClass = "spikeinterface.preprocessing.depth_order.DepthOrderRecording",
        parent = "parent_recording",
        doc = "Orders channels by depth.")
public record DepthOrdering(
        @Param(
                doc = "Ids of channels whose order among themselves picks from all channels; null: all.",
                standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "Axes x, y, z; the last one counts first.", standard = "[\"x\", \"y\"]")
        List<String> dimensions,

        @Param(doc = "Turn the order around.", standard = "false")
        boolean flip)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        int[] order = RecordingTools.orderChannelsByDepth(
                        parent, channelIds.orElse(parent.getChannelIds()), dimensions, flip)
                .order();
        Recording sorted =
                Recordings.channelSlice(parent, parent.getChannelIds().take(order));
        return new Recording(sorted.info(), sorted.traces(), Provenance.of(this, parent));
    }
}
