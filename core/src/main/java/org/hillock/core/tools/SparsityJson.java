package org.hillock.core.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A sparsity under the peer's keys; unit ids that are numbers become texts as keys and are found again by the list of units. */
final class SparsityJson {
    private static final String CHANNELS_OF_UNITS = "unit_id_to_channel_ids";

    private SparsityJson() {}

    static ObjectNode write(ChannelSparsity sparsity) {
        ObjectNode out = PythonJson.NODES.objectNode();
        ObjectNode channels = out.putObject(CHANNELS_OF_UNITS);
        sparsity.unitIdToChannelIds().forEach((unit, names) -> channels.set(unit.toString(), list(names)));
        out.set("channel_ids", list(sparsity.channelIds()));
        out.set("unit_ids", list(sparsity.unitIds()));
        return out;
    }

    static ArrayNode list(Ids ids) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (Id id : ids) {
            if (id.isText()) {
                out.add(id.toString());
            } else {
                out.add(id.asLong());
            }
        }
        return out;
    }

    static Ids ids(JsonNode list, String key) {
        if (!list.isArray()) {
            throw new WrongArgumentException("sparsity: " + key + " must be a list of ids.");
        }
        List<Id> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.isString() ? Id.of(id.stringValue()) : Id.of(id.asLong())));
        return Ids.of(ids);
    }

    static ChannelSparsity read(JsonNode dict) {
        Ids unitIds = ids(dict.path("unit_ids"), "unit_ids");
        Ids channelIds = ids(dict.path("channel_ids"), "channel_ids");
        Map<Id, Ids> channels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : dict.path(CHANNELS_OF_UNITS).properties()) {
            channels.put(unitIds.parse(entry.getKey()), ids(entry.getValue(), CHANNELS_OF_UNITS));
        }
        if (!dict.path(CHANNELS_OF_UNITS).isObject()) {
            throw new WrongArgumentException("sparsity: " + CHANNELS_OF_UNITS + " must be an object.");
        }
        return ChannelSparsity.fromUnitIdToChannelIds(channels, unitIds, channelIds);
    }
}
