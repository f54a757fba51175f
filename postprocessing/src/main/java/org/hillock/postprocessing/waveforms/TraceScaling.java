package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;

/**
 * How raw samples become those that an extractor deals in: {@code raw · gain + offset} in float32, per channel.
 *
 * @param gains µV per count; 1 where the extractor keeps the recording's own units
 * @param offsets µV at count 0; 0 where the extractor keeps the recording's own units
 */
@SuppressWarnings("ArrayRecordComponent")
public record TraceScaling(float[] gains, float[] offsets) {
    /** The scaling of a recording, or none. */
    static TraceScaling of(Recording recording, boolean scaled) {
        int channels = recording.getNumChannels();
        if (!scaled) {
            float[] ones = new float[channels];
            Arrays.fill(ones, 1);
            return new TraceScaling(ones, new float[channels]);
        }
        if (!recording.hasScaledTraces()) {
            throw new WrongArgumentException(
                    "waveforms: return_scaled = true must go with a recording that has gains and offsets to µV"
                            + " (gain_to_uV and offset_to_uV are not set). Set them first, or give return_scaled = false.");
        }
        return new TraceScaling(
                recording.getProperty("gain_to_uV").toFloats(),
                recording.getProperty("offset_to_uV").toFloats());
    }

    /** One sample. */
    public float apply(float raw, int channel) {
        return raw * gains[channel] + offsets[channel];
    }
}
