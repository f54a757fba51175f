package org.hillock.preprocessing;

import java.util.Map;

/** The golden cases that hold a defect of the reference, with what is right instead. */
final class ReferenceBugs {
    private static final String TRUNCATES =
            "the reference cuts interpolated values off towards 0; compared so in GoldenArtifactsTest";
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry(
                    "whiten_int16_overflow",
                    "the reference sums the covariance in int16, which overflows; it is summed in double here"),
            Map.entry(
                    "highpass_spatial_int16_agc",
                    "the reference stores gain-normalised traces in int16 between two stages; they stay in double here"),
            Map.entry(
                    "zero_channel_pad_mapping",
                    "the reference forgets a given channel_mapping and fails; it is honoured here"),
            Map.entry(
                    "bandpass_short_segments",
                    "the reference refuses segments shorter than its padding; they are padded by what they have here"),
            Map.entry(
                    "average_across_int16",
                    "the reference fails on dividing integers in place; the average is rounded here"),
            Map.entry("resample_float_rate", "the whole number 1000.0 is as good as 1000"),
            Map.entry(
                    "remove_artifacts_average",
                    "the reference counts events at the borders as zeros; see GoldenArtifactsTest"),
            Map.entry(
                    "remove_artifacts_median",
                    "the reference counts events at the borders as zeros; see GoldenArtifactsTest"),
            Map.entry(
                    "remove_artifacts_given_scaled",
                    "the reference scales by a cosine instead of least squares; see GoldenArtifactsTest"),
            Map.entry("remove_artifacts_linear", TRUNCATES),
            Map.entry("remove_artifacts_cubic", TRUNCATES),
            Map.entry("remove_artifacts_cubic_spacing", TRUNCATES));

    private ReferenceBugs() {}
}
