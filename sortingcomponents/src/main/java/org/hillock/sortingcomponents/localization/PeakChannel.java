package org.hillock.sortingcomponents.localization;

import java.util.List;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.WaveformWindow;

/** Places a peak at its channel. */
@Wire(
        name = "peak_channel",
        pythonClass = "spikeinterface.sortingcomponents.peak_localization.LocalizePeakChannel",
        doc = "Places a peak at its channel.")
public record PeakChannel() implements PeakLocalizer {
    @Override
    public List<String> fields() {
        return List.of("x", "y");
    }

    @Override
    public Places among(double[][] locations, WaveformWindow window, double samplingFrequency) {
        return () -> (values, offset, stride, channel, out) -> {
            out[0] = locations[channel][0];
            out[1] = locations[channel][1];
        };
    }
}
