package org.hillock.testkit.areas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.NoiseLevelMethod;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The handlers of quality metrics that start from a recording. */
final class MetricCases {
    private MetricCases() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of("oneMetric", MetricCases::oneMetric);
    }

    private static void oneMetric(GoldenCase golden, Answers answers) {
        String name = golden.function().substring(golden.function().lastIndexOf(' ') + 1);
        ObjectNode parameters = golden.params()
                .find("qm_params")
                .map(node -> (ObjectNode) node)
                .orElse(PythonJson.NODES.objectNode());
        golden.params().all();
        QualityMetric metric = QualityMetricsArea.metric(name, parameters);
        MetricInput input = input(golden);
        MetricTable table = QualityMetricsArea.table(input, metric);
        answers.output("metrics", () -> new Answer.Table(QualityMetricsArea.csv(table)))
                .output("defect", () -> new Answer.Table(Defects.table(input, withGain(golden, input), List.of(metric))));
    }

    private static MetricInput withGain(GoldenCase golden, MetricInput input) {
        float gain = (float) golden.recording().getChannelGains()[0];
        float[] amplitudes = amplitudes(golden.recording(), input.spikes(), input.templates());
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] += gain;
        }
        return input.withSpikeAmplitudes(amplitudes);
    }

    static MetricInput input(GoldenCase golden) {
        Recording recording = golden.recording();
        Sorting sorting = golden.sorting(1);
        Templates templates = TemplateEstimation.average(
                        WaveformWindow.ofMs(1, 2, recording.getSamplingFrequency()))
                .run(recording, sorting.toSpikeVector(), sorting.getUnitIds(), CoreWaveforms.quietly())
                .templates();
        double[] noise = RecordingTools.getNoiseLevels(
                recording,
                NoiseLevels.standard()
                        .withChunks(RandomChunks.standard().withNumChunksPerSegment(10).withChunkSize(3000)));
        double[] deviations = RecordingTools.getNoiseLevels(
                recording, NoiseLevels.standard().withMethod(NoiseLevelMethod.STD).withPeerSums(true));
        double[] y = golden.tree().cases().stream()
                .filter(other -> other.name().equals("template_and_amplitudes_dense"))
                .findFirst()
                .orElseThrow()
                .outputArray("spike_y")
                .toDoubles();
        return MetricInput.of(sorting, recording)
                .withTemplates(templates)
                .withNoiseLevels(noise)
                .withNoiseDeviations(deviations)
                .withSpikeLocations(Map.of("y", y))
                .withSpikeAmplitudes(amplitudes(recording, sorting.toSpikeVector(), templates));
    }

    private static float[] amplitudes(Recording recording, SpikeVector spikes, Templates templates) {
        int[] channels = TemplateTools.getTemplateExtremumChannel(templates, PeakSign.NEG);
        int[] shifts = TemplateTools.getTemplateExtremumChannelPeakShift(templates, PeakSign.NEG);
        float[] amplitudes = new float[spikes.size()];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            Traces traces = recording.getScaledTraces(segment, 0, recording.getNumSamples(segment));
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                int unit = spikes.unitIndex(i);
                long frame = spikes.sampleIndex(i) + shifts[unit];
                amplitudes[i] = frame < 0 || frame >= traces.numSamples()
                        ? 0
                        : (float) traces.get((int) frame, channels[unit]);
            }
        }
        return amplitudes;
    }
}
