package org.hillock.core.tools;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Reads a chunk once with what lies around it, then fills up beyond the borders. */
final class MarginReading {
    private MarginReading() {}

    static ChunkWithMargin read(Recording recording, FrameRange chunk, int[] channels, ChunkMargin margin) {
        long length = recording.getNumSamples(chunk.segment());
        int before = (int) Math.min(chunk.start(), margin.frames());
        int after = (int) Math.min(length - chunk.end(), margin.frames());
        FrameRange wide = new FrameRange(chunk.segment(), chunk.start() - before, chunk.end() + after);
        DType type = margin.dtype().orElse(recording.getDtype());
        Samples inside = converted(read(recording, wide, channels), recording.getDtype(), type);
        if (margin.padding() == MarginPadding.NONE) {
            return new ChunkWithMargin(new Traces(type, inside), before, after);
        }
        int left = margin.frames() - before;
        int right = margin.frames() - after;
        Samples padded = Samples.allocate(type.carrier(), inside.numSamples() + left + right, channels.length);
        padded.rows(left, left + inside.numSamples()).copyFrom(inside);
        if (margin.padding() == MarginPadding.REFLECT && inside.numSamples() > 0) {
            reflect(padded, left, inside.numSamples());
        }
        if (margin.windowOnMargin()) {
            fade(padded, margin.frames(), type);
        }
        return new ChunkWithMargin(new Traces(type, padded), margin.frames(), margin.frames());
    }

    private static Samples read(Recording recording, FrameRange range, int[] channels) {
        Samples all = Samples.allocate(recording.getDtype().carrier(), range.length(), recording.getNumChannels());
        recording.traces().read(range, all, new Scratch());
        Samples picked = Samples.allocate(all.carrier(), range.length(), channels.length);
        picked.gatherColumns(all, channels);
        return picked;
    }

    private static Samples converted(Samples samples, DType from, DType to) {
        boolean fits = from == to || !to.isInteger();
        if (fits && samples.carrier() == to.carrier()) {
            return samples;
        }
        Samples out = Samples.allocate(to.carrier(), samples.numSamples(), samples.numChannels());
        if (fits || (to.carrier() == Carrier.LONG && from.isInteger())) {
            out.copyFrom(samples);
            return out;
        }
        for (int s = 0; s < out.numSamples(); s++) {
            for (int c = 0; c < out.numChannels(); c++) {
                set(out, s, c, samples.get(s, c), to);
            }
        }
        return out;
    }

    /** Rounds to the nearest (even on ties) and cuts at the limits of an integer type. */
    private static void set(Samples out, int sample, int channel, double value, DType type) {
        double kept = type.isInteger() ? Math.clamp(Math.rint(value), type.minValue(), type.maxValue()) : value;
        int i = out.offset() + sample * out.numChannels() + channel;
        switch (out.carrier()) {
            case FLOAT -> out.floats()[i] = (float) kept;
            case DOUBLE -> out.doubles()[i] = kept;
            case LONG -> out.longs()[i] = (long) kept;
        }
    }

    private static void reflect(Samples padded, int first, int count) {
        int period = Math.max(1, 2 * (count - 1));
        for (int row = 0; row < padded.numSamples(); row++) {
            if (row < first || row >= first + count) {
                int phase = Math.floorMod(row - first, period);
                int mirrored = count == 1 ? 0 : Math.min(phase, period - phase);
                padded.rows(row, row + 1).copyFrom(padded.rows(first + mirrored, first + mirrored + 1));
            }
        }
    }

    private static void fade(Samples padded, int margin, DType type) {
        int n = padded.numSamples();
        for (int k = 0; k < margin; k++) {
            double weight = (1 - Math.cos(Math.PI * k / margin)) / 2;
            for (int c = 0; c < padded.numChannels(); c++) {
                set(padded, k, c, padded.get(k, c) * weight, type);
                set(padded, n - 1 - k, c, padded.get(n - 1 - k, c) * weight, type);
            }
        }
    }
}
