package org.hillock.postprocessing.waveforms;

import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.WaveformWindow;
import tools.jackson.databind.node.ObjectNode;

/** Reads off how much was cut around the spikes. */
final class ExtractorWindow {
    private ExtractorWindow() {}

    static WaveformWindow of(WaveformExtractor waveforms) {
        ObjectNode params = Stream.of("waveforms", "templates")
                .flatMap(name -> waveforms.findExtension(name).stream())
                .map(FinishedExtension::params)
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException(
                        "waveforms: the extension waveforms or templates must be computed first. Compute it."));
        return WaveformWindow.ofMs(
                params.path("ms_before").doubleValue(),
                params.path("ms_after").doubleValue(),
                waveforms.samplingFrequency());
    }
}
