package org.hillock.sortingcomponents.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Growing columns of peaks and their places. */
final class FoundPeaks {
    private long[] samples = new long[16];
    private int[] channels = new int[16];
    private double[] amplitudes = new double[16];
    private int[] segments = new int[16];
    private float[] depths = new float[16];
    private double[][] places;
    private int size;

    FoundPeaks(int fields) {
        places = new double[fields][16];
    }

    int size() {
        return size;
    }

    int channel(int peak) {
        return channels[peak];
    }

    long sample(int peak) {
        return samples[peak];
    }

    void add(long sample, int channel, double amplitude, int segment, float depth) {
        reserve(1);
        samples[size] = sample;
        channels[size] = channel;
        amplitudes[size] = amplitude;
        segments[size] = segment;
        depths[size] = depth;
        size++;
    }

    void place(int peak, double[] place) {
        for (int f = 0; f < places.length; f++) {
            places[f][peak] = place[f];
        }
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > samples.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * samples.length));
            samples = Arrays.copyOf(samples, room);
            channels = Arrays.copyOf(channels, room);
            amplitudes = Arrays.copyOf(amplitudes, room);
            segments = Arrays.copyOf(segments, room);
            depths = Arrays.copyOf(depths, room);
            for (int f = 0; f < places.length; f++) {
                places[f] = Arrays.copyOf(places[f], room);
            }
        }
    }

    FoundPeaks append(FoundPeaks later) {
        reserve(later.size);
        System.arraycopy(later.samples, 0, samples, size, later.size);
        System.arraycopy(later.channels, 0, channels, size, later.size);
        System.arraycopy(later.amplitudes, 0, amplitudes, size, later.size);
        System.arraycopy(later.segments, 0, segments, size, later.size);
        System.arraycopy(later.depths, 0, depths, size, later.size);
        for (int f = 0; f < places.length; f++) {
            System.arraycopy(later.places[f], 0, places[f], size, later.size);
        }
        size += later.size;
        return this;
    }

    Peaks peaks(boolean withDepth) {
        return new Peaks(
                Arrays.copyOf(samples, size),
                Arrays.copyOf(channels, size),
                Arrays.copyOf(amplitudes, size),
                Arrays.copyOf(segments, size),
                withDepth ? Optional.of(Arrays.copyOf(depths, size)) : Optional.empty());
    }

    PeakLocations locations(List<String> fields) {
        double[][] columns = new double[fields.size()][];
        Arrays.setAll(columns, f -> Arrays.copyOf(places[f], size));
        return new PeakLocations(fields, columns);
    }
}
