package org.hillock.qualitymetrics.amplitudes;

import org.hillock.core.tools.PeakSign;

/** Amplitudes turned so that larger spikes have larger numbers. */
final class Upwards {
    private Upwards() {}

    /** New numbers: the sign changed for downward spikes, absolute ones where spikes point either way. */
    static float[] turned(float[] amplitudes, PeakSign sign) {
        float[] turned = new float[amplitudes.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = switch (sign) {
                case NEG -> -amplitudes[i];
                case POS -> amplitudes[i];
                case BOTH -> Math.abs(amplitudes[i]);
            };
        }
        return turned;
    }
}
