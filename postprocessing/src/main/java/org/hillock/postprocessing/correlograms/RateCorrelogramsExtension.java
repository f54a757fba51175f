package org.hillock.postprocessing.correlograms;

import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;

/**
 * The autocorrelogram of every unit by its firing rate, see {@link RateCorrelograms}.
 *
 * <p>Variables {@code acgs_3d}: {@code [units × groups × bins]}, {@code firing_quantiles}: {@code [units × groups]} in Hz, and
 * the middles of the bins in ms.
 */
@Wire(
        name = "acgs_3d",
        pythonClass = "spikeinterface.postprocessing.correlograms.ComputeACG3D",
        doc = "Counts how every unit fires in relation to itself, by its firing rate at the time.")
public record RateCorrelogramsExtension(
        @Param(doc = "The whole window, both sides together.", standard = "50.0", unit = "ms", min = 0)
        double windowMs,

        @Param(doc = "A bin.", standard = "1.0", unit = "ms", min = 0)
        double binMs,

        @Param(doc = "Groups of spikes by rising firing rate.", standard = "10", min = 1)
        int numFiringRateQuantiles,

        @Param(
                doc = "The window over which the firing rate is averaged; null or 0: the interval around the spike.",
                standard = "250.0",
                unit = "ms")
        Optional<Double> smoothingFactor)
        implements ComputedExtension {
    @Override
    public ExtensionData compute(ExtensionContext context) {
        RateCorrelograms found = RateCorrelograms.of(
                context.waveforms().sorting(),
                windowMs,
                binMs,
                numFiringRateQuantiles,
                Math.max(0, smoothingFactor.orElse(0.0)),
                context.jobs());
        return ExtensionData.of("acgs_3d", found.toArray())
                .with("firing_quantiles", found.ratesToArray())
                .with("bins", NdArray.ofDoubles(found.lagsMs()));
    }

    @Override
    public Along along(String variable) {
        return variable.equals("bins") ? Along.NOTHING : Along.UNITS;
    }
}
