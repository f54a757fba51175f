package org.hillock.generation.firing;

import java.util.Arrays;

/** A rising spike train with the relative amplitude of every spike. */
final class AmplitudeTrain {
    private final long[] frames;
    private final float[] amplitudes;

    private AmplitudeTrain(long[] frames, float[] amplitudes) {
        this.frames = frames;
        this.amplitudes = amplitudes;
    }

    /** All spikes of amplitude 1. */
    static AmplitudeTrain of(long[] frames) {
        float[] ones = new float[frames.length];
        Arrays.fill(ones, 1);
        return new AmplitudeTrain(frames, ones);
    }

    long[] frames() {
        return frames;
    }

    float[] amplitudes() {
        return amplitudes;
    }

    int size() {
        return frames.length;
    }

    /** Collects spikes in rising order. */
    static final class Builder {
        private long[] frames = new long[64];
        private float[] amplitudes = new float[64];
        private int size;

        void add(long frame, float amplitude) {
            if (size == frames.length) {
                frames = Arrays.copyOf(frames, 2 * size);
                amplitudes = Arrays.copyOf(amplitudes, 2 * size);
            }
            frames[size] = frame;
            amplitudes[size++] = amplitude;
        }

        AmplitudeTrain build() {
            return new AmplitudeTrain(Arrays.copyOf(frames, size), Arrays.copyOf(amplitudes, size));
        }
    }
}
