package org.hillock.testkit.golden;

import org.hillock.core.recording.Traces;

/**
 * The sums over a channel, and how far they may be off where single samples may be off as a tolerance says.
 *
 * @param sum of the samples
 * @param squares sum of the squared samples
 * @param sumAllowed how far the sum may be off
 * @param squaresAllowed how far the sum of squares may be off
 */
record ChannelSums(double sum, double squares, double sumAllowed, double squaresAllowed) {
    /** Sums of doubles in another order differ by rounding. */
    private static final double ROUNDING = 1e-9;

    static ChannelSums of(Traces all, int channel, Tolerance tolerance) {
        double sum = 0;
        double squares = 0;
        double size = 0;
        double largest = 0;
        double off = 0;
        double offSquares = 0;
        for (int s = 0; s < all.numSamples(); s++) {
            double value = all.get(s, channel);
            double magnitude = Math.abs(value);
            double allowed = tolerance.allowed(magnitude);
            sum += value;
            squares += value * value;
            size += magnitude;
            largest = Math.max(largest, magnitude);
            off += allowed;
            offSquares += allowed * (2 * magnitude + allowed);
        }
        if (tolerance.kind() == Tolerance.Kind.ABS) {
            // All that may differ may differ in this channel.
            double most =
                    Math.min(all.numSamples(), tolerance.maxMismatchFraction() * all.numSamples() * all.numChannels());
            off = most * tolerance.atol();
            offSquares = most * tolerance.atol() * (2 * largest + tolerance.atol());
        }
        return new ChannelSums(sum, squares, off + ROUNDING * size, offSquares + ROUNDING * squares);
    }
}
