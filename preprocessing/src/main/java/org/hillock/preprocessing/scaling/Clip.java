package org.hillock.preprocessing.scaling;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;

/**
 * Keeps samples between two limits; integer samples between the nearest whole numbers within.
 *
 * @param aMin lower limit; absent: none
 * @param aMax upper limit; absent: none
 */
@Wire(
        name = "clip",
        pythonClass = "spikeinterface.preprocessing.clip.ClipRecording",
        parent = "recording",
        doc = "Keeps samples between two limits.")
public record Clip(
        @Param(doc = "Lower limit; null: none.", standard = "null")
        Optional<Double> aMin,

        @Param(doc = "Upper limit; null: none.", standard = "null")
        Optional<Double> aMax)
        implements Preprocessor {
    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        if (aMin.isPresent() && aMax.isPresent() && !(aMin.get() <= aMax.get())) {
            throw new WrongArgumentException(
                    "clip: a_min = " + aMin.get() + " must not exceed a_max = " + aMax.get() + ". Swap the limits.");
        }
        return input;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        boolean whole = input.dtype().isInteger();
        double low = aMin.orElse(Double.NEGATIVE_INFINITY);
        double high = aMax.orElse(Double.POSITIVE_INFINITY);
        return Threshold.kernel(
                low, whole ? Math.ceil(low) : low, high, whole ? Math.floor(high) : high, input.dtype());
    }
}
