package org.hillock.preprocessing.reference;

import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;

/**
 * Subtracts at each frame the median or mean of channels: of all, of a group, of one, or of those at some distance. Channels outside
 * all groups stay as they are.
 *
 * @param reference global, single or local
 * @param groups channels that are referenced among themselves; absent: all together
 * @param operator median or average
 * @param refChannelIds for single the reference channel (one for each group); for global the channels that make the reference
 * @param localRadius for local the channels at distances above the first and up to the second radius, in µm
 * @param dtype type of the result; absent: that of the recording, signed
 */
@Wire(
        name = "common_reference",
        pythonClass = "spikeinterface.preprocessing.common_reference.CommonReferenceRecording",
        parent = "recording",
        doc = "Subtracts the median or mean of channels from each frame.")
public record CommonReference(
        @Param(
                doc = "Which channels make the reference.",
                standard = "\"global\"",
                choices = {"global", "single", "local"})
        String reference,

        @Param(
                doc = "Lists of channel ids that are referenced among themselves; null: all together.",
                standard = "null")
        Optional<List<List<Id>>> groups,

        @Param(
                doc = "What the channels are summed up by.",
                standard = "\"median\"",
                choices = {"median", "average"})
        String operator,

        @Param(
                doc =
                        "The reference channel (single; one for each group), or the channels that make the reference (global).",
                standard = "null",
                aliases = {"ref_channels", "ref_channel"})
        Optional<List<Id>> refChannelIds,

        @Param(
                doc = "Inner (excluded) and outer (included) radius of the local reference.",
                unit = "µm",
                standard = "[30.0, 55.0]",
                min = 0,
                aliases = {"local_radius_um"})
        List<Double> localRadius,

        @Param(doc = "Sample type of the result; null keeps that of the recording, signed.", standard = "null")
        Optional<DType> dtype)
        implements Preprocessor {
    @Override
    public CommonReference fit(Recording parent) {
        return new CommonReference(
                reference, groups, operator, refChannelIds, localRadius, Optional.of(type(parent.info())));
    }

    private DType type(RecordingInfo input) {
        return dtype.orElse(input.dtype().toSigned());
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        ReferencePlan.of(this, input);
        return input.withDtype(type(input));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new ReferenceKernel(
                ReferencePlan.of(this, input), operator.equals("median"), input.dtype(), type(input));
    }
}
