package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the annotations and properties of a dictionary onto the object that was rebuilt from it. */
final class Described {
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
                // Pickles hold the probe as records without names; the object below has it with them.
                boolean isProbe = entry.getKey().equals("contact_vector");
                if (!isProbe && entry.getValue().isArray() && entry.getValue().size() == own.length()) {
                    NdArray values = NdJson.fromJson(entry.getValue());
                    out = out.with(entry.getKey(), asStored(entry.getKey(), values));
                }
            }
        }
        return out;
    }

    /** JSON writes whole floats like whole numbers; these properties are floats always. */
    private static NdArray asStored(String key, NdArray values) {
        boolean wanted = key.equals("gain_to_uV") || key.equals("offset_to_uV") || key.equals("location");
        return wanted ? NdArray.ofDoubles(values.toDoubles(), values.shape()) : values;
    }

    private static Recording recording(Recording recording, Properties properties, ObjectNode annotations) {
        return new Recording(
                recording.info().withProperties(properties).withAnnotations(annotations),
                recording.traces(),
                recording.provenance());
    }

    private static Recording metadata(Recording recording, ObjectNode dict) {
        String folder = dict.path("folder_metadata").asString("");
        boolean there = !folder.isEmpty() && Path.of(folder).isAbsolute() && Files.isDirectory(Path.of(folder));
        return there ? FolderMetadata.loadMetadataFromFolder(recording, Path.of(folder)) : recording;
    }
}
