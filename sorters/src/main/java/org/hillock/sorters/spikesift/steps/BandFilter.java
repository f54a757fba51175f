package org.hillock.sorters.spikesift.steps;

/**
 * The band filter of SpikeSift: the difference of two four-fold centred box averages,
 * {@code y[t] = polarity * (wide(x)[t] - narrow(x)[t])}, where each average runs over {@code 2 h + 1} samples.
 *
 * <p>The gain at 0 Hz is zero. With a negative polarity the output is a band-pass that keeps the sign of the input. The
 * support is {@code 8 wide + 1} samples, so {@code 4 wide} samples are needed on both sides of every output sample.
 *
 * @param samplesPerBlock samples in a block (a "millisecond"), at least 1
 * @param narrow half width of the narrow box in samples
 * @param wide half width of the wide box in samples
 * @param polarity factor of the output, not 0
 */
public record BandFilter(int samplesPerBlock, int narrow, int wide, double polarity) {

    /** The filter for blocks of the given length: half widths are {@code trunc(m / 9.5)} and {@code trunc(m / 4.75)}. */
    public static BandFilter of(int samplesPerBlock, double polarity) {
        return new BandFilter(samplesPerBlock, (int) (samplesPerBlock / 9.5), (int) (samplesPerBlock / 4.75), polarity);
    }

    /** Samples needed before the first and after the last output sample. */
    public int margin() {
        return 4 * wide;
    }

    /** Factor of the four-fold sum over the wide box. */
    public double wideGain() {
        return polarity / fourthPower(2 * wide + 1);
    }

    /** Factor of the four-fold sum over the narrow box, with the sign of its part in the difference. */
    public double narrowGain() {
        return -polarity / fourthPower(2 * narrow + 1);
    }

    /** Whether four-fold sums of 16-bit samples, less a 16-bit offset, fit into 32 bits. */
    public boolean fitsInt() {
        return fourthPower(2 * wide + 1) * 65535.0 < 2147483648.0;
    }

    private static double fourthPower(int width) {
        double square = (double) width * width;
        return square * square;
    }
}
