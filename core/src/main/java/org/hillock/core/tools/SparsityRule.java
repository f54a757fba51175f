package org.hillock.core.tools;

/**
 * Which channels belong to a unit; each method looks at its own parameters only.
 *
 * @param method the rule
 * @param peakSign which way peaks point
 * @param amplitudeMode where amplitudes are read
 * @param numChannels how many, for {@link SparsityMethod#BEST_CHANNELS}
 * @param radiusUm how far in µm, for {@link SparsityMethod#RADIUS}
 * @param threshold for {@link SparsityMethod#SNR}, {@link SparsityMethod#AMPLITUDE}, {@link SparsityMethod#PTP} and
 *     {@link SparsityMethod#ENERGY}
 * @param byProperty the name of the property, for {@link SparsityMethod#BY_PROPERTY}
 */
public record SparsityRule(
        SparsityMethod method,
        PeakSign peakSign,
        AmplitudeMode amplitudeMode,
        int numChannels,
        double radiusUm,
        double threshold,
        String byProperty) {
    private static SparsityRule of(SparsityMethod method) {
        return new SparsityRule(method, PeakSign.NEG, AmplitudeMode.EXTREMUM, 5, 100, 5, "group");
    }

    /** Channels within a radius of the extremum channel; 100 µm is the usual one. */
    public static SparsityRule radius(double um) {
        return new SparsityRule(SparsityMethod.RADIUS, PeakSign.NEG, AmplitudeMode.EXTREMUM, 5, um, 5, "group");
    }

    /** The channels with the largest amplitudes. */
    public static SparsityRule bestChannels(int count) {
        return new SparsityRule(
                SparsityMethod.BEST_CHANNELS, PeakSign.NEG, AmplitudeMode.EXTREMUM, count, 100, 5, "group");
    }

    /** Channels whose amplitude is at least so many noise levels. */
    public static SparsityRule snr(double threshold) {
        return of(SparsityMethod.SNR).withThreshold(threshold);
    }

    /** Channels whose amplitude is at least so large. */
    public static SparsityRule amplitude(double threshold) {
        return of(SparsityMethod.AMPLITUDE).withThreshold(threshold);
    }

    /** Channels whose peak-to-peak amplitude is at least so many noise levels. */
    public static SparsityRule ptp(double threshold) {
        return of(SparsityMethod.PTP).withThreshold(threshold);
    }

    /** Channels on which waveforms have, in the root mean square, at least so many noise levels. */
    public static SparsityRule energy(double threshold) {
        return of(SparsityMethod.ENERGY).withThreshold(threshold);
    }

    /** Channels whose property equals that of the unit. */
    public static SparsityRule byProperty(String name) {
        return new SparsityRule(SparsityMethod.BY_PROPERTY, PeakSign.NEG, AmplitudeMode.EXTREMUM, 5, 100, 5, name);
    }

    /** With another threshold. */
    public SparsityRule withThreshold(double other) {
        return new SparsityRule(method, peakSign, amplitudeMode, numChannels, radiusUm, other, byProperty);
    }

    /** With peaks that point another way. */
    public SparsityRule withPeakSign(PeakSign sign) {
        return new SparsityRule(method, sign, amplitudeMode, numChannels, radiusUm, threshold, byProperty);
    }

    /** With amplitudes read elsewhere. */
    public SparsityRule withAmplitudeMode(AmplitudeMode mode) {
        return new SparsityRule(method, peakSign, mode, numChannels, radiusUm, threshold, byProperty);
    }
}
