package org.hillock.generation.templates;

/** A {@link SpikeShape} as a finely sampled curve that can be asked for any time. Immutable, thread-safe. */
public final class SpikeCurve {
    private static final double STEPS_PER_MS = 400;
    private static final double SIGMAS = 5;

    private final float[] values;
    private final double trough;

    private SpikeCurve(float[] values, double trough) {
        this.values = values;
        this.trough = trough;
    }

    static SpikeCurve of(SpikeShape shape) {
        double margin = SIGMAS * shape.smoothMs() + 2 / STEPS_PER_MS;
        double from = -shape.depolarizationMs() - margin;
        double to = shape.repolarizationMs() + shape.recoveryMs() + margin;
        int steps = (int) Math.ceil((to - from) * STEPS_PER_MS) + 1;
        double[] raw = new double[steps];
        for (int i = 0; i < steps; i++) {
            raw[i] = shape.raw(from + i / STEPS_PER_MS);
        }
        double[] smooth = smoothed(raw, shape.smoothMs() * STEPS_PER_MS);
        int lowest = 0;
        for (int i = 1; i < steps; i++) {
            lowest = smooth[i] < smooth[lowest] ? i : lowest;
        }
        double scale = shape.negativeAmplitude() / smooth[lowest];
        float[] values = new float[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = (float) (smooth[i] * scale);
        }
        return new SpikeCurve(values, lowest);
    }

    private static double[] smoothed(double[] raw, double sigma) {
        int reach = (int) Math.ceil(SIGMAS * sigma);
        if (reach == 0) {
            return raw;
        }
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            weights[k + reach] = Math.exp(-0.5 * k * k / (sigma * sigma));
            sum += weights[k + reach];
        }
        double[] out = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double value = 0;
            for (int k = Math.max(-reach, -i); k <= Math.min(reach, raw.length - 1 - i); k++) {
                value += weights[k + reach] * raw[i + k];
            }
            out[i] = value / sum;
        }
        return out;
    }

    /** The value at a time after the trough in ms, between the fine samples on a line; 0 beyond the ends. */
    public float at(double ms) {
        double position = trough + ms * STEPS_PER_MS;
        int left = (int) Math.floor(position);
        if (left < 0 || left + 1 >= values.length) {
            return 0;
        }
        float weight = (float) (position - left);
        return values[left] + weight * (values[left + 1] - values[left]);
    }
}
