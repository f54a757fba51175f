package org.hillock.core.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/**
 * Contacts as a structured array with one row a contact, the form in which recordings keep them as a property.
 *
 * <p>Fields in order: {@code probe_index} (groups only), {@code x, y(, z)}, {@code contact_shapes}, the shape parameters in the order
 * of their first appearance (0 where a shape has none), {@code shank_ids}, {@code contact_ids}, {@code contact_sides} where known; a
 * complete vector goes on with {@code device_channel_indices}, {@code si_units}, {@code plane_axis_x_0}, {@code plane_axis_x_1},
 * {@code plane_axis_y_0} … and one field a contact annotation. Fields that only some probes of a group have stand at the end,
 * 0 or empty for the others.
 */
public final class ContactVector {
    private static final int TEXT_WIDTH = 64;
    private static final int SIDE_WIDTH = 8;
    private static final String[] AXES = {"x", "y", "z"};

    private ContactVector() {}

    /** The vector of one probe. */
    public static NdArray of(Probe probe, boolean complete) {
        return NdArray.ofFields(fields(probe, complete), probe.getContactCount());
    }

    /** The vector of a group, probe after probe. */
    public static NdArray of(ProbeGroup group, boolean complete) {
        Map<String, NdArray> joined = new LinkedHashMap<>();
        joined.put("probe_index", NdArray.ofInts(group.getProbeIndices()));
        int total = group.getContactCount();
        int from = 0;
        for (Probe probe : group.probes()) {
            int start = from;
            fields(probe, complete)
                    .forEach((name, column) -> joined.merge(
                            name,
                            ContactColumns.padded(column, start, total),
                            (a, b) -> ContactColumns.overlay(a, b, start, column.length())));
            from += probe.getContactCount();
        }
        return NdArray.ofFields(joined, total);
    }

    private static Map<String, NdArray> fields(Probe probe, boolean complete) {
        Contacts contacts = probe.contacts();
        int n = contacts.count();
        int ndim = probe.ndim();
        Map<String, NdArray> fields = new LinkedHashMap<>();
        for (int d = 0; d < ndim; d++) {
            int axis = d;
            fields.put(AXES[d], doubles(n, i -> contacts.positions().doubleAt(i * ndim + axis)));
        }
        fields.put(
                "contact_shapes",
                texts(TEXT_WIDTH, n, i -> contacts.shapes().get(i).name()));
        contacts.shapes().stream()
                .flatMap(shape -> shape.params().keySet().stream())
                .distinct()
                .forEach(key -> fields.put(
                        key, doubles(n, i -> shapeParam(contacts.shapes().get(i), key))));
        fields.put("shank_ids", texts(TEXT_WIDTH, n, contacts::shankId));
        fields.put(
                "contact_ids",
                texts(TEXT_WIDTH, n, i -> contacts.ids().map(ids -> ids.get(i)).orElse("")));
        contacts.sides().ifPresent(sides -> fields.put("contact_sides", texts(SIDE_WIDTH, n, sides::get)));
        if (complete) {
            addComplete(fields, probe);
        }
        return fields;
    }

    private static void addComplete(Map<String, NdArray> fields, Probe probe) {
        Contacts contacts = probe.contacts();
        int n = contacts.count();
        int ndim = probe.ndim();
        fields.put(
                "device_channel_indices",
                NdArray.ofInts(
                        IntStream.range(0, n).map(contacts::deviceChannelIndex).toArray()));
        fields.put("si_units", texts(TEXT_WIDTH, n, i -> probe.siUnits()));
        for (int d = 0; d < ndim; d++) {
            for (int a = 0; a < 2; a++) {
                int at = a * ndim + d;
                fields.put("plane_axis_" + AXES[d] + "_" + a, doubles(n, i -> contacts.planeAxes()
                        .doubleAt(2 * i * ndim + at)));
            }
        }
        contacts.annotations().forEach((key, values) -> fields.put(key, JsonArrays.column(values)));
    }

