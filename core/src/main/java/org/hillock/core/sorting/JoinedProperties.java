package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;

/**
 * The properties of units that are put side by side. Where a part lacks a property, numbers with a point are filled with NaN and texts
 * with the empty text; other properties, and those that differ in type or shape, are dropped.
 */
final class JoinedProperties {
    private JoinedProperties() {}

    static Properties of(List<Properties> parts) {
        Set<String> keys = new LinkedHashSet<>();
        parts.forEach(part -> keys.addAll(part.keys()));
        Properties joined =
                Properties.empty(parts.stream().mapToInt(Properties::length).sum());
        for (String key : keys) {
            Optional<NdArray> values = joined(parts, key);
            if (values.isPresent()) {
                joined = joined.with(key, values.get());
            }
        }
        return joined;
    }

    private static Optional<NdArray> joined(List<Properties> parts, String key) {
        NdArray model = parts.stream()
                .flatMap(part -> part.find(key).stream())
                .findFirst()
                .orElseThrow();
        List<NdArray> arrays = new ArrayList<>();
        for (Properties part : parts) {
            part.find(key)
                    .or(() -> missing(model, part.length()))
                    .filter(array -> alike(array, model))
                    .ifPresent(arrays::add);
        }
        return arrays.size() == parts.size() ? Optional.of(NdArray.concatenate(arrays)) : Optional.empty();
    }

    private static boolean alike(NdArray a, NdArray b) {
        boolean texts = a.type() instanceof ElementType.Text && b.type() instanceof ElementType.Text;
        return (texts || a.type().equals(b.type())) && Arrays.equals(entryShape(a), entryShape(b));
    }

    private static int[] entryShape(NdArray array) {
        return Arrays.copyOfRange(array.shape(), 1, array.rank());
    }

    /** Entries that say "not known", shaped like those of the model; none for types that have no such value. */
    static Optional<NdArray> missing(NdArray model, int length) {
        int[] shape = model.shape();
        shape[0] = length;
        int size = Math.toIntExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact));
        if (model.type() instanceof ElementType.Text) {
            String[] blanks = new String[size];
            Arrays.fill(blanks, "");
            return Optional.of(NdArray.ofStrings(blanks, shape));
        }
        if (model.type() instanceof ElementType.Numeric(DType dtype) && dtype == DType.FLOAT64) {
            double[] unknown = new double[size];
            Arrays.fill(unknown, Double.NaN);
            return Optional.of(NdArray.ofDoubles(unknown, shape));
        }
        if (model.type() instanceof ElementType.Numeric(DType dtype) && dtype == DType.FLOAT32) {
            float[] unknown = new float[size];
            Arrays.fill(unknown, Float.NaN);
            return Optional.of(NdArray.ofFloats(unknown, shape));
        }
        return Optional.empty();
    }
}
