package org.hillock.sorters.spikesift;

import org.hillock.core.errors.WrongArgumentException;

/**
 * The options of a sort. Values below the least sensible one are raised to it; values without a meaning are refused.
 *
 * @param minSegmentLength shortest segment in seconds; raised to 0.1 when lower
 * @param detectionSensitivity threshold of detection in median absolute filtered values, above 0
 * @param minSpikesPerCluster smallest number of spikes of a cluster in a segment; raised to 2 when lower, may be fractional
 * @param mergingThreshold relative difference of average spikes below which two groups are one, between 0 and 1
 * @param maxDrift largest drift between two segments in micrometres, at least 0; rounded to a multiple of 5 (half to even)
 * @param detectionPolarity factor of the filtered signal, not 0: negative to find negative spikes
 */
public record SpikeSiftOptions(
        double minSegmentLength,
        double detectionSensitivity,
        double minSpikesPerCluster,
        double mergingThreshold,
        double maxDrift,
        double detectionPolarity) {
    private static final double LEAST_SEGMENT_S = 0.1;
    private static final double LEAST_SPIKES = 2;
    private static final double LARGEST_DRIFT_UM = 1e6;

    /** Raises, rounds and refuses as the components say. */
    public SpikeSiftOptions {
        finite("min_segment_length", minSegmentLength, "s");
        finite("detection_sensitivity", detectionSensitivity, "median deviations");
        finite("min_spikes_per_cluster", minSpikesPerCluster, "spikes");
        finite("merging_threshold", mergingThreshold, "");
        finite("detection_polarity", detectionPolarity, "");
        if (detectionSensitivity <= 0) {
            throw refused(
                    "detection_sensitivity",
                    detectionSensitivity,
                    "median deviations",
                    "be above 0 (thresholds lie at minus this many deviations)",
                    "The usual value is 10");
        }
        if (mergingThreshold <= 0 || mergingThreshold >= 1) {
            throw refused(
                    "merging_threshold",
                    mergingThreshold,
                    "",
                    "lie between 0 and 1 (it is a relative difference)",
                    "The usual value is 0.4");
        }
        if (detectionPolarity == 0) {
            throw refused(
                    "detection_polarity",
                    detectionPolarity,
                    "",
                    "not be 0 (the filtered signal is multiplied by it)",
                    "Use -1 for negative spikes, 1 for positive ones");
        }
        minSegmentLength = Math.max(LEAST_SEGMENT_S, minSegmentLength);
        minSpikesPerCluster = Math.max(LEAST_SPIKES, minSpikesPerCluster);
        maxDrift = roundedDrift(maxDrift);
    }

    /** The usual values: 10 s, 10 deviations, 5 spikes, 0.4, 30 micrometres, negative spikes. */
    public static SpikeSiftOptions withDefaults() {
        return new SpikeSiftOptions(10, 10, 5, 0.4, 30, -1);
    }

    /** These options with another shortest segment in seconds. */
    public SpikeSiftOptions withMinSegmentLength(double value) {
        return new SpikeSiftOptions(
                value, detectionSensitivity, minSpikesPerCluster, mergingThreshold, maxDrift, detectionPolarity);
    }

    /** These options with another threshold of detection in median deviations. */
    public SpikeSiftOptions withDetectionSensitivity(double value) {
        return new SpikeSiftOptions(
                minSegmentLength, value, minSpikesPerCluster, mergingThreshold, maxDrift, detectionPolarity);
    }

    /** These options with another smallest number of spikes. */
    public SpikeSiftOptions withMinSpikesPerCluster(double value) {
        return new SpikeSiftOptions(
                minSegmentLength, detectionSensitivity, value, mergingThreshold, maxDrift, detectionPolarity);
    }

    /** These options with another merging threshold. */
    public SpikeSiftOptions withMergingThreshold(double value) {
        return new SpikeSiftOptions(
                minSegmentLength, detectionSensitivity, minSpikesPerCluster, value, maxDrift, detectionPolarity);
    }

    /** These options with another largest drift in micrometres. */
    public SpikeSiftOptions withMaxDrift(double value) {
        return new SpikeSiftOptions(
                minSegmentLength,
                detectionSensitivity,
                minSpikesPerCluster,
                mergingThreshold,
                value,
                detectionPolarity);
    }

    /** These options with another factor of the filtered signal. */
    public SpikeSiftOptions withDetectionPolarity(double value) {
        return new SpikeSiftOptions(
                minSegmentLength, detectionSensitivity, minSpikesPerCluster, mergingThreshold, maxDrift, value);
    }

    /** The shortest segment in blocks of a "millisecond": the rounded (half to even) number of milliseconds. */
    public long minSegmentBlocks() {
        return (long) Math.min(1L << 40, Math.rint(1000 * minSegmentLength));
    }

    /** A largest drift, refused when it is not a number of micrometres from 0 on, else rounded to a multiple of 5. */
    static double roundedDrift(double maxDrift) {
        finite("max_drift", maxDrift, "um");
        if (maxDrift < 0 || maxDrift > LARGEST_DRIFT_UM) {
            throw refused(
                    "max_drift",
                    maxDrift,
                    "um",
                    "lie between 0 and " + LARGEST_DRIFT_UM + " (it is the largest way the tissue may have moved)",
                    "The usual value is 30");
        }
        return 5 * Math.rint(maxDrift / 5);
    }

    private static void finite(String name, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw refused(name, value, unit, "be a finite number (nothing can be found with it)", "Give a number");
        }
    }

    private static WrongArgumentException refused(String name, double value, String unit, String rule, String advice) {
        return new WrongArgumentException("spikesift: " + name + " = " + value + (unit.isEmpty() ? "" : " " + unit)
                + " must " + rule + ". " + advice + ".");
    }
}