    private static double shapeParam(ContactShape shape, String key) {
        return shape.params().containsKey(key) ? shape.param(key) : 0;
    }

    private static NdArray doubles(int n, IntFunction<Double> value) {
        return NdArray.ofDoubles(IntStream.range(0, n)
                .mapToObj(value)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static NdArray texts(int width, int n, IntFunction<String> value) {
        return NdArray.ofStrings(width, IntStream.range(0, n).mapToObj(value).toArray(String[]::new));
    }

    /** The probes of a vector: one for every value of {@code probe_index}, rising; a vector without that field is one probe. */
    public static ProbeGroup parse(NdArray vector) {
        if (!(vector.type() instanceof ElementType.Struct)) {
            throw new WrongArgumentException("contact vector: array of " + vector.type() + " must be structured.");
        }
        if (!vector.fieldNames().contains("probe_index")) {
            return ProbeGroup.of(parseProbe(vector));
        }
        int[] index = vector.field("probe_index").toInts();
        return new ProbeGroup(IntStream.of(index)
                .distinct()
                .sorted()
                .mapToObj(p -> parseProbe(vector.take(IntStream.range(0, index.length)
                        .filter(i -> index[i] == p)
                        .toArray())))
                .toList());
    }

    private static Probe parseProbe(NdArray rows) {
        int n = rows.length();
        List<String> names = rows.fieldNames();
        int ndim = names.contains("z") && !isAnnotation(names, "z") ? 3 : 2;
        double[] positions = new double[n * ndim];
        for (int d = 0; d < ndim; d++) {
            double[] column = rows.field(AXES[d]).toDoubles();
            for (int i = 0; i < n; i++) {
                positions[i * ndim + d] = column[i];
            }
        }
        Contacts contacts = new Contacts(
                NdArray.ofDoubles(positions, n, ndim),
                planeAxes(rows, ndim),
                ContactColumns.shapes(rows),
                ContactColumns.texts(rows, "contact_ids")
                        .filter(ids -> ids.stream().anyMatch(id -> !id.isEmpty())),
                ContactColumns.texts(rows, "shank_ids"),
                ContactColumns.texts(rows, "contact_sides"),
                wiring(rows),
                ContactColumns.annotations(rows));
        String units = n == 0 || !names.contains("si_units")
                ? "um"
                : rows.field("si_units").toStrings()[0];
        return new Probe(ndim, units, Map.of(), contacts, Optional.empty());
    }

    /** {@code z} after the first named column is a contact annotation. */
    private static boolean isAnnotation(List<String> names, String name) {
        return names.indexOf(name) > names.indexOf("contact_shapes");
    }

    private static Optional<List<Integer>> wiring(NdArray rows) {
        if (!rows.fieldNames().contains("device_channel_indices")) {
            return Optional.empty();
        }
        int[] indices = rows.field("device_channel_indices").toInts();
        return IntStream.of(indices).allMatch(i -> i == -1)
                ? Optional.empty()
                : Optional.of(IntStream.of(indices).boxed().toList());
    }

    private static NdArray planeAxes(NdArray rows, int ndim) {
        int n = rows.length();
        if (!rows.fieldNames().contains("plane_axis_x_0")) {
            if (ndim == 3) {
                throw new WrongArgumentException(
                        "contact vector: fields plane_axis_x_0 … plane_axis_z_1 must be given for"
                                + " a three-dimensional probe. Write the vector with complete = true.");
            }
            return Contacts.uprightAxes(n);
        }
        double[] axes = new double[n * 2 * ndim];
        for (int d = 0; d < ndim; d++) {
            for (int a = 0; a < 2; a++) {
                double[] column = rows.field("plane_axis_" + AXES[d] + "_" + a).toDoubles();
                for (int i = 0; i < n; i++) {
                    axes[2 * i * ndim + a * ndim + d] = column[i];
                }
            }
        }
        return NdArray.ofDoubles(axes, n, 2, ndim);
    }
}
