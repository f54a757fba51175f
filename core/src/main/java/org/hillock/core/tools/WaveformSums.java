package org.hillock.core.tools;

import org.hillock.core.values.Samples;

/** Sums of waveforms, and of their squares, unit by unit in double. */
final class WaveformSums implements WaveformCuts.Sink {
    private final int size;
    private final double[][] sums;
    private final double[][] squares;
    private final long[] counts;

    /** For waveforms of {@code size} values, samples × channels; the squares are summed where the spread is asked for. */
    WaveformSums(int numUnits, int size, boolean withSquares) {
        this.size = size;
        this.sums = new double[numUnits][];
        this.squares = new double[withSquares ? numUnits : 0][];
        this.counts = new long[numUnits];
    }

    @Override
    public void take(int unit, Samples samples, int row) {
        if (counts[unit]++ == 0) {
            sums[unit] = new double[size];
            if (squares.length > 0) {
                squares[unit] = new double[size];
            }
        }
        int from = samples.offset() + row * samples.numChannels();
        double[] sum = sums[unit];
        switch (samples.carrier()) {
            case FLOAT -> add(samples.floats(), from, sum);
            case DOUBLE -> add(samples.doubles(), from, sum);
            case LONG -> add(samples.longs(), from, sum);
        }
        if (squares.length > 0) {
            addSquares(samples, from, squares[unit]);
        }
    }

    private static void add(float[] values, int from, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[from + i];
        }
    }

    private static void add(double[] values, int from, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[from + i];
        }
    }

    private static void add(long[] values, int from, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[from + i];
        }
    }

    private static void addSquares(Samples samples, int from, double[] sum) {
        switch (samples.carrier()) {
            case FLOAT -> {
                float[] values = samples.floats();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (double) values[from + i] * values[from + i];
                }
            }
            case DOUBLE -> {
                double[] values = samples.doubles();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += values[from + i] * values[from + i];
                }
            }
            case LONG -> {
                long[] values = samples.longs();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (double) values[from + i] * values[from + i];
                }
            }
        }
    }

    long[] counts() {
        return counts.clone();
    }

    /** Whether a unit has a waveform. */
    boolean has(int unit) {
        return counts[unit] > 0;
    }

    double mean(int unit, int i) {
        return sums[unit][i] / counts[unit];
    }

    /** √(S₂/n − m²), not below 0. */
    double deviation(int unit, int i) {
        double mean = mean(unit, i);
        return Math.sqrt(Math.max(0, squares[unit][i] / counts[unit] - mean * mean));
    }
}
