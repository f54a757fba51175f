package org.hillock.core.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.snippets.Snippets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes how an object came to be as the peer's nested dictionary (class, module, version, kwargs, annotations, properties). */
public final class ExtractorJson {
    /** The release of the peer whose layout is written. */
    public static final String LAYOUT_VERSION = "0.101.2";

    /** The properties that travel inside the dictionary; all others travel in a folder. */
    private static final List<String> MAIN_RECORDING_PROPERTIES =
            List.of("group", "location", "gain_to_uV", "offset_to_uV");

    private ExtractorJson() {}

    /** The dictionary with absolute paths. */
    public static ObjectNode toDict(Traced object) {
        return toDict(object, Optional.empty());
    }

    /**
     * The dictionary.
     *
     * @param relativeTo the folder that paths are written relative to; absent: absolute paths
     * @throws WrongArgumentException where some part of the chain lives in memory only
     */
    public static ObjectNode toDict(Traced object, Optional<Path> relativeTo) {
        ObjectNode dict = nested(object);
        relativeTo.ifPresent(folder ->
                RelativePaths.makeRelative(dict, folder.toAbsolutePath().normalize()));
        return dict.put("relative_paths", relativeTo.isPresent());
    }

    private static ObjectNode nested(Traced object) {
        Provenance provenance = object.provenance();
        if (!provenance.operation().isDumpable()) {
            throw new WrongArgumentException("to_dict: the object must not live in memory only ("
                    + OperationType.of(provenance.operation()).className() + "). Save it to a folder first.");
        }
        OperationType<?> type = OperationType.of(provenance.operation());
        ObjectNode dict = PythonJson.NODES.objectNode();
        dict.put("class", type.pythonClass());
        dict.put("module", type.pythonClass().startsWith("spikeinterface") ? "spikeinterface" : "hillock");
        dict.put("version", LAYOUT_VERSION);
        dict.set("kwargs", kwargs(provenance, type));
        dict.set("annotations", object.annotations().deepCopy());
        dict.set("properties", mainProperties(object));
        return dict;
    }

    private static ObjectNode kwargs(Provenance provenance, OperationType<?> type) {
        ObjectNode kwargs = PythonJson.NODES.objectNode();
        List<? extends Traced> parents = provenance.parents();
        boolean two = !type.secondParentKey().isEmpty();
        putParents(kwargs, type.parentKey(), two ? parents.subList(0, 1) : parents);
        putParents(kwargs, type.secondParentKey(), two ? parents.subList(1, parents.size()) : List.of());
        kwargs.setAll(type.toJson(provenance.operation()));
        return kwargs;
    }

    private static void putParents(ObjectNode kwargs, String key, List<? extends Traced> parents) {
        if (key.endsWith("_list")) {
            ArrayNode list = kwargs.putArray(key);
            parents.forEach(parent -> list.add(withoutRelative(parent)));
        } else if (!key.isEmpty() && !parents.isEmpty()) {
            kwargs.set(key, withoutRelative(parents.getFirst()));
        }
    }

    private static ObjectNode withoutRelative(Traced parent) {
        return nested(parent).put("relative_paths", false);
    }

    static ObjectNode mainProperties(Traced object) {
        ObjectNode properties = PythonJson.NODES.objectNode();
        if (object instanceof Recording || object instanceof Snippets) {
            for (String key : MAIN_RECORDING_PROPERTIES) {
                JsonNode value =
                        object.properties().find(key).map(NdJson::toJson).orElse(PythonJson.NODES.nullNode());
                properties.set(key, value);
            }
        }
        return properties;
    }
}
