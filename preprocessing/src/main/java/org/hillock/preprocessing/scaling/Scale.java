package org.hillock.preprocessing.scaling;

import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;

/**
 * y = x · gain + offset.
 *
 * @param gain a number, or one per channel
 * @param offset a number, or one per channel
 * @param dtype type of the result; integers are rounded half to even; absent: that of the recording
 */
@Wire(
        name = "scale",
        pythonClass = "spikeinterface.preprocessing.normalize_scale.ScaleRecording",
        parent = "recording",
        doc = "Multiplies each channel by a gain and adds an offset.")
public record Scale(
        @Param(
                doc = "Factor, one number or one per channel.",
                standard = "1.0",
                aliases = {"scalar"})
        NdArray gain,

        @Param(doc = "Added after the factor, one number or one per channel.", standard = "0.0")
        NdArray offset,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "\"float32\"")
        Optional<DType> dtype)
        implements Preprocessor {
    @Override
    public Scale fit(Recording parent) {
        int n = parent.getNumChannels();
        return new Scale(
                PerChannel.row(PerChannel.values("scale", "gain", gain, n)),
                PerChannel.row(PerChannel.values("scale", "offset", offset, n)),
                Optional.of(dtype.orElse(parent.getDtype())));
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return input.withDtype(dtype.orElse(input.dtype()));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int n = input.numChannels();
        return Affine.kernel(
                PerChannel.values("scale", "gain", gain, n),
                PerChannel.values("scale", "offset", offset, n),
                dtype.orElse(input.dtype()));
    }
}
