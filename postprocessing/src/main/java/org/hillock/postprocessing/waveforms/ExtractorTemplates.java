package org.hillock.postprocessing.waveforms;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;

/** Finds the templates of an operator among the variables of the extension, or makes them from the waveforms. */
final class ExtractorTemplates {
    /** Both spellings occur in the peer's folders. */
    private static final Pattern PERCENTILE = Pattern.compile("pe[nr]centile_(.+)");

    private ExtractorTemplates() {}

    static Templates of(WaveformExtractor waveforms, String operator) {
        Optional<NdArray> stored = waveforms
                .findExtension("templates")
                .map(FinishedExtension::data)
                .flatMap(data -> variable(data, operator).map(data::array));
        if (stored.isPresent()) {
            return wrapped(waveforms, stored.get().toFloats());
        }
        if (!waveforms.has("waveforms")) {
            throw new WrongArgumentException(
                    "waveforms: templates of operator '" + operator
                            + "' must be computed first, or the waveforms that they follow from. Compute the extension templates.");
        }
        TemplateOperation operation = TemplateOperation.parse(operator);
        return wrapped(waveforms, new TemplateMaking(waveforms).make(operation));
    }

    private static Optional<String> variable(ExtensionData data, String operator) {
        return data.names().stream().filter(name -> isSame(name, operator)).findFirst();
    }

    private static boolean isSame(String name, String operator) {
        Matcher one = PERCENTILE.matcher(name);
        Matcher other = PERCENTILE.matcher(operator);
        return name.equals(operator)
                || (one.matches()
                        && other.matches()
                        && Double.parseDouble(one.group(1)) == Double.parseDouble(other.group(1)));
    }

    private static Templates wrapped(WaveformExtractor waveforms, float[] values) {
        WaveformWindow window = waveforms.window();
        double[][] locations = waveforms
                .recordingInfo()
                .properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseGet(() -> new double[0][]);
        return new Templates(
                waveforms.samplingFrequency(),
                window.nbefore(),
                window.numSamples(),
                waveforms.unitIds(),
                waveforms.channelIds(),
                waveforms.isScaled(),
                values,
                locations,
                waveforms
                        .recordingInfo()
                        .probes()
                        .filter(probes -> probes.group().probes().size() == 1)
                        .map(WiredProbes::probe));
    }
}
