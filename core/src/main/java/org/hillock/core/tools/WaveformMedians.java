package org.hillock.core.tools;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.values.Samples;
import org.hillock.kernels.statistics.Median;

/** Keeps the waveforms of some units for their medians. */
final class WaveformMedians implements WaveformCuts.Sink {
    private final int size;
    private final List<List<double[]>> waveforms = new ArrayList<>();

    WaveformMedians(int numUnits, int size) {
        this.size = size;
        for (int unit = 0; unit < numUnits; unit++) {
            waveforms.add(new ArrayList<>());
        }
    }

    @Override
    public void take(int unit, Samples samples, int row) {
        double[] waveform = new double[size];
        int channels = samples.numChannels();
        for (int i = 0; i < size; i++) {
            waveform[i] = samples.get(row + i / channels, i % channels);
        }
        waveforms.get(unit).add(waveform);
    }

    long count(int unit) {
        return waveforms.get(unit).size();
    }

    double median(int unit, int i) {
        List<double[]> all = waveforms.get(unit);
        double[] column = new double[all.size()];
        for (int k = 0; k < column.length; k++) {
            column[k] = all.get(k)[i];
        }
        return Median.inPlace(column, 0, column.length);
    }
}
