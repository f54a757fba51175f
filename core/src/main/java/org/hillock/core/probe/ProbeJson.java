package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Probes as the JSON objects of probeinterface 0.2.24, key for key and in its order.
 *
 * <p>A file is {@code {"specification": "probeinterface", "version": …, "probes": […]}}; inside other files the object holds
 * {@code probes} alone. Optional keys are absent where the probe doesn't know them. Keys that are not part of the format are ignored.
 */
public final class ProbeJson {
    /** The version of the format that is written. */
    public static final String VERSION = "0.2.24";

    private ProbeJson() {}

    /** The object of a whole file. */
    public static ObjectNode toFileTree(ProbeGroup group) {
        ObjectNode tree = PythonJson.NODES.objectNode();
        tree.put("specification", "probeinterface");
        tree.put("version", VERSION);
        tree.setAll(toTree(group));
        return tree;
    }

    /** The object {@code {"probes": […]}}. */
    public static ObjectNode toTree(ProbeGroup group) {
        ObjectNode tree = PythonJson.NODES.objectNode();
        ArrayNode probes = tree.putArray("probes");
        group.probes().forEach(probe -> probes.add(toTree(probe)));
        return tree;
    }

    /** The object of one probe. */
    public static ObjectNode toTree(Probe probe) {
        Contacts contacts = probe.contacts();
        ObjectNode tree = PythonJson.NODES.objectNode();
        tree.put("ndim", probe.ndim());
        tree.put("si_units", probe.siUnits());
        tree.set("annotations", annotations(probe));
        ObjectNode contactAnnotations = tree.putObject("contact_annotations");
        contacts.annotations().forEach((key, values) -> contactAnnotations.set(key, list(values)));
        if (contacts.count() == 0) {
            return tree;
        }
        tree.set("contact_positions", JsonArrays.toTree(contacts.positions()));
        tree.set("contact_plane_axes", JsonArrays.toTree(contacts.planeAxes()));
        tree.set(
                "contact_shapes",
                texts(contacts.shapes().stream().map(ContactShape::name).toList()));
        ArrayNode params = tree.putArray("contact_shape_params");
        contacts.shapes().forEach(shape -> params.add(params(shape)));
        probe.planarContour().ifPresent(contour -> tree.set("probe_planar_contour", JsonArrays.toTree(contour)));
        contacts.deviceChannelIndices().ifPresent(indices -> {
            ArrayNode list = tree.putArray("device_channel_indices");
            indices.forEach(list::add);
        });
        contacts.ids().ifPresent(ids -> tree.set("contact_ids", texts(ids)));
        contacts.shankIds().ifPresent(ids -> tree.set("shank_ids", texts(ids)));
        contacts.sides().ifPresent(sides -> tree.set("contact_sides", texts(sides)));
        return tree;
    }

    /** The annotations of a probe as an object. */
    static ObjectNode annotations(Probe probe) {
        ObjectNode tree = PythonJson.NODES.objectNode();
        probe.annotations().forEach(tree::set);
        return tree;
    }

    private static ObjectNode params(ContactShape shape) {
        ObjectNode tree = PythonJson.NODES.objectNode();
        shape.params().forEach((key, value) -> {
            if (value instanceof Long whole) {
                tree.put(key, whole);
            } else {
                tree.put(key, value.doubleValue());
            }
        });
        return tree;
    }

