package org.hillock.preprocessing.scaling;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;

/** Counts to µV by the recording's own gains and offsets, which become 1 and 0; in the provenance this is a {@link Scale}. */
@Wire(name = "scale_to_uV", doc = "Turns counts into microvolts by the recording's gains and offsets.")
public record ScaleToMicrovolts() implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        if (!parent.hasScaledTraces()) {
            throw new WrongArgumentException(
                    "scale_to_uV: recording must have gains and offsets to µV. Set them first.");
        }
        NdArray gain = PerChannel.row(parent.getChannelGains());
        NdArray offset = PerChannel.row(parent.getChannelOffsets());
        Recording scaled = parent.then(new Scale(gain, offset, Optional.of(DType.FLOAT32)));
        return Recordings.setChannelOffsets(Recordings.setChannelGains(scaled, 1), 0);
    }
}
