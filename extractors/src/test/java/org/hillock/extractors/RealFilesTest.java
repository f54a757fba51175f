package org.hillock.extractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.format.Format;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Real folders of the vendors' programs, compared with what independent readers found in them. */
class RealFilesTest {
    private static final Path REAL = Path.of(System.getProperty("hillock.shared", "../shared"), "realdata");

    @ParameterizedTest
    @CsvSource({
        "spikeglx/noise4sam_ap_nidq, spikeglx",
        "spikeglx/np2_with_sync, spikeglx",
        "openephys_binary/v06x_neuropixels_multiexp, openephysbinary",
        "openephys_binary/v044_with_spikes, openephysbinary"
    })
    void everyStreamHoldsWhatOthersFound(String name, String formatName) {
        Path folder = REAL.resolve(name);
        if (!Files.isDirectory(folder)) {
            System.out.println("SKIPPED real files: not found");
            abort("no real files");
        }
        JsonNode streams = PythonJson.read(folder.resolve("expected.json"))
                .path("expected")
                .path(".")
                .path("signal_streams");
        assertThat(streams).isNotEmpty();
        Format format = Formats.standard().detect(folder);
        assertThat(format.name()).isEqualTo(formatName);
        for (JsonNode stream : streams) {
            for (JsonNode segment : stream.path("segments")) {
                compare(format, folder, stream, segment);
            }
        }
    }

    private static void compare(Format format, Path folder, JsonNode stream, JsonNode segment) {
        ObjectNode options = PythonJson.NODES.objectNode();
        if (format.name().equals("openephysbinary")) {
            options.put("block_index", segment.path("block").intValue());
        }
        Recording recording = (Recording) format.open(
                folder, new OpenOptions(Optional.of(stream.path("id").asString("")), options));
        assertThat(recording.getNumChannels())
                .isEqualTo(stream.path("num_channels").intValue());
        assertThat(recording.getSamplingFrequency())
                .isEqualTo(stream.path("sampling_rate").doubleValue());
        int index = segment.path("segment").intValue();
        assertThat(recording.getNumSamples(index))
                .isEqualTo(segment.path("num_samples").longValue());
        Traces traces = recording.getTraces(index);
        JsonNode sums = segment.path("sum_all");
        JsonNode first = segment.path("first_frame");
        for (int c = 0; c < recording.getNumChannels(); c++) {
            double sum = 0;
            for (int s = 0; s < traces.numSamples(); s++) {
                sum += traces.get(s, c);
            }
            assertThat(sum).isEqualTo(sums.get(c).doubleValue());
            assertThat(traces.get(0, c)).isEqualTo(first.get(c).doubleValue());
        }
    }
}
