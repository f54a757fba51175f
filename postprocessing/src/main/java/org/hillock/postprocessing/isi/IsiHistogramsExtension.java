package org.hillock.postprocessing.isi;

import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;

/**
 * The histograms of the intervals between spikes, see {@link IsiHistograms}.
 *
 * <p>Variables {@code isi_histograms}: int64 {@code [units × bins]} and the edges of the bins in ms.
 */
@Wire(
        name = "isi_histograms",
        pythonClass = "spikeinterface.postprocessing.isi.ComputeISIHistograms",
        doc = "Counts how long every unit is silent between two spikes.")
public record IsiHistogramsExtension(
        @Param(doc = "The longest interval.", standard = "50.0", unit = "ms", min = 0)
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
        IsiHistograms found = IsiHistograms.of(context.waveforms().sorting(), windowMs, binMs);
        return ExtensionData.of("isi_histograms", found.toArray())
                .with("bins", found.bins().toArray());
    }

    @Override
    public Along along(String variable) {
        return variable.equals("isi_histograms") ? Along.UNITS : Along.NOTHING;
    }
}
