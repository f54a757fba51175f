package org.hillock.core.npy;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PickleValue.Bytes;
import org.hillock.core.npy.PickleValue.Dict;
import org.hillock.core.npy.PickleValue.Global;
import org.hillock.core.npy.PickleValue.Items;
import org.hillock.core.npy.PickleValue.Mark;
import org.hillock.core.npy.PickleValue.Plain;
import org.hillock.core.npy.PickleValue.Unique;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a pickle holds into a JSON tree; refuses values that contain themselves and trees that explode. */
final class PickleTree {
    private static final int MAX_DEPTH = 500;
    private static final long MAX_NODES = 50_000_000;
    private final Set<PickleValue> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean namedFields;
    private long nodes;

    /** Whether records become objects of their fields rather than lists. */
    PickleTree(boolean namedFields) {
        this.namedFields = namedFields;
    }

    JsonNode tree(PickleValue value) {
        nodes++;
        if (nodes > MAX_NODES) {
            throw new NotSupportedException(
                    "a pickle of more than " + MAX_NODES + " values can't be read. Store large data as arrays.");
        }
        return switch (value) {
            case Plain(JsonNode node) -> node;
            case PickleValue.Records(NdArray array) ->
                namedFields ? PlainItems.nestedRecords(array) : PlainItems.nested(array);
            case Bytes(byte[] bytes) -> PythonJson.NODES.stringNode(TextBytes.decode(bytes, 0, bytes.length));
            case Items items -> nested(value, () -> list(items.values));
            case Unique unique -> nested(value, () -> list(unique.values));
            case Dict dict -> nested(value, () -> object(dict));
            case PickleValue.Array array ->
                nested(value, () -> tree(PickleGlobals.present(array.content, "a numpy array")));
            case PickleValue.Dtype dtype ->
                PickleGlobals.present(dtype.type, "the numpy type '" + dtype.name + "'")
                        .description();
            case Global global -> throw PickleGlobals.refused(global);
            case Mark ignored -> throw new PickleFault("a value is missing");
        };
    }

    private interface Branch {
        JsonNode tree();
    }

    private JsonNode nested(PickleValue value, Branch branch) {
        if (open.size() >= MAX_DEPTH) {
            throw new NotSupportedException(
                    "a pickle nested deeper than " + MAX_DEPTH + " levels can't be read. Write it as flat values.");
        }
        if (!open.add(value)) {
            throw new NotSupportedException(
                    "a pickle with a value that contains itself can't be read. Write it as plain values.");
        }
        JsonNode tree = branch.tree();
        open.remove(value);
        return tree;
    }

    private JsonNode list(Collection<PickleValue> values) {
        ArrayNode list = PythonJson.NODES.arrayNode();
        values.forEach(value -> list.add(tree(value)));
        return list;
    }

    private JsonNode object(Dict dict) {
        ObjectNode object = PythonJson.NODES.objectNode();
        dict.entries.forEach(entry -> object.set(key(entry.getKey()), tree(entry.getValue())));
        return object;
    }

    /** A key as Python's JSON writes it: numbers, True, False and None become text. */
    private static String key(PickleValue key) {
        return switch (key) {
            case Plain(JsonNode node) when node.isString() -> node.stringValue();
            case Plain(JsonNode node) when !node.isContainer() -> PythonJson.formatCompact(node);
            case Bytes(byte[] bytes) -> TextBytes.decode(bytes, 0, bytes.length);
            default ->
                throw new NotSupportedException(
                        "a pickled dict whose keys are neither texts nor numbers can't be read. Use texts as keys.");
        };
    }
}
