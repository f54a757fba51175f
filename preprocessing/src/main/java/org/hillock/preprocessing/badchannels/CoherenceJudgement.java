package org.hillock.preprocessing.badchannels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.recording.Traces;
import org.hillock.kernels.fft.Welch;
import org.hillock.kernels.filter.MedianFilter;
import org.hillock.kernels.statistics.Median;

/**
 * Labels channels by their likeness to the median of all channels and by their power at high frequencies (International Brain
 * Laboratory et al., Spike sorting pipeline, 2022).
 *
 * <p>With r the median over channels at each frame, the likeness of channel c is Σ x(c) r / Σ r². What a running median over the
 * channels leaves of it is local; the local part below the dead threshold is dead, above the noisy threshold noise, as is a power
 * density above its threshold; the running median minus 1 below the outside threshold, in a run up to an end of the probe, is outside.
 *
 * @param samplingFrequency in Hz
 * @param psdThreshold in the square of the traces' unit by Hz
 * @param deadThreshold local likeness
 * @param noisyThreshold local likeness
 * @param outsideThreshold distant likeness
 * @param location top, bottom or both
 * @param neighbours channels of the running median, odd
 * @param nyquistShare from which share of half the rate on power counts
 * @param windowMs of the power estimate
 */
public record CoherenceJudgement(
        double samplingFrequency,
        double psdThreshold,
        double deadThreshold,
        double noisyThreshold,
        double outsideThreshold,
        String location,
        int neighbours,
        double nyquistShare,
        double windowMs) {
    /** The labels that most chunks agree on (the first of equally frequent ones); channels are judged in {@code order}. */
    List<ChannelLabel> labels(List<Traces> chunks, int[] order, int[] inverse) {
        List<EnumMap<ChannelLabel, Integer>> counts = new ArrayList<>();
        for (int c = 0; c < order.length; c++) {
            counts.add(new EnumMap<>(ChannelLabel.class));
        }
        for (Traces chunk : chunks) {
            double[] sorted = new double[chunk.numSamples() * order.length];
            for (int s = 0, i = 0; s < chunk.numSamples(); s++) {
                for (int channel : order) {
                    sorted[i++] = chunk.get(s, channel);
                }
            }
            List<ChannelLabel> labels = labels(sorted, chunk.numSamples(), order.length);
            for (int c = 0; c < order.length; c++) {
                counts.get(c).merge(labels.get(c), 1, Integer::sum);
            }
        }
        return IntStream.of(inverse)
                .mapToObj(position -> mostFrequent(counts.get(position)))
                .toList();
    }

    private static ChannelLabel mostFrequent(EnumMap<ChannelLabel, Integer> counts) {
        ChannelLabel best = ChannelLabel.GOOD;
        for (Map.Entry<ChannelLabel, Integer> entry : counts.entrySet()) {
            best = entry.getValue() > counts.getOrDefault(best, 0) ? entry.getKey() : best;
        }
        return best;
    }

    /** The labels of one chunk, row-major {@code [samples × channels]} with channels in the order of depth; overwritten. */
    public List<ChannelLabel> labels(double[] data, int samples, int channels) {
        double[] power = highFrequencyPower(data, samples, channels);
        double[] likeness = likeness(data, samples, channels);
        double[] trend = trend(likeness);
        ChannelLabel[] labels = new ChannelLabel[channels];
        for (int c = 0; c < channels; c++) {
            double local = likeness[c] - trend[c];
            labels[c] = power[c] > psdThreshold || local > noisyThreshold
                    ? ChannelLabel.NOISE
                    : local < deadThreshold ? ChannelLabel.DEAD : ChannelLabel.GOOD;
        }
        for (int c : outside(trend)) {
            labels[c] = ChannelLabel.OUT;
        }
        return List.of(labels);
    }

    /** The mean power density of each channel above the share of half the rate. */
    public double[] highFrequencyPower(double[] data, int samples, int channels) {
        int piece = Math.clamp((int) (windowMs * samplingFrequency / 1000), 2, samples);
        double[] density = Welch.density(data, samples, channels, piece, samplingFrequency);
        double[] frequencies = Welch.frequencies(piece, samplingFrequency);
        double[] power = new double[channels];
        int count = 0;
        for (int k = 0; k < frequencies.length; k++) {
            if (frequencies[k] > samplingFrequency / 2 * nyquistShare) {
                count++;
                for (int c = 0; c < channels; c++) {
                    power[c] += density[k * channels + c];
                }
            }
        }
        int divisor = Math.max(1, count);
        return Arrays.stream(power).map(sum -> sum / divisor).toArray();
    }

    /** The likeness of each channel to the median of all; the channels' means are subtracted from {@code data}. */
    public double[] likeness(double[] data, int samples, int channels) {
        double[] means = new double[channels];
        for (int i = 0; i < samples * channels; i++) {
            means[i % channels] += data[i] / samples;
        }
        for (int i = 0; i < samples * channels; i++) {
            data[i] -= means[i % channels];
        }
        double[] sums = new double[channels];
        double[] row = new double[channels];
        double power = 0;
        for (int s = 0; s < samples; s++) {
            System.arraycopy(data, s * channels, row, 0, channels);
            double reference = Median.inPlace(row, 0, channels);
            power += reference * reference;
            for (int c = 0; c < channels; c++) {
                sums[c] += data[s * channels + c] * reference;
            }
        }
        double divisor = power;
        return Arrays.stream(sums).map(sum -> divisor == 0 ? 0 : sum / divisor).toArray();
    }

    /** The running median, the outermost values repeated beyond the ends. */
    private double[] trend(double[] likeness) {
        int pad = (neighbours + 1) / 2;
        double[] padded = new double[likeness.length + 2 * pad];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = likeness[Math.clamp(i - pad, 0, likeness.length - 1)];
        }
        return Arrays.copyOfRange(MedianFilter.apply(padded, neighbours), pad, pad + likeness.length);
    }

    /** The channels of runs at the ends; gaps(i) counts the channels in between that are inside. */
    private int[] outside(double[] trend) {
        int[] far = IntStream.range(0, trend.length)
                .filter(c -> trend[c] - 1 < outsideThreshold)
                .toArray();
        if (far.length == 0) {
            return far;
        }
        int last = far.length - 1;
        int gaps = far[last] - far[0] - last;
        boolean top = far[last] == trend.length - 1;
        boolean bottom = far[0] == 0;
        IntStream members = IntStream.rangeClosed(0, last);
        IntStream taken =
                switch (location) {
                    case "top" -> members.filter(i -> top && gaps > 0 && far[i] - far[0] - i == gaps);
                    case "bottom" -> members.filter(i -> bottom && gaps > 0 && far[i] - far[0] == i);
                    default ->
                        members.filter(i -> (top || bottom) && (far[i] - far[0] - i == gaps || far[i] - far[0] == i));
                };
        return taken.map(i -> far[i]).toArray();
    }
}
