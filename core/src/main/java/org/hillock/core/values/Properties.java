package org.hillock.core.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;

/** Named arrays along the channels of a recording or the units of a sorting; the first axis of each has {@code length} entries. Immutable. */
public final class Properties {
    private final int length;
    private final Map<String, NdArray> arrays;

    private Properties(int length, Map<String, NdArray> arrays) {
        this.length = length;
        this.arrays = Collections.unmodifiableMap(arrays);
    }

    /** No properties yet, for the given number of channels or units. */
    public static Properties empty(int length) {
        return new Properties(length, Map.of());
    }

    /** Number of channels or units. */
    public int length() {
        return length;
    }

    /** The names, in order of setting. */
    public Set<String> keys() {
        return arrays.keySet();
    }

    /** The array of a key. */
    public Optional<NdArray> find(String key) {
        return Optional.ofNullable(arrays.get(key));
    }

    /** The array of a key; an unknown one is refused with the known ones listed. */
    public NdArray get(String key) {
        return find(key)
                .orElseThrow(
                        () -> new WrongArgumentException("property = '" + key + "' must be one of " + keys() + "."));
    }

    /** All arrays by name. */
    public Map<String, NdArray> asMap() {
        return arrays;
    }

    /** With one array set or replaced; its first axis must have {@link #length()} entries. */
    public Properties with(String key, NdArray values) {
        if (values.rank() == 0 || values.length() != length) {
            throw new WrongArgumentException(
                    "set_property: values for '" + key + "' of shape " + java.util.Arrays.toString(values.shape())
                            + " must have one entry for each of the " + length + " ids.");
        }
        Map<String, NdArray> copy = new LinkedHashMap<>(arrays);
        copy.put(key, values);
        return new Properties(length, copy);
    }

    /** Without a key; nothing happens where it is absent. */
    public Properties without(String key) {
        Map<String, NdArray> copy = new LinkedHashMap<>(arrays);
        copy.remove(key);
        return new Properties(length, copy);
    }

    /** The entries at the given positions. */
    public Properties take(int[] indices) {
        Map<String, NdArray> taken = new LinkedHashMap<>();
        arrays.forEach((key, array) -> taken.put(key, array.take(indices)));
        return new Properties(indices.length, taken);
    }

    /** All properties of both, the second's where both have a key. */
    public static Properties overlay(Properties below, Properties above) {
        Properties out = below;
        for (Map.Entry<String, NdArray> entry : above.arrays.entrySet()) {
            out = out.with(entry.getKey(), entry.getValue());
        }
        return out;
    }

    /** The properties that all parts have with one element type and trailing shape, joined; the others are dropped. */
    public static Properties concatenate(List<Properties> parts) {
        int total = parts.stream().mapToInt(Properties::length).sum();
        Map<String, NdArray> joined = new LinkedHashMap<>();
        for (String key : parts.getFirst().keys()) {
            List<NdArray> arrays = new ArrayList<>();
            parts.forEach(part -> part.find(key).ifPresent(arrays::add));
            if (arrays.size() == parts.size() && arrays.stream().allMatch(array -> fits(arrays.getFirst(), array))) {
                joined.put(key, NdArray.concatenate(arrays));
            }
        }
        return new Properties(total, joined);
    }

    private static boolean fits(NdArray first, NdArray other) {
        int[] a = first.shape();
        int[] b = other.shape();
        a[0] = 0;
        b[0] = 0;
        boolean texts = first.type() instanceof ElementType.Text && other.type() instanceof ElementType.Text;
        return java.util.Arrays.equals(a, b) && (texts || first.type().equals(other.type()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties that && length == that.length && arrays.equals(that.arrays);
    }

    @Override
    public int hashCode() {
        return 31 * length + arrays.hashCode();
    }

    @Override
    public String toString() {
        return arrays.toString();
    }
}
