package org.hillock.core.probe;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * The contacts of a probe, column by column; every column has one entry a contact.
 *
 * @param positions {@code [contacts × ndim]} in the units of the probe, whole or floating-point numbers, finite
 * @param planeAxes {@code [contacts × 2 × ndim]}: the two unit vectors that span the plane of each contact
 * @param shapes outline of each contact
 * @param ids names, distinct within the probe, where known
 * @param shankIds shank of each contact, where known; an empty text means none
 * @param sides face of the shank ({@code front} or {@code back}), where known
 * @param deviceChannelIndices recorded channel of each contact, -1 where not connected; absent before wiring
 * @param annotations further facts by name
 */
public record Contacts(
        NdArray positions,
        NdArray planeAxes,
        List<ContactShape> shapes,
        Optional<List<String>> ids,
        Optional<List<String>> shankIds,
        Optional<List<String>> sides,
        Optional<List<Integer>> deviceChannelIndices,
        Map<String, List<JsonNode>> annotations) {
    /** Copies and checks: equal lengths, finite positions, distinct ids. */
    public Contacts {
        shapes = List.copyOf(shapes);
        ids = ids.map(List::copyOf);
        shankIds = shankIds.map(List::copyOf);
        sides = sides.map(List::copyOf);
        deviceChannelIndices = deviceChannelIndices.map(List::copyOf);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        checkArrays(positions, planeAxes);
        int n = positions.length();
        checkLength("contact_shapes", shapes, n);
        ids.ifPresent(v -> checkLength("contact_ids", v, n));
        shankIds.ifPresent(v -> checkLength("shank_ids", v, n));
        sides.ifPresent(v -> checkLength("contact_sides", v, n));
        deviceChannelIndices.ifPresent(v -> checkLength("device_channel_indices", v, n));
        annotations.forEach((key, v) -> checkLength("contact_annotations." + key, v, n));
        ids.ifPresent(Contacts::checkDistinct);
    }

    /** Contacts at the given rows, with upright axes and no further facts. */
    static Contacts at(NdArray positions, NdArray planeAxes, List<ContactShape> shapes) {
        return new Contacts(
                positions,
                planeAxes,
                shapes,
                Optional.empty(),
                Optional.of(Collections.nCopies(positions.length(), "")),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Upright axes for {@code n} contacts of a two-dimensional probe: x to the right, y up. */
    static NdArray uprightAxes(int n) {
        double[] axes = new double[4 * n];
        for (int i = 0; i < n; i++) {
            axes[4 * i] = 1;
            axes[4 * i + 3] = 1;
        }
        return NdArray.ofDoubles(axes, n, 2, 2);
    }

    /** How many. */
    public int count() {
        return positions.length();
    }

    /** The contacts at the given indices, in that order. */
    public Contacts take(int[] indices) {
        Map<String, List<JsonNode>> taken = new LinkedHashMap<>();
        annotations.forEach((key, values) -> taken.put(key, pick(values, indices)));
        return new Contacts(
                positions.take(indices),
                planeAxes.take(indices),
                pick(shapes, indices),
                ids.map(v -> pick(v, indices)),
                shankIds.map(v -> pick(v, indices)),
                sides.map(v -> pick(v, indices)),
                deviceChannelIndices.map(v -> pick(v, indices)),
                taken);
    }

    /** The shank of a contact; an empty text where none is known. */
    public String shankId(int contact) {
        return shankIds.map(v -> v.get(contact)).orElse("");
    }

    /** The recorded channel of a contact; -1 where not connected or not wired. */
    public int deviceChannelIndex(int contact) {
        return deviceChannelIndices.map(v -> v.get(contact)).orElse(-1);
    }

    /** Other positions and axes. */
    Contacts withGeometry(NdArray newPositions, NdArray newAxes) {
        return new Contacts(newPositions, newAxes, shapes, ids, shankIds, sides, deviceChannelIndices, annotations);
    }

    /** Other ids. */
    Contacts withIds(Optional<List<String>> newIds) {
        return new Contacts(positions, planeAxes, shapes, newIds, shankIds, sides, deviceChannelIndices, annotations);
    }

    /** Other shank ids. */
    Contacts withShankIds(Optional<List<String>> newIds) {
        return new Contacts(positions, planeAxes, shapes, ids, newIds, sides, deviceChannelIndices, annotations);
    }

    /** Other sides. */
    Contacts withSides(Optional<List<String>> newSides) {
        return new Contacts(positions, planeAxes, shapes, ids, shankIds, newSides, deviceChannelIndices, annotations);
    }

    /** Another wiring. */
    Contacts withDeviceChannelIndices(Optional<List<Integer>> indices) {
        return new Contacts(positions, planeAxes, shapes, ids, shankIds, sides, indices, annotations);
    }

    /** Other annotations. */
    Contacts withAnnotations(Map<String, List<JsonNode>> newAnnotations) {
        return new Contacts(positions, planeAxes, shapes, ids, shankIds, sides, deviceChannelIndices, newAnnotations);
    }

    private static <T> List<T> pick(List<T> values, int[] indices) {
        Function<Integer, T> at = values::get;
        return IntStream.of(indices).boxed().map(at).toList();
    }

    private static void checkArrays(NdArray positions, NdArray planeAxes) {
        int[] shape = positions.shape();
        if (shape.length != 2 || (shape[1] != 2 && shape[1] != 3)) {
            throw new WrongArgumentException("contacts: contact_positions of shape " + Arrays.toString(shape)
                    + " must have one row a contact and 2 or 3 columns.");
        }
        for (int i = 0; i < positions.size(); i++) {
            if (!Double.isFinite(positions.doubleAt(i))) {
                throw new WrongArgumentException("contacts: contact_positions[" + i / shape[1] + "] = "
                        + positions.doubleAt(i) + " must be a finite number. Give a position for every contact.");
            }
        }
        int[] axes = {shape[0], 2, shape[1]};
        if (!Arrays.equals(planeAxes.shape(), axes)) {
            throw new WrongArgumentException("contacts: contact_plane_axes of shape "
                    + Arrays.toString(planeAxes.shape()) + " must have the shape " + Arrays.toString(axes)
                    + " (" + shape[0] + " contacts, two axes each).");
        }
    }

    private static void checkLength(String key, List<?> values, int contacts) {
        if (values.size() != contacts) {
            throw new WrongArgumentException("contacts: " + key + " of length " + values.size()
                    + " must have one entry a contact (there are " + contacts + " contacts).");
        }
    }

    private static void checkDistinct(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new WrongArgumentException("contacts: contact_ids = '" + id
                        + "' must occur once within a probe (it occurs twice). Give distinct ids.");
            }
        }
    }
}
