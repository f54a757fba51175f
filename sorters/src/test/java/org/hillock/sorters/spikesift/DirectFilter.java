package org.hillock.sorters.spikesift;

import org.hillock.sorters.spikesift.steps.BandFilter;

/** The band filter by its definition, in double: four centred means of each width, one after another. */
final class DirectFilter {
    private DirectFilter() {}

    /** {@code [count x channels]} filtered samples from sample {@code first} of the recording on. */
    static double[] filter(SpikeSiftRecording recording, double polarity, int first, int count) {
        try (FlatSamples samples = recording.open()) {
            return filter(samples, BandFilter.of((int) (recording.samplingFrequency() / 1000), polarity), first, count);
        }
    }

    static double[] filter(SampleSource source, BandFilter filter, int first, int count) {
        int channels = source.numChannels();
        int margin = filter.margin();
        float[] rows = new float[(count + 2 * margin) * channels];
        source.read(first - margin, count + 2 * margin, rows);
        double[] out = new double[count * channels];
        for (int c = 0; c < channels; c++) {
            double[] trace = new double[count + 2 * margin];
            for (int t = 0; t < trace.length; t++) {
                trace[t] = rows[t * channels + c];
            }
            double[] wide = means(trace, filter.wide());
            double[] narrow = means(trace, filter.narrow());
            int late = 4 * (filter.wide() - filter.narrow());
            for (int t = 0; t < count; t++) {
                out[t * channels + c] = filter.polarity() * (wide[t] - narrow[t + late]);
            }
        }
        return out;
    }

    private static double[] means(double[] trace, int half) {
        double[] current = trace;
        for (int k = 0; k < 4; k++) {
            double[] next = new double[current.length - 2 * half];
            for (int t = 0; t < next.length; t++) {
                double sum = 0;
                for (int i = 0; i <= 2 * half; i++) {
                    sum += current[t + i];
                }
                next[t] = sum / (2 * half + 1);
            }
            current = next;
        }
        return current;
    }
}
