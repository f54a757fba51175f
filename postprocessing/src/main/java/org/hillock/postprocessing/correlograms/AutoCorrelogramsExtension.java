package org.hillock.postprocessing.correlograms;

import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;

/**
 * The correlogram of every unit with itself, see {@link AutoCorrelograms}.
 *
 * <p>Variables {@code acgs}: int64 {@code [units × bins]} and the edges of the bins in ms.
 */
@Wire(
        name = "auto_correlograms",
        pythonClass = "spikeinterface.postprocessing.correlograms.ComputeAutoCorrelograms",
        doc = "Counts how every unit fires in relation to itself.")
public record AutoCorrelogramsExtension(
        @Param(doc = "The whole window, both sides together.", standard = "50.0", unit = "ms", min = 0)
        double windowMs,

        @Param(doc = "A bin.", standard = "1.0", unit = "ms", min = 0)
        double binMs,

        @Param(
                doc = "The peer's ways to the same counts; without effect.",
                standard = "\"auto\"",
                choices = {"auto", "numpy", "numba"})
        String method)
        implements ComputedExtension {
    @Override
    public ExtensionData compute(ExtensionContext context) {
        AutoCorrelograms found = AutoCorrelograms.of(context.waveforms().sorting(), windowMs, binMs, context.jobs());
        return ExtensionData.of("acgs", found.toArray())
                .with("bins", found.bins().toArray());
    }

    @Override
    public Along along(String variable) {
        return variable.equals("acgs") ? Along.UNITS : Along.NOTHING;
    }
}