    private static ArrayNode list(List<JsonNode> values) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        values.forEach(out::add);
        return out;
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        values.forEach(out::add);
        return out;
    }

    /** The group of a file's object or of {@code {"probes": […]}}; a problem is reported with the probe and the key. */
    public static ProbeGroup parseGroup(JsonNode tree) {
        JsonNode probes = required(tree, "probes");
        if (!probes.isArray()) {
            throw new WrongArgumentException("probe file: probes must be a list of probes.");
        }
        List<Probe> parsed = new ArrayList<>();
        for (JsonNode probe : probes) {
            try {
                parsed.add(parseProbe(probe));
            } catch (WrongArgumentException e) {
                throw new WrongArgumentException("probes[" + parsed.size() + "]: " + e.getMessage(), e);
            }
        }
        return new ProbeGroup(parsed);
    }

    /** The probe of its object. */
    public static Probe parseProbe(JsonNode tree) {
        JsonNode ndim = required(tree, "ndim");
        if (!ndim.isIntegralNumber()) {
            throw new WrongArgumentException("ndim = " + PythonJson.formatCompact(ndim) + " must be 2 or 3.");
        }
        Probe probe = Probe.empty(ndim.intValue(), required(tree, "si_units").asString())
                .withAnnotations(entries(tree, "annotations", Function.identity()));
        Map<String, List<JsonNode>> contactAnnotations = entries(tree, "contact_annotations", ProbeJson::items);
        if (!tree.has("contact_positions") && !tree.has("contact_shapes")) {
            return probe;
        }
        Contacts contacts = new Contacts(
                numbers(tree, "contact_positions"),
                planeAxes(tree, ndim.intValue()),
                shapes(tree),
                strings(tree, "contact_ids").filter(ids -> ids.stream().anyMatch(id -> !id.isEmpty())),
                strings(tree, "shank_ids"),
                strings(tree, "contact_sides"),
                wiring(tree),
                contactAnnotations);
        return probe.withContacts(contacts)
                .withPlanarContour(
                        present(tree, "probe_planar_contour").map(c -> JsonArrays.numbers("probe_planar_contour", c)));
    }

    private static NdArray planeAxes(JsonNode tree, int ndim) {
        if (ndim == 2 && !tree.has("contact_plane_axes")) {
            return Contacts.uprightAxes(required(tree, "contact_positions").size());
        }
        return numbers(tree, "contact_plane_axes");
    }

    private static NdArray numbers(JsonNode tree, String key) {
        return JsonArrays.numbers(key, required(tree, key));
    }

    private static List<ContactShape> shapes(JsonNode tree) {
        List<JsonNode> names = items(required(tree, "contact_shapes"));
        List<JsonNode> params = items(required(tree, "contact_shape_params"));
        if (names.size() != params.size()) {
            throw new WrongArgumentException("contact_shape_params of length " + params.size()
                    + " must have one entry a contact (contact_shapes has " + names.size() + ").");
        }
        List<ContactShape> shapes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Number> numbers = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> param : params.get(i).properties()) {
                numbers.put(param.getKey(), number(param));
            }
            shapes.add(new ContactShape(names.get(i).asString(), numbers));
        }
        return shapes;
    }

    private static Number number(Map.Entry<String, JsonNode> param) {
        JsonNode value = param.getValue();
        if (!value.isNumber()) {
            throw new WrongArgumentException("contact_shape_params: " + param.getKey() + " = "
                    + PythonJson.formatCompact(value) + " must be a number.");
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.doubleValue();
    }

    private static Optional<List<Integer>> wiring(JsonNode tree) {
        return present(tree, "device_channel_indices")
                .map(indices -> items(indices).stream().map(ProbeJson::channel).toList());
    }

    private static int channel(JsonNode node) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new WrongArgumentException("device_channel_indices: value = " + PythonJson.formatCompact(node)
                    + " must be a channel number, or -1 for not connected.");
        }
        return (int) value;
    }

    private static Optional<List<String>> strings(JsonNode tree, String key) {
        return present(tree, key).map(list -> items(list).stream()
                .map(v -> v.isString() ? v.stringValue() : PythonJson.formatCompact(v))
                .toList());
    }

    private static <T> Map<String, T> entries(JsonNode tree, String key, Function<JsonNode, T> value) {
        Map<String, T> found = new LinkedHashMap<>();
        present(tree, key).ifPresent(object -> object.properties()
                .forEach(entry -> found.put(entry.getKey(), value.apply(entry.getValue()))));
        return found;
    }

    private static List<JsonNode> items(JsonNode list) {
        if (!list.isArray()) {
            throw new WrongArgumentException(
                    "value = " + PythonJson.formatCompact(list) + " must be a list with one entry a contact.");
        }
        List<JsonNode> items = new ArrayList<>();
        for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
            items.add(each.next());
        }
        return items;
    }

    private static Optional<JsonNode> present(JsonNode tree, String key) {
        return Optional.ofNullable(tree.get(key)).filter(node -> !node.isNull());
    }

    private static JsonNode required(JsonNode tree, String key) {
        return present(tree, key)
                .orElseThrow(() -> new WrongArgumentException("key '" + key + "' must be present. Known keys: ndim,"
                        + " si_units, annotations, contact_annotations, contact_positions, contact_plane_axes,"
                        + " contact_shapes, contact_shape_params, probe_planar_contour, device_channel_indices,"
                        + " contact_ids, shank_ids, contact_sides."));
    }
}
