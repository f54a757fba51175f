package org.hillock.preprocessing;

import java.util.Map;

/** The golden cases that hold a defect of the reference, with what is right instead. */
final class ReferenceBugs {
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
                    "the reference fails on dividing integers in place; the average is rounded here"));

    private ReferenceBugs() {}
}
