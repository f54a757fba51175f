package org.hillock.postprocessing.correlograms;

import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;

/**
 * The correlograms of all pairs of units, see {@link Correlograms}.
 *
 * <p>Variables {@code ccgs}: int64 {@code [units × units × bins]} and the edges of the bins in ms.
 */
@Wire(
        name = "correlograms",
        pythonClass = "spikeinterface.postprocessing.correlograms.ComputeCorrelograms",
        doc = "Counts how all pairs of units fire in relation to each other.")
public record CorrelogramsExtension(
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
        Correlograms found = Correlograms.of(context.waveforms().sorting(), windowMs, binMs, context.jobs());
        return ExtensionData.of("ccgs", found.toArray())
                .with("bins", found.bins().toArray());
    }

    @Override
    public Along along(String variable) {
        return variable.equals("ccgs") ? Along.UNIT_PAIRS : Along.NOTHING;
    }
}
