package org.hillock.kernels.filter;

/**
 * Runs second-order sections over row-major {@code [samples × channels]} blocks in place: time outer, channel inner, all sections fused
 * over a few rows. Nothing is allocated per sample.
 *
 * <p>Arithmetic has the precision of the scratch: float data may run with {@link SosScratch.Wide}. Results don't depend on which rows
 * are loaded together.
 */
public final class SosCascade {
    private static final int TILE = 128;

    private SosCascade() {}

    /** Filters forward in time, from and to the state in {@code scratch} (all 0 when new: causal filtering of the whole). */
    public static void forward(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Narrow scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new NarrowPass(sos, data, samples, scratch).forward(0, samples);
    }

    /** Filters backward in time, from and to the state in {@code scratch}. */
    public static void backward(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Narrow scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new NarrowPass(sos, data, samples, scratch).backward(0, samples);
    }

    /**
     * Filters forward, then backward (zero phase), each pass from the settled state of its first sample, with odd extension by as many
     * samples at both ends as the scratch was made for; the block must have more samples than that.
     */
    public static void zeroPhase(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Narrow scratch) {
        zeroPhase(sos, data, samples, channels, scratch, RowLoader.NONE, 0);
    }

    /**
     * Filters forward, then backward, as above, over rows that are loaded as the first pass comes to them.
     *
     * @param first the first row whose result is wanted; the backward pass ends there, and rows before it are left half filtered
     */
    public static void zeroPhase(
            SecondOrderSections sos,
            float[] data,
            int samples,
            int channels,
            SosScratch.Narrow scratch,
            RowLoader loader,
            int first) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        bothWays(new NarrowPass(sos, data, samples, scratch), loader, first);
    }

    /** Filters forward in time, from and to the state in {@code scratch} (all 0 when new: causal filtering of the whole). */
    public static void forward(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Wide scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new WidePass(sos, new RowAccess.Floats(data), samples, scratch).forward(0, samples);
    }

    /** Filters backward in time, from and to the state in {@code scratch}. */
    public static void backward(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Wide scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new WidePass(sos, new RowAccess.Floats(data), samples, scratch).backward(0, samples);
    }

    /**
     * Filters forward, then backward (zero phase), each pass from the settled state of its first sample, with odd extension by as many
     * samples at both ends as the scratch was made for; the block must have more samples than that.
     */
    public static void zeroPhase(
            SecondOrderSections sos, float[] data, int samples, int channels, SosScratch.Wide scratch) {
        zeroPhase(sos, data, samples, channels, scratch, RowLoader.NONE, 0);
    }

    /**
     * Filters forward, then backward, as above, over rows that are loaded as the first pass comes to them.
     *
     * @param first the first row whose result is wanted; the backward pass ends there, and rows before it are left half filtered
     */
    public static void zeroPhase(
            SecondOrderSections sos,
            float[] data,
            int samples,
            int channels,
            SosScratch.Wide scratch,
            RowLoader loader,
            int first) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        bothWays(new WidePass(sos, new RowAccess.Floats(data), samples, scratch), loader, first);
    }

    /** Filters forward in time, from and to the state in {@code scratch} (all 0 when new: causal filtering of the whole). */
    public static void forward(
            SecondOrderSections sos, double[] data, int samples, int channels, SosScratch.Wide scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new WidePass(sos, new RowAccess.Doubles(data), samples, scratch).forward(0, samples);
    }

    /** Filters backward in time, from and to the state in {@code scratch}. */
    public static void backward(
            SecondOrderSections sos, double[] data, int samples, int channels, SosScratch.Wide scratch) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        new WidePass(sos, new RowAccess.Doubles(data), samples, scratch).backward(0, samples);
    }

    /**
     * Filters forward, then backward (zero phase), each pass from the settled state of its first sample, with odd extension by as many
     * samples at both ends as the scratch was made for; the block must have more samples than that.
     */
    public static void zeroPhase(
            SecondOrderSections sos, double[] data, int samples, int channels, SosScratch.Wide scratch) {
        zeroPhase(sos, data, samples, channels, scratch, RowLoader.NONE, 0);
    }

    /**
     * Filters forward, then backward, as above, over rows that are loaded as the first pass comes to them.
     *
     * @param first the first row whose result is wanted; the backward pass ends there, and rows before it are left half filtered
     */
    public static void zeroPhase(
            SecondOrderSections sos,
            double[] data,
            int samples,
            int channels,
            SosScratch.Wide scratch,
            RowLoader loader,
            int first) {
        checkBlock(data.length, samples, channels, scratch.row.length);
        bothWays(new WidePass(sos, new RowAccess.Doubles(data), samples, scratch), loader, first);
    }

    private static void bothWays(CascadePass pass, RowLoader loader, int first) {
        int samples = pass.samples();
        checkPad(pass.pad(), samples);
        int tile = Math.max(TILE, Integer.highestOneBit(pass.pad()) * 2);
        int loaded = Math.min(samples, tile);
        if (samples < 2 * tile) {
            loaded = samples;
        }
        loader.load(0, loaded);
        if (loaded == samples) {
            pass.keepEnd();
        }
        pass.begin();
        int done = 0;
        while (done < samples) {
            pass.forward(done, loaded);
            done = loaded;
            if (loaded < samples) {
                loaded = samples - loaded < 2 * tile ? samples : loaded + tile;
                loader.load(done, loaded);
                if (loaded == samples) {
                    pass.keepEnd();
                }
            }
        }
        pass.turn();
        pass.backward(first, samples);
    }

    private static void checkBlock(int length, int samples, int channels, int width) {
        if (samples < 0 || channels != width || length < (long) samples * channels) {
            throw new IllegalArgumentException("sosCascade: block of " + samples + " samples × " + channels
                    + " channels must fit the array of " + length + " values and the scratch of " + width
                    + " channels (rows are read whole). Make the scratch for this number of channels.");
        }
    }

    private static void checkPad(int pad, int samples) {
        if (samples <= pad) {
            throw new IllegalArgumentException("zeroPhase: samples = " + samples + " must be more than " + pad
                    + " (the length of the odd extension). Filter a longer block or pad less.");
        }
    }
}
