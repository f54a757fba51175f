package org.hillock.testkit.areas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.core.npy.Npy;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ObjectNode;

/** Where spikes come from. */
final class SpikeLocationsArea implements GoldenArea {
    @Override
    public String name() {
        return "spike_locations";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("locations", SpikeLocationsArea::locations);
    }

    private static void locations(GoldenCase golden, Answers answers) {
        ObjectNode params = golden.params().all();
        int exported = golden.output("spike_locations").path("length").asInt();
        WaveformExtractor waveforms =
                GoldenExtractors.dense(golden).compute("spike_locations", params, GoldenExtractors.quietly());
        NdArray all = waveforms.extension("spike_locations").data().array("spike_locations");
        NdArray found = all.slice(0, exported);
        answers.numbers("spike_locations", () -> found);
        if (found.fieldNames().contains("alpha")) {
            misfits(golden, waveforms, found, answers);
        }
    }

    /** How well our places and the recorded ones explain what the channels see. */
    private static void misfits(GoldenCase golden, WaveformExtractor waveforms, NdArray found, Answers answers) {
        ObjectNode settled = waveforms.extension("spike_locations").params();
        double perMs = waveforms.samplingFrequency() / 1000;
        MonopoleMisfit misfit = new MonopoleMisfit(
                waveforms.recording(),
                waveforms.spikes(),
                TemplateTools.getTemplateExtremumChannel(waveforms.templates(), PeakSign.NEG),
                (int) (settled.path("ms_before").doubleValue() * perMs),
                (int) (settled.path("ms_after").doubleValue() * perMs));
        answers.doubles("misfit", () -> misfit.of(found)).doubles("misfit_recorded", () -> misfit.of(recorded(golden)));
    }

    private static NdArray recorded(GoldenCase golden) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        golden.output("spike_locations")
                .path("fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        Npy.read(golden.file(field.getValue().path("file").stringValue()))));
        return NdArray.ofFields(fields);
    }
}
