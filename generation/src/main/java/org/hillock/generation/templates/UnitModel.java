package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;

/**
 * A unit: where it is, how its spike runs in time, and how that fades with distance.
 *
 * @param x place in µm
 * @param y place in µm
 * @param z distance from the plane of the probe in µm
 * @param alpha size of the trough at distance 0 in µV
 * @param shape course in time
 * @param spatialDecayUm distance over which the size falls to 1/e, in µm
 * @param propagationSpeed how far the spike travels in µm per ms; the channels farther away see it later
 * @param field how distance is measured
 */
public record UnitModel(
        double x,
        double y,
        double z,
        double alpha,
        SpikeShape shape,
        double spatialDecayUm,
        double propagationSpeed,
        UnitField field) {
    /** Refuses a decay or speed that is not positive. */
    public UnitModel {
        if (!(spatialDecayUm > 0) || !(propagationSpeed > 0)) {
            throw new WrongArgumentException("unit: spatial_decay = " + spatialDecayUm + " um and propagation_speed = "
                    + propagationSpeed + " um/ms must be above 0.");
        }
    }

    /** The unit with another size. */
    public UnitModel withAlpha(double microvolts) {
        return new UnitModel(x, y, z, microvolts, shape, spatialDecayUm, propagationSpeed, field);
    }

    /** The unit moved by x and y µm. */
    public UnitModel moved(double dx, double dy) {
        return new UnitModel(x + dx, y + dy, z, alpha, shape, spatialDecayUm, propagationSpeed, field);
    }

    /** The place as x, y, z in µm. */
    public double[] location() {
        return new double[] {x, y, z};
    }

    /** The size of the trough on every channel in µV; {@code channelLocations} is {@code [channels][2 or 3]} in µm. */
    public double[] amplitudes(double[][] channelLocations) {
        double[] amplitudes = new double[channelLocations.length];
        for (int c = 0; c < amplitudes.length; c++) {
            amplitudes[c] = alpha * Math.exp(-fieldDistance(channelLocations[c]) / spatialDecayUm);
        }
        return amplitudes;
    }

    private double fieldDistance(double[] channel) {
        return field.distance(channel[0] - x, channel[1] - y, depth(channel));
    }

    private double depth(double[] channel) {
        return (channel.length > 2 ? channel[2] : 0) - z;
    }

    /** The delay of every channel in ms: that of its straight distance, counted from the channel with the largest amplitude. */
    double[] delaysMs(double[][] channelLocations, double[] amplitudes) {
        double[] delays = new double[channelLocations.length];
        int best = 0;
        for (int c = 0; c < delays.length; c++) {
            double[] channel = channelLocations[c];
            double planar = Math.hypot(channel[0] - x, channel[1] - y);
            delays[c] = Math.hypot(planar, depth(channel)) / propagationSpeed;
            best = amplitudes[c] > amplitudes[best] ? c : best;
        }
        double first = delays.length == 0 ? 0 : delays[best];
        for (int c = 0; c < delays.length; c++) {
            delays[c] -= first;
        }
        return delays;
    }
}
