package org.hillock.sorters.spikesift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The golden folders; tests are skipped when they are not there. */
final class Golden {
    private Golden() {}

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("hillock.shared", "../shared"), name);
        if (!Files.isDirectory(folder)) {
            System.out.println("SKIPPED golden: not found");
            Assumptions.abort("golden folder " + name + " not found");
        }
        return folder;
    }

    static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> runs() {
        Path shared = Path.of(System.getProperty("hillock.shared", "../shared"), "golden_spikesift");
        if (!Files.isDirectory(shared)) {
            return List.of("none");
        }
        try (var files = Files.walk(shared, 3)) {
            return files.filter(f -> f.endsWith("params.json"))
                    .map(f -> shared.relativize(f.getParent()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SpikeSiftOptions options(JsonNode parameters) {
        SpikeSiftOptions usual = SpikeSiftOptions.withDefaults();
        return new SpikeSiftOptions(
                parameters.path("min_segment_length").asDouble(usual.minSegmentLength()),
                parameters.path("detection_sensitivity").asDouble(usual.detectionSensitivity()),
                parameters.path("min_spikes_per_cluster").asDouble(usual.minSpikesPerCluster()),
                parameters.path("merging_threshold").asDouble(usual.mergingThreshold()),
                parameters.path("max_drift").asDouble(usual.maxDrift()),
                parameters.path("detection_polarity").asDouble(usual.detectionPolarity()));
    }

    /** Writes the flat file that a run was made from and describes it. */
    static SpikeSiftRecording recording(Path run, Path temporary) {
        Map<String, Npy> recording = Npy.readAll(run.getParent().resolve("recording.npz"));
        JsonNode params = json(run.resolve("params.json"));
        JsonNode input = params.get("input");
        Npy traces = recording.get("traces");
        float[][] geometry = recording.get("geometry").floatRows();
        boolean scaled = input.has("scale");
        String type = input.get("dtype").asString();
        int header = input.path("header_bytes").asInt(0);
        int pad = input.path("pad_samples").asInt(0);
        int valueBytes = FlatType.of(type).bytes();
        ByteBuffer bytes = ByteBuffer.allocate(header + (pad * geometry.length + traces.size()) * valueBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] noise = new byte[header];
        new Random(1).nextBytes(noise);
        bytes.put(noise).position(header + pad * geometry.length * valueBytes);
        float scale = (float) input.path("scale").asDouble(1);
        float offset = (float) input.path("offset").asDouble(0);
        for (int i = 0; i < traces.size(); i++) {
            float value = (float) traces.value(i);
            switch (type) {
                case "int16" -> bytes.putShort((short) value);
                case "float32" -> bytes.putFloat(scaled ? value * scale + offset : value);
                default -> throw new IllegalArgumentException(type);
            }
        }
        try {
            Files.write(temporary, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode part = params.get("recording");
        return SpikeSiftRecording.of(
                temporary,
                type,
                geometry,
                recording.get("sampling_frequency").scalar(),
                header,
                pad,
                part.has("num_samples")
                        ? OptionalLong.of(part.get("num_samples").asLong())
                        : OptionalLong.empty(),
                part.path("recording_offset").asLong(0));
    }
}
