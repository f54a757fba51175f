package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the annotations and properties of a dictionary onto the object that was rebuilt from it. */
final class Described {
    private static final String CONTACT_VECTOR = "contact_vector";

    private Described() {}

    static Traced with(Traced object, ObjectNode dict) {
        ObjectNode annotations = object.annotations().deepCopy();
        if (dict.get("annotations") instanceof ObjectNode stored) {
            annotations.setAll(stored);
        }
        Properties properties = withStored(object.properties(), dict);
        return switch (object) {
            case Recording recording -> metadata(recording(recording, properties, annotations), dict);
            case Sorting sorting ->
                new Sorting(
                        sorting.info().withProperties(properties).withAnnotations(annotations),
                        sorting.source(),
                        sorting.provenance(),
                        sorting.registered());
            case Snippets snippets -> snippets.withMetadata(properties, annotations);
            default -> object;
        };
    }

    private static Properties withStored(Properties own, ObjectNode dict) {
        Properties out = own;
        if (dict.get("properties") instanceof ObjectNode stored) {
            for (Map.Entry<String, JsonNode> entry : stored.properties()) {
                JsonNode value = entry.getValue();
                if (value.isNull()) {
                    out = out.without(entry.getKey());
                }
                if (value.isArray()
                        && value.size() == own.length()
                        && !entry.getKey().equals(CONTACT_VECTOR)) {
                    out = withStored(out, entry.getKey(), value);
                }
            }
        }
        return out;
    }

    /** A property with a value that no array holds (Python objects of mixed kinds) is left out. */
    private static Properties withStored(Properties own, String key, JsonNode value) {
        try {
            return own.with(key, asStored(key, NdJson.fromJson(value)));
        } catch (WrongArgumentException e) {
            System.getLogger(Described.class.getName())
                    .log(System.Logger.Level.WARNING, "property '" + key + "' is left out: " + e.getMessage());
            return own;
        }
    }

    /** JSON writes whole floats like whole numbers; these properties are floats always. */
    private static NdArray asStored(String key, NdArray values) {
        boolean wanted = key.equals("gain_to_uV") || key.equals("offset_to_uV") || key.equals("location");
        return wanted ? NdArray.ofDoubles(values.toDoubles(), values.shape()) : values;
    }

    private static Recording recording(Recording recording, Properties properties, ObjectNode annotations) {
        RecordingInfo info = recording.info().withProperties(properties).withAnnotations(annotations);
        boolean probed = properties.find("location").isPresent();
        return new Recording(
                probed ? info : info.withProbes(Optional.empty()), recording.traces(), recording.provenance());
    }

    /** The probe of a dictionary from the peer's pickle: one record for each channel. */
    private static Recording withProbe(Recording recording, ObjectNode dict) {
        JsonNode rows = dict.path("properties").path(CONTACT_VECTOR);
        boolean records = rows.isArray()
                && rows.size() == recording.getNumChannels()
                && !rows.isEmpty()
                && rows.valueStream()
                        .allMatch(row ->
                                row.isObject() && row.size() == rows.get(0).size());
        if (!records) {
            return recording;
        }
        Map<String, NdArray> fields = new LinkedHashMap<>();
        for (String name : rows.get(0).propertyNames()) {
            ArrayNode column = PythonJson.NODES.arrayNode();
            rows.forEach(row -> column.add(row.path(name)));
            fields.put(name, NdJson.fromJson(column));
        }
        Map<String, JsonNode> annotations = new LinkedHashMap<>();
        recording.annotations().properties().forEach(entry -> annotations.put(entry.getKey(), entry.getValue()));
        return FolderMetadata.withProbe(
                recording, WiredProbes.fromContactVector(NdArray.ofFields(fields, rows.size()), annotations));
    }

    private static Recording metadata(Recording recording, ObjectNode dict) {
        String folder = dict.path("folder_metadata").asString("");
        Recording probed = recording.hasProbe() ? recording : withProbe(recording, dict);
        boolean there = !folder.isEmpty() && Path.of(folder).isAbsolute() && Files.isDirectory(Path.of(folder));
        return there ? FolderMetadata.loadMetadataFromFolder(recording, Path.of(folder)) : probed;
    }
}
