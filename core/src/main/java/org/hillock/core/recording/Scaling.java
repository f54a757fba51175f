package org.hillock.core.recording;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Properties;
import org.hillock.core.values.Samples;

/** Counts to µV in float32. */
final class Scaling {
    private Scaling() {}

    static float[] required(Properties properties, String key) {
        return properties
                .find(key)
                .orElseThrow(() ->
                        new WrongArgumentException("get_traces: return_scaled must be false for a recording without "
                                + key + ". Set gains and offsets first."))
                .toFloats();
    }

    static void apply(Samples samples, int[] columns, float[] gains, float[] offsets) {
        float[] values = samples.floats();
        for (int s = 0, i = samples.offset(); s < samples.numSamples(); s++) {
            for (int column : columns) {
                values[i] = values[i] * gains[column] + offsets[column];
                i++;
            }
        }
    }
}
