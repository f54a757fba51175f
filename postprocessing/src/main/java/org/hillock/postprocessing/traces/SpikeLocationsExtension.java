package org.hillock.postprocessing.traces;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.TraceExtension;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.sortingcomponents.localization.GridConvolutionLocalizer;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where every spike comes from, from what the channels around the extremum channel of its unit see.
 *
 * <p>Variable {@code spike_locations}: a record per spike with the fields of the method (x, y, perhaps z and alpha) in µm. The samples are
 * those of the recording in its own units, as the peer takes them, with zeros outside the segment.
 */
@Wire(
        name = "spike_locations",
        pythonClass = "spikeinterface.postprocessing.spike_locations.ComputeSpikeLocations",
        doc = "Locates every spike from what the channels around its unit's extremum channel see.")
public record SpikeLocationsExtension(
        @Param(doc = "How much before a spike is looked at.", standard = "0.5", unit = "ms", min = 0)
        double msBefore,

        @Param(doc = "How much from a spike on is looked at.", standard = "0.5", unit = "ms", min = 0)
        double msAfter,

        @Param(
                doc =
                        "How the channel of a spike is found: peak_sign; channel_from_template and radius_um are understood.",
                standard = "null")
        Optional<ObjectNode> spikeRetriverKwargs,

        @Param(
                doc = "center_of_mass, monopolar_triangulation, grid_convolution or peak_channel.",
                standard = "\"center_of_mass\"")
        String method,

        @Param(doc = "Parameters of the method.", standard = "{}")
        ObjectNode methodKwargs)
        implements TraceExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    @Override
    public Extension settled(WaveformExtractor waveforms) {
        ObjectNode retriever = PythonJson.NODES
                .objectNode()
                .put("channel_from_template", true)
                .put("radius_um", 50)
                .put("peak_sign", "neg");
        spikeRetriverKwargs.ifPresent(retriever::setAll);
        return new SpikeLocationsExtension(msBefore, msAfter, Optional.of(retriever), method, methodKwargs);
    }

    @Override
    public TracePart begin(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        WaveformWindow window = WaveformWindow.ofMs(msBefore, msAfter, waveforms.samplingFrequency());
        PeakLocalizer localizer = (PeakLocalizer)
                Catalog.standard().named(PeakLocalizer.class, method).fromJson(methodKwargs);
        int[] channels = TemplateTools.getTemplateExtremumChannel(waveforms.templates(), peakSign());
        PeakLocalizer ready = localizer instanceof GridConvolutionLocalizer grid && grid.needsPrototype()
                ? grid.withPrototype(bell(grid, window, waveforms.samplingFrequency()))
                : localizer;
        return new LocationsPart(context, ready, channels, window);
    }

    /** The course of a spike in time where none is given: a bell around the spike's own sample, downwards for negative peaks. */
    private static double[] bell(GridConvolutionLocalizer grid, WaveformWindow window, double rate) {
        double[] course = new double[window.numSamples()];
        for (int sample = 0; sample < course.length; sample++) {
            double ms = (sample - window.nbefore()) * 1000 / rate;
            double size = Math.exp(-ms * ms / (2 * grid.sigmaMs() * grid.sigmaMs()));
            course[sample] = grid.peakSign().equals("neg") ? -size : size;
        }
        return course;
    }

    private PeakSign peakSign() {
        String sign = spikeRetriverKwargs
                .map(kwargs -> kwargs.path("peak_sign").asString("neg"))
                .orElse("neg");
        return PeakSign.valueOf(sign.toUpperCase(Locale.ROOT));
    }

    @Override
    public Along along(String variable) {
        return Along.SPIKES;
    }
}
